// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetPush } from "../lib/forgetPush";
import { setViewer } from "./session";

let shown: string[];
let subscribed: boolean;
/** What ending the subscription waits for. */
let slow: Promise<void>;

/** Of which kinds the viewer has this browser told, by the server; null where it cannot be asked. */
let kinds: { replied: boolean } | null;

const LONDO = { uuid: "u", handle: "londo", display_name: "Londo" };

beforeEach(() => {
  shown = ["replied", "liked"];
  subscribed = true;
  slow = Promise.resolve();
  kinds = { replied: true };
  vi.stubGlobal("fetch", () =>
    kinds
      ? Promise.resolve(Response.json({ public_key: "k", kinds }))
      : Promise.reject(new TypeError("away")),
  );
  const registration = {
    getNotifications: () =>
      Promise.resolve(
        shown.map((name) => ({ close: () => (shown = shown.filter((n) => n !== name)) })),
      ),
    pushManager: {
      getSubscription: () =>
        Promise.resolve(
          subscribed
            ? { unsubscribe: () => slow.then(() => (subscribed = false)) }
            : null,
        ),
    },
  };
  browserWith(() => Promise.resolve(registration));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  Reflect.deleteProperty(navigator, "serviceWorker");
});

const browserWith = (getRegistration: () => Promise<unknown>) =>
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: { getRegistration },
  });

it("takes down every notice and ends the subscription", async () => {
  await forgetPush();
  expect(shown).toEqual([]);
  expect(subscribed).toBe(false);
  await forgetPush();
});

it("does so when a page learns that nobody is signed in, and not while somebody is", async () => {
  setViewer(LONDO as never);
  setViewer({ ...LONDO, display_name: "Emperor Mollari" } as never);
  await new Promise((given) => setTimeout(given));
  expect(shown).toHaveLength(2);
  expect(subscribed).toBe(true);

  setViewer(null);
  await vi.waitFor(() => expect(subscribed).toBe(false));
  expect(shown).toEqual([]);
});

it("does so when somebody else is signed in than whom the server knows it for", async () => {
  setViewer(null);
  await forgetPush();
  [shown, subscribed] = [["replied"], true];
  const settled = () => new Promise((given) => setTimeout(given, 20));
  setViewer(LONDO as never);
  await settled();
  expect(subscribed).toBe(true);

  kinds = null;
  setViewer({ ...LONDO, uuid: "v" } as never);
  await settled();
  expect(subscribed).toBe(true);

  kinds = { replied: false };
  setViewer({ ...LONDO, uuid: "w" } as never);
  await vi.waitFor(() => expect(subscribed).toBe(false));
  expect(shown).toEqual([]);
});

it("does so once for two who ask at the same time", async () => {
  const first = forgetPush();
  expect(forgetPush()).toBe(first);
  await first;
});

it.each([
  ["has no worker", () => Promise.resolve(undefined)],
  ["refuses", () => Promise.reject(new Error("no"))],
  ["knows no notices", () => Promise.resolve({})],
])("is done where the browser %s", async (_, getRegistration) => {
  browserWith(getRegistration);
  await forgetPush();
});

it("is done where there are no workers at all", async () => {
  Reflect.deleteProperty(navigator, "serviceWorker");
  await forgetPush();
});

it("lets its reader go on where the browser takes long", async () => {
  vi.useFakeTimers();
  slow = new Promise(() => {});
  const done = forgetPush();
  await vi.advanceTimersByTimeAsync(2000);
  await done;
  expect(shown).toEqual([]);
});
