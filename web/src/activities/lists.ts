import { useSyncExternalStore } from "react";
import { getPage } from "../web/api";
import type { Crud } from "./cruds";
import { crudOf, isGone, learn, subscribe, versionNow } from "./store";

/**
 * A list of cruds by the address it is read from, kept while the page lives: who comes back to it
 * finds it as it was, minus what is gone.
 */
type List = {
  status: "loading" | "ready" | "failed";
  uuids: string[];
  /** Newer ones, announced but not drawn: nothing moves what is being read. */
  fresh: string[];
  next: string | null;
  loadingMore: boolean;
  error: unknown;
};

const START: List = {
  status: "loading",
  uuids: [],
  fresh: [],
  next: null,
  loadingMore: false,
  error: null,
};

const lists = new Map<string, List>();
const rounds = new Map<string, number>();

const listAt = (address: string) => lists.get(address) ?? START;

function change(address: string, what: Partial<List>): void {
  lists.set(address, { ...listAt(address), ...what });
  learn([]);
}

const distinct = (uuids: string[]) => [...new Set(uuids)].filter((uuid) => !isGone(uuid));

async function read(address: string): Promise<{ cruds: Crud[]; next: string | null }> {
  const { body, next } = await getPage(address);
  // A profile's answer has the profile as well.
  const cruds = Array.isArray(body) ? body : (body as { activities: Crud[] }).activities;
  return { cruds: cruds as Crud[], next };
}

/**
 * Reads the first page. A list that is already there keeps its place: what is new is announced, what
 * is missing has been deleted. Where the two no longer meet, or the list is empty, it begins anew.
 */
export async function load(address: string): Promise<void> {
  const mine = (rounds.get(address) ?? 0) + 1;
  rounds.set(address, mine);
  try {
    const { cruds, next } = await read(address);
    if (mine !== rounds.get(address)) return;
    const page = learn(cruds);
    const old = listAt(address);
    const known = new Set([...old.fresh, ...old.uuids]);
    const meet = page.some((uuid) => old.uuids.includes(uuid));
    if (!meet) {
      change(address, { ...START, status: "ready", uuids: page, next });
      return;
    }
    // Within what the page spans, it is the truth; ids rise with time.
    const oldest = next === null ? "" : (page.at(-1) ?? "");
    const stays = (uuid: string) => uuid < oldest || page.includes(uuid);
    const fresh = [...page.filter((uuid) => !known.has(uuid)), ...old.fresh];
    change(address, {
      status: "ready",
      error: null,
      uuids: old.uuids.filter(stays),
      fresh: distinct(fresh.filter(stays)),
    });
  } catch (error) {
    // What is on the page stays readable.
    if (mine === rounds.get(address))
      change(address, { status: "failed", loadingMore: false, error });
  }
}

export function retry(address: string): void {
  change(address, { status: "loading", error: null });
  void load(address);
}

export async function showMore(address: string): Promise<void> {
  const { next, loadingMore } = listAt(address);
  if (!next || loadingMore) return;
  const mine = rounds.get(address);
  change(address, { loadingMore: true, error: null });
  try {
    const page = await read(next);
    const more = learn(page.cruds);
    const { uuids } = listAt(address);
    change(address, {
      uuids: distinct([...uuids, ...more]),
      next: page.next,
      loadingMore: false,
    });
  } catch (error) {
    if (mine === rounds.get(address)) change(address, { loadingMore: false, error });
  }
}

/** Draws what was announced. */
export function showFresh(address: string): void {
  const { uuids, fresh } = listAt(address);
  change(address, { uuids: distinct([...fresh, ...uuids]), fresh: [] });
}

/** One's own crud, drawn at once. */
export function put(address: string, crud: Crud): void {
  const known = lists.get(address);
  if (!known) return;
  learn([crud]);
  change(address, { uuids: distinct([crud.uuid, ...known.uuids]) });
}

/** Forgets a list whose reader will expect another, as after signing out. */
export function forgetLists(): void {
  lists.clear();
  learn([]);
}

export const knownLists = () => [...lists.keys()];

export type DrawnList = Omit<List, "uuids" | "fresh"> & { cruds: Crud[]; fresh: number };

const drawn = new Map<string, { version: number; list: DrawnList }>();

function draw(address: string): DrawnList {
  const kept = drawn.get(address);
  if (kept?.version === versionNow()) return kept.list;
  const list = listAt(address);
  const living = (uuids: string[]) => uuids.flatMap((uuid) => crudOf(uuid) ?? []);
  const result = { ...list, cruds: living(list.uuids), fresh: living(list.fresh).length };
  drawn.set(address, { version: versionNow(), list: result });
  return result;
}

export function useList(address: string): DrawnList {
  return useSyncExternalStore(subscribe, () => draw(address));
}
