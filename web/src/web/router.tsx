import { useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from "react";

const MOVED = "cruddur:moved";

let moved = false;

/** Whether the reader has gone to another page since this document was loaded. */
export function hasMoved(): boolean {
  return moved;
}

export function navigate(to: string): void {
  moved = true;
  // Going where one is leaves no second entry to go back through.
  if (to !== location.pathname + location.search) history.pushState(null, "", to);
  window.dispatchEvent(new Event(MOVED));
  window.scrollTo(0, 0);
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
  ...rest
}: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent) => {
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
