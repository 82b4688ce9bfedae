import { useEffect, useSyncExternalStore } from "react";
import { getPage, type Shapes } from "../api/api";
import { useViewer, viewerNow } from "../api/session";

/** What a person is to the viewer. */
type Marks = Shapes["UserMarks"];

/**
 * What people are to the viewer, by their ids: asked once for all that want to know at the same
 * time, and kept until the stream tells that it is another. null: the viewer may not see them.
 */
const known = new Map<string, Marks | null>();
/** Of whom it is known for certain; the others are drawn as they were until the answer is there. */
const certain = new Set<string>();
const asked = new Map<string, Promise<void>>();
/** Those that are asked for next, and the answer to come. */
let waiting = new Set<string>();
let next: Promise<void> | undefined;
const listeners = new Set<() => void>();
/** Rises whenever all is forgotten: answers under way are too old then. */
let round = 0;
/** To whom people are what is known. */
let whose: string | undefined;

/** As many ids as the server takes at once. */
const MOST = 100;

function changed(): void {
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Asks for all that wait by then. */
async function askAll(): Promise<void> {
  // Whoever wants to know in this turn is asked for together.
  await Promise.resolve();
  const uuids = [...waiting];
  waiting = new Set();
  next = undefined;
  const mine = round;
  for (let from = 0; from < uuids.length; from += MOST) {
    const some = uuids.slice(from, from + MOST);
    try {
      const { body } = await getPage(`/api/marks?ids=${some.join(",")}`);
      const { users } = body as Shapes["Marks"];
      if (mine !== round) return;
      for (const uuid of some) {
        known.set(uuid, users[uuid] ?? null);
        certain.add(uuid);
      }
    } catch {
      // Not known; whoever draws it next asks again.
    }
    for (const uuid of some) asked.delete(uuid);
  }
  changed();
}

function ask(uuid: string): Promise<void> {
  const viewer = viewerNow()?.uuid;
  if (viewer !== whose) {
    known.clear();
    forgetMarks();
  }
  whose = viewer;
  if (certain.has(uuid)) return Promise.resolve();
  const underWay = asked.get(uuid);
  if (underWay) return underWay;
  waiting.add(uuid);
  next ??= askAll();
  asked.set(uuid, next);
  return next;
}

/** Whether the viewer follows this person; false where that cannot be learnt. */
export async function isFollowed(uuid: string): Promise<boolean> {
  await ask(uuid);
  return known.get(uuid)?.followed ?? false;
}

/** What a person is to the viewer; undefined as long as that is not known, or there is none. */
export function useMarks(uuid: string): Marks | undefined {
  const viewer = useViewer()?.uuid;
  const asks = useSyncExternalStore(subscribe, () => round);
  const marks = useSyncExternalStore(subscribe, () =>
    viewer === whose ? known.get(uuid) : undefined,
  );
  useEffect(() => {
    if (viewer) void ask(uuid);
  }, [uuid, viewer, asks]);
  return marks ?? undefined;
}

/** The viewer has just followed a person, or follows them no longer. */
export function setFollowed(uuid: string, followed: boolean): void {
  const marks = known.get(uuid);
  if (marks) known.set(uuid, { ...marks, followed });
  changed();
}

/** It may be another now, as when the stream says so: whoever draws it asks again. */
export function forgetMarks(): void {
  round++;
  certain.clear();
  asked.clear();
  changed();
}
