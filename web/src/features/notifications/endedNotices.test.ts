// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi, type MockInstance } from "vitest";

const MINUTE = 60_000;

let shown: number[];
let listen: MockInstance<typeof document.addEventListener>;
let hears: (event: { data: object }) => void;

/** A notice of a crud that has so long to live, in milliseconds. */
const show = (left: number) => shown.push(Date.now() + left);

beforeEach(async () => {
  vi.resetModules();
  vi.useFakeTimers();
  vi.stubGlobal("scrollTo", () => {});
  listen = vi.spyOn(document, "addEventListener");
  shown = [];
  const registration = {
    getNotifications: () =>
      Promise.resolve(
        shown.map((end) => ({
          data: { end },
          close: () => (shown = shown.filter((other) => other !== end)),
        })),
      ),
  };
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: {
      getRegistration: () => Promise.resolve(registration),
      addEventListener: (_: string, listener: typeof hears) => (hears = listener),
    },
  });
  show(10_000);
  show(NaN);
  const { watchNotices } = await import("./endedNotices");
  watchNotices();
  watchNotices();
  await vi.advanceTimersByTimeAsync(0);
});

afterEach(() => {
  for (const [event, listener] of listen.mock.calls)
    document.removeEventListener(event, listener);
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

it("takes a notice down at its second, and looks each minute for others", async () => {
  await vi.advanceTimersByTimeAsync(9999);
  expect(shown).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(shown).toEqual([NaN]);
  show(1000);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(shown).toEqual([NaN]);
  show(90_000);
  await vi.advanceTimersByTimeAsync(MINUTE);
  expect(shown).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(shown).toEqual([NaN]);
});

it("looks when the page is seen again, and has one timer for it all", async () => {
  // The machine slept: its timers did not run.
  vi.setSystemTime(Date.now() + MINUTE);
  expect(shown).toHaveLength(2);
  for (let times = 0; times < 3; times++)
    document.dispatchEvent(new Event("visibilitychange"));
  await vi.advanceTimersByTimeAsync(0);
  expect(shown).toEqual([NaN]);
  expect(vi.getTimerCount()).toBe(1);
});

it("goes where a pressed notice leads, and stays where the page is that already", () => {
  const address = "/activities/01990000-0000-7000-8000-0000000000a1";
  history.replaceState(null, "", "/notifications");
  hears({ data: { address } });
  expect(location.pathname).toBe(address);
  const there = "/@londo/status/01990000-0000-7000-8000-0000000000a1";
  history.replaceState(null, "", there);
  hears({ data: { address } });
  expect(location.pathname).toBe(there);
});
