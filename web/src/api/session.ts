import { useSyncExternalStore } from "react";
import { forgetPush, forgetPushOfOthers } from "../lib/forgetPush";
import { ApiError } from "./ApiError";
import { get, getSession, outdateSession, type Viewer } from "./api";

/** null: nobody is signed in; undefined: it is not known whether anybody is. */
export type Known = Viewer | null | undefined;

let known: Known;
/** Why it is not known; null before the first answer, and once it is known. */
let unknownFor: unknown = null;
const listeners = new Set<() => void>();

function changed(): void {
  for (const listener of [...listeners]) listener();
}

/** Somebody has just signed in, or out. */
export function setViewer(viewer: Viewer | null): void {
  outdateSession();
  learn(viewer);
}

function learn(viewer: Viewer | null): void {
  unknownFor = null;
  const same =
    viewer?.uuid === known?.uuid && viewer?.display_name === known?.display_name;
  if (same && known !== undefined) return;
  const before = known?.uuid;
  known = viewer;
  // Also where the session ended elsewhere, or while no page was open.
  if (!viewer) void forgetPush();
  else if (viewer.uuid !== before) void forgetPushOfOthers(isTold).catch(() => {});
  changed();
}

/** Whether the viewer wants this browser told of anything. */
async function isTold(): Promise<boolean> {
  const { kinds } = await get("/api/account/push");
  return Object.values(kinds).includes(true);
}

export function viewerNow(): Known {
  return known;
}

/** Calls it when it is known, or no longer known, who is signed in. */
export function onViewer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useViewer(): Known {
  return useSyncExternalStore(onViewer, () => known);
}

/** What kept the server from saying who is signed in; null while nothing did. */
export function useUnknownFor(): unknown {
  return useSyncExternalStore(onViewer, () => unknownFor);
}

/** Milliseconds until the session is asked for again: the first wait, and the longest of our own. */
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30_000;

let failures = 0;
let next: ReturnType<typeof setTimeout> | undefined;

/**
 * Asks who is signed in, and what time it is. A server that does not answer is asked again, less
 * and less often, and no sooner than it wants; until then what was known stays.
 */
export async function refreshViewer(): Promise<void> {
  clearTimeout(next);
  try {
    const viewer = await getSession();
    failures = 0;
    if (viewer !== undefined) learn(viewer);
  } catch (problem) {
    const own = Math.min(FIRST_WAIT * 2 ** failures++, LONGEST_WAIT);
    const wanted = problem instanceof ApiError ? 1000 * problem.retryAfter : 0;
    // By chance up to half as long again, so that not all pages ask at once.
    const wait = Math.max(own, wanted) * (1 + Math.random() / 2);
    clearTimeout(next);
    next = setTimeout(() => void refreshViewer(), wait);
    if (known !== undefined) return;
    unknownFor = problem;
    changed();
  }
}

/**
 * Somebody has just signed in. What else the session says of them, as a role or a suspension, comes
 * a moment later.
 */
export async function signedIn(viewer: Viewer): Promise<void> {
  setViewer(viewer);
  const told = await getSession().catch(() => null);
  if (told === null || !known || (told && told.uuid !== known.uuid)) return;
  // Another object, so that what goes by role and standing is drawn anew.
  known = told ?? { ...known };
  changed();
}

let first: Promise<void> | undefined;

/** Asks for the first time, whoever of the callers comes first. */
export const firstViewer = () => (first ??= refreshViewer());

/** A refusal may show that what we believed about the session was wrong. */
export function onAuthError(error: unknown): void {
  if (error instanceof ApiError && error.codes.includes("not_signed_in"))
    void refreshViewer();
}
