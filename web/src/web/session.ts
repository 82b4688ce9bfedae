import { useSyncExternalStore } from "react";
import { ApiError, getSession, type Viewer } from "./api";

/** undefined: not known yet. */
export type Known = Viewer | null | undefined;

let known: Known;
const listeners = new Set<() => void>();

export function setViewer(viewer: Viewer | null): void {
  const same =
    viewer?.uuid === known?.uuid && viewer?.display_name === known?.display_name;
  if (same && known !== undefined) return;
  known = viewer;
  for (const listener of [...listeners]) listener();
}

export function viewerNow(): Known {
  return known;
}

export function useViewer(): Known {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed);
      return () => listeners.delete(changed);
    },
    () => known,
  );
}

export async function refreshViewer(): Promise<void> {
  try {
    setViewer(await getSession());
  } catch {
    // Not reached is not signed out; the page itself will tell what is wrong.
    if (known === undefined) setViewer(null);
  }
}

/** A refusal may show that what we believed about the session was wrong. */
export function heed(error: unknown): void {
  if (error instanceof ApiError && error.codes.includes("not_signed_in"))
    void refreshViewer();
}
