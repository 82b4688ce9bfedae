import { vi } from "vitest";

/** Milliseconds for what must come. Only a failure takes this long. */
const PATIENCE = 20_000;

// Vitest gives a second, and has no setting.
const { waitFor } = vi;
vi.waitFor = (look, options = {}) =>
  waitFor(
    look,
    typeof options === "number" ? options : { timeout: PATIENCE, ...options },
  );

// What a test has waited for has had its effects: React runs them a turn after it has drawn, and on a slow machine a
// test that looks for the focus at once would be there before.
if (typeof document !== "undefined") {
  const { configure, getConfig } = await import("@testing-library/react");
  const wait = getConfig().asyncWrapper;
  // Not that of a test which stops the clock.
  const turn = globalThis.setImmediate;
  configure({
    asyncUtilTimeout: PATIENCE,
    asyncWrapper: async (waiting) => {
      const found = await wait(waiting);
      for (let turns = 0; turns < 3; turns++) await new Promise((next) => turn(next));
      return found;
    },
  });
}
