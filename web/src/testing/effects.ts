// What a test has waited for has had its effects: React runs them a turn after it has drawn, and on a slow machine a
// test that looks for the focus at once would be there before.
if (typeof document !== "undefined") {
  const { configure, getConfig } = await import("@testing-library/react");
  const wait = getConfig().asyncWrapper;
  // Not that of a test which stops the clock.
  const turn = globalThis.setImmediate;
  configure({
    asyncWrapper: async (waiting) => {
      const found = await wait(waiting);
      for (let turns = 0; turns < 3; turns++) await new Promise((next) => turn(next));
      return found;
    },
  });
}
export {};
