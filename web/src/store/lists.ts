import { useEffect, useSyncExternalStore } from "react";
import { askEarly, getPage, type Shapes } from "../api/api";
import { onViewer, viewerNow } from "../api/session";
import { FOLLOWING, KEPT, LEAVING, type AnsweredCrud, type Crud } from "../api/cruds";
import {
  crudOf,
  forgetCruds,
  isGone,
  noteAuthors,
  upsert,
  onStale,
  refetchAll,
  subscribe,
  versionNow,
} from "./cruds";

/**
 * A list of cruds by the address it is read from, kept while the page lives: who comes back to it
 * finds it as it was, minus what is gone.
 */
type List = {
  status: "loading" | "ready" | "failed";
  uuids: string[];
  /** Newer ones, announced but not drawn: nothing moves what is being read. */
  fresh: string[];
  /** There are more of those than are counted: to see them is to begin anew. */
  many: boolean;
  next: string | null;
  loadingMore: boolean;
  error: unknown;
  /** Whose cruds they are, where they are one person's, as last read. */
  profile: Shapes["Profile"] | null;
  /** Those of the list that its count of cruds has in it. */
  counted: string[];
};

const START: List = {
  status: "loading",
  uuids: [],
  fresh: [],
  many: false,
  next: null,
  loadingMore: false,
  error: null,
  profile: null,
  counted: [],
};

/** The state of a list that has just been read. */
const READ = { status: "ready", loadingMore: false, error: null } as const;

/** As many as are announced one by one, and so drawn at once. */
export const MOST_FRESH = 100;

const lists = new Map<string, List>();
/** A number that rises when a list begins to be read and when that ends: a further page that was asked for under another number is not drawn. */
const rounds = new Map<string, number>();
/** Those that may have missed a deletion anywhere: the next to draw one reads as much as it has. */
const doubted = new Set<string>();
onStale(() => knownLists().forEach((address) => doubted.add(address)));

const listAt = (address: string) => lists.get(address) ?? START;

function change(address: string, what: Partial<List>): void {
  lists.set(address, { ...listAt(address), ...what });
  upsert([]);
}

const alive = (uuids: string[]) => uuids.filter((uuid) => !isGone(uuid));

const once = (uuids: string[]) => [...new Set(uuids)];

/** What stands as it was answered: a repost is as new as itself, and not as its crud. */
const isAsAnswered = (address: string) =>
  address === FOLLOWING || address.endsWith("?kind=reposts");

/** Newest first: ids rise with time. */
const inOrder = (uuids: string[]) =>
  alive([...new Set(uuids)]).sort((one, other) => (one < other ? 1 : -1));

/** What stands by the ends of its cruds, the nearest first: an id says nothing of its place. */
const isByEnd = (address: string) => address === LEAVING || address === KEPT;

/** What a list draws, of these in the order in which they came to be known. */
const arranged = (address: string, uuids: string[]) =>
  isAsAnswered(address) ? alive(once(uuids)) : inOrder(uuids);

const byEnd = (one: Crud, other: Crud) =>
  Date.parse(one.expires_at) - Date.parse(other.expires_at) ||
  (one.uuid < other.uuid ? -1 : 1);

function isOwn(uuid: string): boolean {
  const viewer = viewerNow();
  return Boolean(viewer) && crudOf(uuid)?.handle === viewer?.handle;
}

async function read(address: string) {
  const { body, next } = await getPage(address);
  if (Array.isArray(body)) return { cruds: body as AnsweredCrud[], profile: null, next };
  // A person's cruds come with the person.
  // A server of the release before does not say whom they answer.
  const { activities, profile, answered = [] } = body as Shapes["UserActivities"];
  noteAuthors(answered);
  return { cruds: activities, profile, next };
}

/**
 * Reads the first page, or all that is drawn where that is in doubt. A list that is already there keeps its place: what is
 * new is announced, what is missing has been deleted. Where the two no longer meet, or the list is
 * empty, it begins anew.
 */
