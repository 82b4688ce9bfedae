import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react";

const MOVED = "cruddur:moved";

let moved = false;

/** Whether the reader has gone to another page since this document was loaded. */
export function hasMoved(): boolean {
  return moved;
}

/** Where each entry of the history was scrolled to, by a key that the entry carries. */
const places = new Map<string, number>();
/** The entry that is drawn, and whether the reader came back to it. */
let current = "";
let back = false;
const RELOADED = "cruddur:place";

type Entry = { key?: string } | null;
const keyNow = () => (history.state as Entry)?.key ?? location.pathname;

export function navigate(to: string): void {
  moved = true;
  back = false;
  // Going where one is leaves no second entry to go back through.
  if (to !== location.pathname + location.search) {
    history.pushState({ key: crypto.randomUUID() }, "", to);
  }
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
}

/** Puts a page that was left back to where it was; for when its content is drawn. */
export function keepPlace(): void {
  if (back) window.scrollTo(0, places.get(keyNow()) ?? 0);
}

function placeBefore(): [key?: string, place?: number] {
  try {
    return JSON.parse(sessionStorage.getItem(RELOADED) ?? "[]") as [string?, number?];
  } catch {
    return [];
  }
}

/** Call once, before anything is drawn. */
export function startRouter(): void {
  // The browser would scroll before the page it scrolls is drawn.
  history.scrollRestoration = "manual";
  current = keyNow();
  window.addEventListener("scroll", () => places.set(current, window.scrollY), {
    passive: true,
  });
  window.addEventListener("popstate", () => {
    moved = true;
    back = true;
    current = keyNow();
  });
  window.addEventListener(MOVED, () => (current = keyNow()));
  window.addEventListener("pagehide", () => {
    try {
      sessionStorage.setItem(RELOADED, JSON.stringify([keyNow(), window.scrollY]));
    } catch {
      // A browser that keeps nothing begins at the top.
    }
  });
  const [key, place] = placeBefore();
  if (key === keyNow() && place) {
    places.set(key, place);
    back = true;
  }
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
  return useSyncExternalStore(subscribe, () => location.pathname);
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
