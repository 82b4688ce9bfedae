import { onTick, serverNow, tickAt } from "../lib/clock";
import type { AnsweredCrud, Crud } from "../api/cruds";

/**
 * Every crud that this page knows, once, whichever lists it is in. What has expired or been deleted
 * is dropped here, at its second, and so from everything that is drawn; no other place keeps a text.
 */
const cruds = new Map<string, Crud>();
/** Gone for good: an answer that was already under way must not bring it back. */
const gone = new Set<string>();
/** Out of sight for now, with their authors, and since when: who reads them again later finds them. */
const hidden = new Map<string, number>();
/** Ends that were told of cruds that this page does not know, for an answer that is under way. */
const nearerEnds = new Map<string, string>();
const listeners = new Set<() => void>();
let version = 0;

const isOver = (crud: Crud) => Date.parse(crud.expires_at) <= serverNow();

function changed(): void {
  version++;
  for (const listener of [...listeners]) listener();
}

const enders = new Set<(ended: readonly Crud[]) => void>();

/** Told of cruds that have come to their end, while they are still drawn for the last time. */
export function onExpired(listener: (ended: readonly Crud[]) => void): () => void {
  enders.add(listener);
  return () => void enders.delete(listener);
}

function sweep(): void {
  for (const [uuid, end] of nearerEnds)
    if (Date.parse(end) <= serverNow()) nearerEnds.delete(uuid);
  const ended = [...cruds.values()].filter(isOver);
  for (const crud of cruds.values())
    if (!isOver(crud)) tickAt(Date.parse(crud.expires_at));
  if (ended.length === 0) return;
  for (const listener of [...enders]) listener(ended);
  for (const { uuid } of ended) {
    cruds.delete(uuid);
    gone.add(uuid);
  }
  changed();
}

onTick(sweep);

/** An end only ever moves nearer: an answer that was under way may not know of it. */
function withNearerEnd(crud: Crud): Crud {
  const end = cruds.get(crud.uuid)?.expires_at ?? nearerEnds.get(crud.uuid);
  return end && Date.parse(end) < Date.parse(crud.expires_at)
    ? { ...crud, expires_at: end }
    : crud;
}

/** How long an answer may be from before an event, at most: home is held for a second. */
const LAG = 5000;

/** An answer that was under way may have it still. */
const isJustHidden = (uuid: string) => Date.now() - (hidden.get(uuid) ?? -LAG) < LAG;

const toldCounts = new Map<string, { counts: Partial<Counts>; at: number }>();

/** An answer that was under way, or came from memory, may not know of counts that were told just before. */
function withToldCounts(crud: Crud): Crud {
  const told = toldCounts.get(crud.uuid);
  return told && Date.now() - told.at < LAG ? { ...crud, ...told.counts } : crud;
}

export const isReadable = (crud: AnsweredCrud): crud is Crud => crud.message !== null;

/** An answer that says what is known already leaves the object as it is, so that its card is not drawn anew. */
const isNew = (crud: Crud) =>
  JSON.stringify(crud) !== JSON.stringify(cruds.get(crud.uuid));

/** Keeps what is alive and can be read, in the order given, and says which ids those are. */
export function upsert(found: readonly AnsweredCrud[]): string[] {
  const living = found
    .filter(isReadable)
    .map(withNearerEnd)
    .map(withToldCounts)
    .filter(({ uuid }) => !gone.has(uuid) && !isJustHidden(uuid))
    .filter((crud) => !isOver(crud));
  for (const crud of living) {
    hidden.delete(crud.uuid);
    if (isNew(crud)) cruds.set(crud.uuid, crud);
  }
  changed();
  return living.map((crud) => crud.uuid);
}

export function crudOf(uuid: string): Crud | undefined {
  return cruds.get(uuid);
}

/** The handles of those who wrote what replies on this page answer, by its id. */
const authors = new Map<string, string>();

