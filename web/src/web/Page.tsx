import { useEffect, useRef, type ReactNode } from "react";
import { words } from "../words";
import { hasMoved } from "./router";

/** So that a reader who cannot see the page change hears the new heading. */
export function focusHeading(): void {
  document.querySelector("h1")?.focus({ preventScroll: true });
}

/** The centre column: one heading, and the document's title to match. */
export function Page({ title, children }: { title: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    document.title = words.documentTitle(title);
  }, [title]);

  useEffect(() => {
    // The browser announces the first page by itself.
    if (hasMoved()) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <main id="main">
      <header className="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
      </header>
      {children}
    </main>
  );
}

/** What an expired crud and an address that never was have in common. */
export function NotFound() {
  return (
    <Page title={words.notFoundTitle}>
      <p className="notice">{words.notFound}</p>
    </Page>
  );
}
