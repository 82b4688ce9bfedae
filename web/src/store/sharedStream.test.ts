import { afterEach, expect, it, vi } from "vitest";
import type { LiveEvent } from "./stream";

type Channel = { onmessage?: (message: { data: LiveEvent }) => void };
const channels: Channel[] = [];

// What the browser has and node has not; another page has the lock.
vi.stubGlobal("document", new EventTarget());
vi.stubGlobal("window", new EventTarget());
vi.stubGlobal("navigator", { locks: { request: () => new Promise(() => {}) } });
vi.stubGlobal(
  "BroadcastChannel",
  class {
    constructor() {
      channels.push(this as Channel);
    }
    close() {}
  },
);

const { subscribe } = await import("./sharedStream");

afterEach(() => {
  channels.length = 0;
});

it("has a page that hears by another read anew what it may have missed before, once", () => {
  const heard: string[] = [];
  const stop = subscribe(({ name, id }) => heard.push(`${name} ${id}`));
  const tell = (name: string, id = "") =>
    channels.at(-1)?.onmessage?.({ data: { id, name, data: "{}" } });
  tell("heartbeat");
  tell("heartbeat");
  tell("created", "7-1");
  expect(heard).toEqual(["reset ", "heartbeat ", "heartbeat ", "created 7-1"]);
  stop();
});