export function noteAuthors(found: readonly Pick<Crud, "uuid" | "handle">[]): void {
  for (const { uuid, handle } of found) authors.set(uuid, handle);
}

/** The handle of a crud's author, as far as this page knows. */
export const authorOf = (uuid: string) => crudOf(uuid)?.handle ?? authors.get(uuid);

/** What a crud answers, what that answers and so on, as far as this page knows, the first one first. */
export function ancestorsOf(uuid: string): Crud[] {
  const parent = crudOf(crudOf(uuid)?.reply_to_activity_uuid ?? "");
  return parent ? [...ancestorsOf(parent.uuid), parent] : [];
}

/** What answers a crud, as far as this page knows, oldest first. */
export function repliesTo(uuid: string): Crud[] {
  return [...cruds.values()]
    .filter((crud) => crud.reply_to_activity_uuid === uuid)
    .sort((one, other) => (one.uuid < other.uuid ? -1 : 1));
}

export const isGone = (uuid: string) => gone.has(uuid);

/** Deleted, here or elsewhere; what answers it goes with it. */
export function remove(uuid: string): void {
  gone.add(uuid);
  cruds.delete(uuid);
  for (const crud of [...cruds.values()])
    if (crud.reply_to_activity_uuid === uuid) remove(crud.uuid);
  changed();
}

/** Hidden from all, as its suspended author is. Replies stay; it is back once an answer has it again. */
export function hide(uuid: string): void {
  hidden.set(uuid, Date.now());
  cruds.delete(uuid);
  authors.delete(uuid);
  changed();
}

export const isHidden = (uuid: string) => hidden.has(uuid);

/** Its author has it leave sooner. */
export function shorten(uuid: string, expires_at: string): void {
  const crud = cruds.get(uuid);
  if (!crud) return void nearerEnds.set(uuid, expires_at);
  cruds.set(uuid, withNearerEnd({ ...crud, expires_at }));
  changed();
  // The word of it may come after the end.
  sweep();
}

export type Counts = Pick<Crud, "replies_count" | "reposts_count" | "likes_count">;

/** How many there are now of what is given. */
export function setCounts(uuid: string, counts: Partial<Counts>): void {
  for (const [one, { at }] of toldCounts)
    if (Date.now() - at >= LAG) toldCounts.delete(one);
  toldCounts.set(uuid, {
    counts: { ...toldCounts.get(uuid)?.counts, ...counts },
    at: Date.now(),
  });
  const crud = cruds.get(uuid);
  if (!crud) return;
  const now = { ...crud, ...counts };
  if (!isNew(now)) return;
  cruds.set(uuid, now);
  changed();
}

/** Forgets what a viewer could read, for the next one; what is gone stays gone. */
export function forgetCruds(): void {
  cruds.clear();
  authors.clear();
  hidden.clear();
  changed();
}

/** Has each crud of this person bear this name. */
export function renameAuthor(handle: string, display_name: string): void {
  for (const crud of cruds.values())
    if (crud.handle === handle) cruds.set(crud.uuid, { ...crud, display_name });
  changed();
}

const readers = new Set<() => unknown>();

/** Has this run whenever what the page knows may be old: whoever drew it reads it anew. */
export function onStale(read: () => unknown): () => void {
  readers.add(read);
  return () => void readers.delete(read);
}

/** Reads anew what is drawn; settles once all has been read. */
export async function refetchAll(): Promise<void> {
  await Promise.all([...readers].map((read) => read()));
}

/** For useSyncExternalStore: the number rises with every change. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const versionNow = () => version;

/** The authors of the latest living cruds, the latest first. */
export function recentAuthors(most: number): Pick<Crud, "handle" | "display_name">[] {
  const people = new Map<string, Crud>();
  const latest = [...cruds.values()].sort((one, other) =>
    one.uuid < other.uuid ? 1 : -1,
  );
  for (const crud of latest) if (!people.has(crud.handle)) people.set(crud.handle, crud);
  return [...people.values()].slice(0, most);
}
