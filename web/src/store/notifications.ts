import { useEffect, useSyncExternalStore } from "react";
import { get, send } from "../api/api";
import { useViewer, viewerNow } from "../api/session";

/** How many notifications the viewer has not read, of the kinds that they want counted. */
let unread = 0;
const listeners = new Set<() => void>();
let round = 0;

function set(count: number): void {
  unread = count;
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Asks how many there are; where that cannot be learnt, it stays as it was. */
export async function readUnread(): Promise<void> {
  const mine = ++round;
  if (!viewerNow()) return set(0);
  try {
    const answer = await get("/api/activities/notifications/unread");
    if (mine === round) set(answer.unread);
  } catch {
    // The next event asks again.
  }
}

const readers = new Set<() => void>();

/** Has this run whenever there is something new to be told. */
export function onTold(read: () => void): () => void {
  readers.add(read);
  return () => void readers.delete(read);
}

/** The stream says that there is something new, or that it was read elsewhere. */
export function told(): void {
  void readUnread();
  for (const read of [...readers]) read();
}

/** Has read all up to this notification; without one, all that there is by now. */
export async function markRead(until?: string): Promise<void> {
  // The server takes no body as all.
  const body = until && { until };
  await send("put", "/api/activities/notifications/read", body as never);
  await readUnread();
}

export function useUnread(): number {
  const viewer = useViewer()?.uuid;
  useEffect(() => void readUnread(), [viewer]);
  return useSyncExternalStore(subscribe, () => unread);
}