export async function load(address: string): Promise<void> {
  const mine = (rounds.get(address) ?? 0) + 1;
  rounds.set(address, mine);
  // What comes to be known while this is under way, the answer may be too old to have.
  const asked = listAt(address);
  const knownThen = new Set([...asked.fresh, ...asked.uuids]);
  try {
    const { cruds, profile, next: second } = await read(address);
    let next = second;
    const whole = doubted.has(address) || isByEnd(address) || isAsAnswered(address);
    while (whole && next && cruds.length < listAt(address).uuids.length) {
      const more = await read(next);
      cruds.push(...more.cruds);
      next = more.next;
    }
    if (mine !== rounds.get(address)) return;
    rounds.set(address, mine + 1);
    doubted.delete(address);
    const old = listAt(address);
    const known = new Set([...old.fresh, ...old.uuids]);
    // The answer may still have what was taken out meanwhile.
    const page = once(upsert(cruds)).filter(
      (uuid) => known.has(uuid) || !knownThen.has(uuid),
    );
    const answered = cruds.map(({ uuid }) => uuid);
    // Above the last one that was there before are the reader's own new posts; below it is a further page.
    const end = old.uuids.findLastIndex((uuid) => asked.uuids.includes(uuid));
    const top = end < 0 ? old.uuids : old.uuids.slice(0, end);
    const came = isByEnd(address) ? [] : top.filter((uuid) => !knownThen.has(uuid));
    const meet = !isByEnd(address) && page.some((uuid) => old.uuids.includes(uuid));
    if (!meet) {
      const counted = answered;
      const told = old.fresh.filter(
        (uuid) => old.status === "loading" || !knownThen.has(uuid),
      );
      const fresh = inOrder(told.filter((uuid) => !page.includes(uuid)));
      change(address, {
        ...START,
        ...READ,
        uuids: once([...came, ...page]),
        fresh,
        next,
        profile,
        counted,
      });
      return;
    }
    if (isAsAnswered(address)) {
      const at = page.findIndex((uuid) => old.uuids.includes(uuid));
      const above = page.slice(0, at);
      const told = old.fresh.filter(
        (uuid) => !page.includes(uuid) && !knownThen.has(uuid),
      );
      const uuids = once([...came, ...page.slice(at)]);
      const fresh = alive(once([...told, ...above]));
      change(address, { ...READ, uuids, fresh, next, profile });
      return;
    }
    // Within what the page spans, it is the truth; ids rise with time.
    const oldest = next === null ? "" : (page.at(-1) ?? "");
    const here = new Set(page);
    const stays = (uuid: string) =>
      uuid < oldest || here.has(uuid) || !knownThen.has(uuid);
    const unknown = page.filter((uuid) => !known.has(uuid));
    const fresh = [...unknown.filter((uuid) => !isOwn(uuid)), ...old.fresh];
    change(address, {
      ...READ,
      // One's own is drawn at once, also where it was posted in another tab.
      uuids: inOrder([...old.uuids.filter(stays), ...unknown.filter(isOwn)]),
      fresh: inOrder(fresh.filter(stays)),
      profile,
      counted: [...answered, ...alive(old.uuids).filter((uuid) => uuid < oldest)],
    });
  } catch (error) {
    if (mine !== rounds.get(address)) return;
    rounds.set(address, mine + 1);
    // What is on the page stays readable.
    change(address, { status: "failed", loadingMore: false, error });
  }
}

/** Asks for a list that will be drawn once it is known who is signed in; what is announced meanwhile is kept. */
export function askForList(address: string): void {
  // Where it is drawn already, it has asked for itself.
  if (rounds.has(address)) return;
  lists.set(address, START);
  askEarly(address);
}

/**
 * Reads the next page and draws it below. The page is dropped where the list is read anew meanwhile: `loadingMore` is false
 * again once that ends, and the caller may ask once more.
 */
export async function showMore(address: string): Promise<void> {
  const { next, loadingMore } = listAt(address);
  if (!next || loadingMore) return;
  const mine = rounds.get(address);
  change(address, { loadingMore: true, error: null });
  try {
    const page = await read(next);
    if (mine !== rounds.get(address)) return;
    const more = upsert(page.cruds);
    const { uuids, fresh } = listAt(address);
    const answered = page.cruds.map(({ uuid }) => uuid);
    change(address, {
      uuids: arranged(address, [...uuids, ...more]),
      next: page.next,
      profile: page.profile,
      counted: [...answered, ...alive([...uuids, ...fresh])],
      loadingMore: false,
    });
  } catch (error) {
    if (mine === rounds.get(address)) change(address, { loadingMore: false, error });
  }
}

