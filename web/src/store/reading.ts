import { useSyncExternalStore } from "react";

import { FOLLOWING, HOME, LEAVING } from "../api/cruds";
import { useViewer } from "../api/session";

/** The ways to read home, with the address of each: all cruds, those of followed people, those that leave soon. */
export const READINGS = { all: HOME, following: FOLLOWING, leaving: LEAVING };
export type Reading = keyof typeof READINGS;

const KEPT = "cruddur:reading";
const SEEN = "cruddur:seen";
const listeners = new Set<() => void>();

/** Nothing in a browser that keeps nothing. */
function kept(name: string): string {
  try {
    return localStorage.getItem(name) ?? "";
  } catch {
    return "";
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // It holds as long as the page lives.
  }
}

const isReading = (way: string): way is Reading => Object.hasOwn(READINGS, way);

const last = kept(KEPT);
let reading: Reading = isReading(last) ? last : "all";

export const readingNow = () => reading;

/** Reads home in this way from now on, also when this browser comes back. */
export function readBy(way: Reading): void {
  reading = way;
  keep(KEPT, way);
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** The chosen way to read home. A stranger, who follows nobody, has no Following. */
export function useReading(): Reading {
  const chosen = useSyncExternalStore(subscribe, readingNow);
  return useViewer() || chosen !== "following" ? chosen : "all";
}

/** The newest crud on home that this browser had drawn before this page was loaded; empty at the first visit. */
let before = kept(SEEN);
let newest = before;

export const seenBefore = () => before;

/** Remembers that this crud was drawn on home; ids rise with time. */
export function see(uuid: string): void {
  if (uuid <= newest) return;
  newest = uuid;
  keep(SEEN, uuid);
}

/** All that is drawn has been read: what comes from now on is new. */
export function seenNow(): void {
  before = newest;
}

/** Forgets what was seen, as after signing out. */
export function forgetSeen(): void {
  before = newest = "";
  try {
    localStorage.removeItem(SEEN);
  } catch {
    // There was nothing to remove.
  }
}
