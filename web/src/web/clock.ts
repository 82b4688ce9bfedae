import { useEffect, useState } from "react";
import { untilChange } from "../activities/time";

/** How far the server's clock is ahead of this machine's, in milliseconds. */
let offset = 0;

const SET = "cruddur:clock-set";

/** The answer is taken to have been written half-way between sending and receiving. */
export function setServerTime(iso: string, sentAt: number, receivedAt: number): void {
  const time = Date.parse(iso);
  if (!Number.isFinite(time)) return;
  offset = time - (sentAt + receivedAt) / 2;
  window.dispatchEvent(new Event(SET));
}

export function serverNow(): number {
  return Date.now() + offset;
}

/**
 * The server's time, renewed whenever what a card shows about it may change. A wait is never
 * longer than a minute, so setTimeout's limit of 24.8 days is out of reach, and a page that was
 * asleep looks again as soon as it is seen.
 */
export function useServerNow(expiresAt: number): number {
  // An object, so that two ticks within one millisecond still count as two.
  const [now, setNow] = useState(() => ({ at: serverNow() }));

  useEffect(() => {
    const tick = () => setNow({ at: serverNow() });
    const timer = setTimeout(tick, untilChange(expiresAt - serverNow()));
    document.addEventListener("visibilitychange", tick);
    window.addEventListener("pageshow", tick);
    window.addEventListener(SET, tick);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", tick);
      window.removeEventListener("pageshow", tick);
      window.removeEventListener(SET, tick);
    };
  }, [now, expiresAt]);

  return now.at;
}
