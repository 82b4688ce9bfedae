import { useSyncExternalStore } from "react";

/** How far the server's clock is ahead of this machine's, in milliseconds. */
let offset = 0;

/** The answer is taken to have been written half-way between sending and receiving. */
export function setServerTime(iso: string, sentAt: number, receivedAt: number): void {
  const time = Date.parse(iso);
  if (!Number.isFinite(time)) return;
  offset = time - (sentAt + receivedAt) / 2;
  tick();
}

export function serverNow(): number {
  return Date.now() + offset;
}

/** How long nobody looked, at least, before what the page knows counts as old; milliseconds. */
const NAP = 5000;

const listeners = new Set<() => void>();
const wakers = new Set<() => void>();
let due = Infinity;
let timer: ReturnType<typeof setTimeout> | undefined;
let lastTick = Date.now();

/**
 * One clock for the whole page: it ticks each second and at each instant that was asked for. A
 * laptop that slept ticks late but at once on waking, because the time is read anew, never counted.
 */
function tick(): void {
  clearTimeout(timer);
  const slept = Math.abs(Date.now() - lastTick - 1000) > NAP;
  lastTick = Date.now();
  due = Infinity;
  for (const listener of [...listeners]) listener();
  timer = setTimeout(tick, Math.max(0, Math.min(1000, due - serverNow())));
  if (slept && document.visibilityState === "visible")
    for (const waker of [...wakers]) waker();
}

/** From inside a tick: tick again at this time of the server's clock, if that is sooner. */
export function tickAt(time: number): void {
  due = Math.min(due, time);
}

export function onTick(listener: () => void): () => void {
  if (listeners.size === 0) {
    lastTick = Date.now();
    timer = setTimeout(tick, 0);
    document.addEventListener("visibilitychange", tick);
    document.addEventListener("resume", tick);
    window.addEventListener("pageshow", tick);
    window.addEventListener("focus", tick);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearTimeout(timer);
    document.removeEventListener("visibilitychange", tick);
    document.removeEventListener("resume", tick);
    window.removeEventListener("pageshow", tick);
    window.removeEventListener("focus", tick);
  };
}

/** Told after the machine slept or its clock was set: what the page knows may be old. */
export function onWaking(waker: () => void): () => void {
  wakers.add(waker);
  return () => void wakers.delete(waker);
}

/** What this makes of the server's time, drawn anew only when it reads differently. */
export function useTicking(read: (now: number) => string): string {
  return useSyncExternalStore(onTick, () => read(serverNow()));
}
