import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react";
import { unique } from "../lib/unique";

const MOVED = "cruddur:moved";

let moved = false;

/** Whether the reader has gone to another page since this document was loaded. */
export function hasNavigated(): boolean {
  return moved;
}

/** Where each entry of the history was scrolled to, by a key that the entry carries. */
const places = new Map<string, number>();
/** The entry that is drawn, and whether the reader came back to it. */
let current = "";
let back = false;
/** Where the page was left that the reader came back to: what scrolls before it is drawn is another. */
let leftAt = 0;
const PLACES = "cruddur:places";
/** How many entries have their place kept over a reload: the latest. */
const MOST_PLACES = 50;

/** An entry that covers the page has the key of the page below. */
type Entry = { key?: string; covers?: boolean } | null;
const entry = () => history.state as Entry;
const keyNow = () => entry()?.key ?? "";

/**
 * A page's address as the links of this app write it. Other programs write "%40" for "@", end it
 * with a slash, or write it in capitals; handles, ids and all our pages are in lower case.
 */
export function plainPath(path: string): string {
  const plain = path.toLowerCase().replaceAll("%40", "@");
  return "/" + plain.replace(/^\/+|\/+$/g, "");
}

/** @param more what the entry of the page keeps besides, over a reload too */
export function navigate(to: string, more?: object): void {
  // A scroll of this very moment has not been told of yet.
  keep(window.scrollY);
  moved = true;
  back = false;
  // Going where one is leaves no second entry to go back through.
  if (to !== location.pathname + location.search) {
    history.pushState({ ...more, key: unique() }, "", to);
  }
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}

/** Goes on to another page in place of this one, to which nothing leads back. */
export function redirect(to: string): void {
  history.replaceState(entry(), "", to);
  navigate(to);
}

/** Writes this page's address otherwise: the page, its place and the focus stay. */
export function replaceAddress(path: string): void {
  if (path === location.pathname) return;
  history.replaceState(entry(), "", path + location.search + location.hash);
}

/** What covers the page at this moment, and is closed by going back. */
let cover: { close: () => void } | null = null;

/**
 * Has Back close what is opened over the page, and leave the page as it is.
 *
 * @returns what to call once it is closed, however that was
 */
export function openOverlay(close: () => void): () => void {
  const mine = { close };
  cover = mine;
  // The entry of what covered this page before serves again.
  if (!entry()?.covers) history.pushState({ key: keyNow(), covers: true }, "");
  return () => {
    if (cover === mine) cover = null;
  };
}

/** Says whether another page is to be drawn now. */
function popped(): boolean {
  const closed = cover;
  cover = null;
  closed?.close();
  if (keyNow() !== current) return true;
  // Where the cover was closed otherwise, its entry is left over: Back leads off the page.
  if (!closed && !entry()?.covers) history.back();
  return false;
}

/** Whether the page was left before, and its reader is to find it as it was. */
export const isBack = () => back;

/** Puts a page that was left back to where it was; for when its content is drawn. */
export function keepPlace(): void {
  if (back) window.scrollTo(0, leftAt);
}

function placesBefore(): [key: string, place: number][] {
  try {
    return JSON.parse(sessionStorage.getItem(PLACES) ?? "[]") as [string, number][];
  } catch {
    return [];
  }
}

/** Call once, before anything is drawn. */
export function startRouter(): void {
  // The browser would scroll before the page it scrolls is drawn.
  history.scrollRestoration = "manual";
  // What covered the page is not kept over a reload.
  history.replaceState({ ...entry(), covers: undefined, key: keyNow() || unique() }, "");
  replaceAddress(plainPath(location.pathname));
  current = keyNow();
  window.addEventListener("scroll", () => keep(window.scrollY), { passive: true });
  window.addEventListener("popstate", () => {
    if (!popped()) return;
    moved = true;
    back = true;
    current = keyNow();
    leftAt = places.get(current) ?? 0;
  });
  window.addEventListener(MOVED, () => (current = keyNow()));
  window.addEventListener("pagehide", () => {
    keep(window.scrollY);
    try {
      sessionStorage.setItem(PLACES, JSON.stringify([...places].slice(-MOST_PLACES)));
    } catch {
      // A browser that keeps nothing begins at the top.
    }
  });
  for (const [key, place] of placesBefore()) places.set(key, place);
  back = places.has(current);
  leftAt = places.get(current) ?? 0;
}

/** The latest last. */
function keep(place: number): void {
  places.delete(current);
  places.set(current, place);
}

function subscribe(changed: () => void): () => void {
  window.addEventListener("popstate", changed);
  window.addEventListener(MOVED, changed);
  return () => {
    window.removeEventListener("popstate", changed);
    window.removeEventListener(MOVED, changed);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => plainPath(location.pathname));
}

/** A real link; only a plain click is kept inside the page. */
export function Link({
  href,
  children,
  onClick,
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    navigate(href);
  };
  return (
    <a {...rest} href={href} onClick={follow}>
      {children}
    </a>
  );
}
