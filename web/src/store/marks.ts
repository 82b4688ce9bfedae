import { useEffect, useSyncExternalStore } from "react";
import { getPage, type Shapes } from "../api/api";
import { useViewer, viewerNow } from "../api/session";

/** What a person, or a crud, is to the viewer. */
type Marks = Shapes["UserMarks"];
type CrudMarks = Shapes["ActivityMarks"];

/**
 * What people and cruds are to the viewer, by their ids: asked once for all that want to know at the same
 * time, and kept until the stream tells that it is another. null: the viewer may not see them.
 */
const known = new Map<string, Marks | CrudMarks | null>();
/** The ids whose marks the server has confirmed; the others are drawn as they were until the answer is there. */
const certain = new Set<string>();
const asked = new Map<string, Promise<void>>();
/** The people of the next request, and its answer. */
let waiting = new Set<string>();
let next: Promise<void> | undefined;
/** What the viewer has changed since the last request went out: its answer may not know of that. */
const changes = new Map<string, Partial<Marks & CrudMarks>>();
const listeners = new Set<() => void>();
/** Rises whenever the marks are forgotten: answers under way are too old then. */
let round = 0;
/** Rises whenever the marks that are drawn and not known are to be asked for. */
let asking = 0;
/** The viewer to whom the marks belong. */
let whose: string | undefined;

/** Milliseconds after which what could not be learnt is asked for again. */
const AGAIN = 30_000;
let again: ReturnType<typeof setTimeout> | undefined;

/** As many ids as the server takes at once. */
const MOST = 100;

function changed(): void {
  for (const listener of [...listeners]) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

/** Asks for all people who wait by then. */
async function askAll(): Promise<void> {
  // All callers of this turn share one request.
  await Promise.resolve();
  const uuids = [...waiting];
  waiting = new Set();
  next = undefined;
  const mine = round;
  for (let from = 0; from < uuids.length; from += MOST) {
    const some = uuids.slice(from, from + MOST);
    for (const uuid of some) changes.delete(uuid);
    try {
      const { body } = await getPage(`/api/marks?ids=${some.join(",")}`);
      const { users, activities } = body as Shapes["Marks"];
      if (mine !== round) return;
      for (const uuid of some) {
        const answered = users[uuid] ?? activities[uuid];
        known.set(uuid, answered ? { ...answered, ...changes.get(uuid) } : null);
        certain.add(uuid);
      }
    } catch {
      if (mine !== round) return;
      clearTimeout(again);
      // By chance up to half as long again, so that not all pages ask at once.
      again = setTimeout(haveAsked, AGAIN * (1 + Math.random() / 2));
    }
    for (const uuid of some) asked.delete(uuid);
  }
  changed();
}

function ask(uuid: string): Promise<void> {
  const viewer = viewerNow()?.uuid;
  if (viewer !== whose) {
    known.clear();
    changes.clear();
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
  return (known.get(uuid) as Marks | null | undefined)?.followed ?? false;
}

/** What a person is to the viewer; undefined as long as that is not known, or there is none. */
export const useMarks = (uuid: string) => useKnown(uuid) as Marks | undefined;

/** The same for a crud. */
export const useCrudMarks = (uuid: string) => useKnown(uuid) as CrudMarks | undefined;

/** Asks for all of a list's cruds together, though its cards come a few at a time. */
export function useMarksOf(uuids: readonly string[]): void {
  const viewer = useViewer()?.uuid;
  const all = uuids.join();
  useEffect(() => {
    if (viewer && all) for (const uuid of all.split(",")) void ask(uuid);
  }, [all, viewer]);
}

function useKnown(uuid: string): Marks | CrudMarks | undefined {
  const viewer = useViewer()?.uuid;
  const asks = useSyncExternalStore(subscribe, () => asking);
  const marks = useSyncExternalStore(subscribe, () =>
    viewer === whose ? known.get(uuid) : undefined,
  );
  useEffect(() => {
    if (viewer) void ask(uuid);
  }, [uuid, viewer, asks]);
  return marks ?? undefined;
}

/** Asks what a crud is to the viewer, where an earlier request failed. */
export const askForMarks = (uuid: string) => ask(uuid);

/** Notes that the viewer has just followed or unfollowed a person. */
export const setFollowed = (uuid: string, followed: boolean) => set(uuid, { followed });

/** The viewer has just made something else of a crud. */
export const setCrudMarks = (uuid: string, what: Partial<CrudMarks>) => set(uuid, what);

function set(uuid: string, what: Partial<Marks & CrudMarks>): void {
  const marks = known.get(uuid);
  if (!marks) return;
  known.set(uuid, { ...marks, ...what });
  changes.set(uuid, { ...changes.get(uuid), ...what });
  changed();
}

/** A crud may be something else to the viewer now, as once somebody has reposted it: its next drawing asks again. */
export function forgetMarksOf(uuid: string): void {
  certain.delete(uuid);
}

/** It may be another now, as when the stream says so: whoever draws it asks again. */
export function forgetMarks(): void {
  round++;
  certain.clear();
  asked.clear();
  haveAsked();
}

function haveAsked(): void {
  asking++;
  changed();
}