/** Draws what was announced. */
export function showFresh(address: string): void {
  const { uuids, fresh, many, profile } = listAt(address);
  if (many) {
    change(address, { ...START, profile });
    void load(address);
  } else {
    change(address, { uuids: arranged(address, [...fresh, ...uuids]), fresh: [] });
  }
}

/** A crud is in a list no longer, and lives on. */
export function takeOut(address: string, uuid: string): void {
  if (!lists.has(address)) return;
  const { uuids } = listAt(address);
  change(address, { uuids: uuids.filter((one) => one !== uuid) });
}

/** Who they are, as just saved; where their cruds are not known, neither is that kept. */
export function setProfile(address: string, profile: Shapes["Profile"]): void {
  const known = lists.get(address);
  if (!known) return;
  const { uuids, fresh } = known;
  change(address, { profile, counted: alive([...uuids, ...fresh]) });
}

/** Somebody's new crud, or one that somebody has just reposted: it waits until it is asked for. */
export function announce(
  address: string,
  crud: Crud,
  by: "post" | "repost" = "post",
): void {
  const { uuids, fresh, next } = listAt(address);
  // What is older than all that is drawn has its place further down; what is being read has it.
  const below = by === "post" && next !== null && crud.uuid < (uuids.at(-1) ?? "");
  if (uuids.includes(crud.uuid) || below) return;
  const waiting = arranged(address, [crud.uuid, ...fresh]);
  if (waiting.length > MOST_FRESH) return change(address, { many: true });
  upsert([crud]);
  change(address, { fresh: waiting });
}

/** One's own crud, drawn at once. */
export function prepend(address: string, crud: Crud): void {
  const known = lists.get(address);
  if (!known) return;
  upsert([crud]);
  change(address, {
    uuids: arranged(address, [crud.uuid, ...known.uuids]),
    fresh: known.fresh.filter((uuid) => uuid !== crud.uuid),
  });
}

/** Forgets the lists and their cruds; what is drawn is read anew. */
export function forgetLists(): void {
  lists.clear();
  // An answer that is under way is for the viewer before.
  for (const [address, round] of rounds) rounds.set(address, round + 1);
  forgetCruds();
  void refetchAll();
}

// Another viewer, in this window or in another, may read other cruds than the one before.
let reader = viewerNow();
onViewer(() => {
  const now = viewerNow();
  if (now === undefined) return;
  const isAnother = reader !== undefined && reader?.uuid !== now?.uuid;
  reader = now;
  if (isAnother) forgetLists();
});

export const knownLists = () => [...lists.keys()];

export type DrawnList = Omit<List, "uuids" | "fresh" | "counted"> & {
  cruds: Crud[];
  fresh: number;
};

const drawn = new Map<string, { version: number; list: DrawnList }>();

/** The list as it is drawn now. */
export function listNow(address: string): DrawnList {
  const kept = drawn.get(address);
  if (kept?.version === versionNow()) return kept.list;
  const list = listAt(address);
  const living = (uuids: string[]) => uuids.flatMap((uuid) => crudOf(uuid) ?? []);
  const cruds = living(list.uuids);
  if (isByEnd(address)) cruds.sort(byEnd);
  const fresh = living(list.fresh);
  // What came and went since the profile was read.
  const included = new Set(list.counted);
  const came = [...cruds, ...fresh].filter(({ uuid }) => !included.has(uuid)).length;
  const went = included.size - living([...included]).length;
  // What somebody reposts is not theirs.
  const change = isAsAnswered(address) ? 0 : came - went;
  const profile = list.profile && {
    ...list.profile,
    cruds_count: list.profile.cruds_count + change,
  };
  const result = { ...list, cruds, fresh: fresh.length, profile };
  drawn.set(address, { version: versionNow(), list: result });
  return result;
}

/** The list, read when it is drawn and anew whenever it may be old. */
export function useList(address: string): DrawnList {
  useEffect(() => {
    void load(address);
    return onStale(() => load(address));
  }, [address]);
  return useSyncExternalStore(subscribe, () => listNow(address));
}
