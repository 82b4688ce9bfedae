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
  const tell = (id: string) =>
    channels.at(-1)?.onmessage?.({ data: { id, name: "created", data: "{}" } });
  tell("7-1");
  tell("7-2");
  expect(heard).toEqual(["reset ", "created 7-1", "created 7-2"]);
  stop();
});
