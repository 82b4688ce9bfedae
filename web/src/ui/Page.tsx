import {
  createContext,
  useContext,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type ReactNode,
  type RefObject,
} from "react";
import { createPortal } from "react-dom";
import { serverNow } from "../api/api";
import { words } from "../i18n/i18n";
import { BackIcon, EmptyDrawing } from "./icons";
import { Offline } from "./Offline";
import { hasNavigated, Link, navigate } from "./router";

/** So that a reader who cannot see the page change hears the new heading. */
export function focusHeading(): void {
  document.querySelector("h1")?.focus({ preventScroll: true });
}

let drawn = "";
let badge = "";

/** Draws the document's title with this before it, on every page. */
export function setBadge(text: string): void {
  badge = text;
  if (drawn) document.title = badge + drawn;
}

/** Whether the page that was drawn before had the focus on its heading. */
let handedOn = false;

/** The end of the page's head. */
const HeadEnd = createContext<RefObject<Element | null> | null>(null);

/** Draws its children at the end of the page's head, which stays in view. */
export function AtHead({ children }: { children: ReactNode }) {
  const headEnd = useContext(HeadEnd);
  const [place, setPlace] = useState<Element | null>(null);
  // Asked here: as a state of the page it would draw every page's head twice, also where nothing comes to it.
  // eslint-disable-next-line react-hooks/set-state-in-effect -- the head is there once it is drawn
  useLayoutEffect(() => setPlace(headEnd?.current ?? null), [headEnd]);
  return place && createPortal(children, place);
}

type Props = { title: string; children: ReactNode };

/** The centre column: one heading, and the document's title to match. */
export function Page({ title, children }: Props) {
  const heading = useRef<HTMLHeadingElement>(null);
  const headEnd = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const { name } = serverNow();
    drawn = [words.brand, name].includes(title) ? name : `${title} · ${name}`;
    document.title = badge + drawn;
  }, [title]);

  useLayoutEffect(() => {
    const mine = heading.current;
    return () => void (handedOn = mine === document.activeElement);
  }, []);

  useEffect(() => {
    // The browser announces the first page by itself.
    if (hasNavigated() || handedOn) heading.current?.focus({ preventScroll: true });
  }, []);

  return (
    <main id="main" tabIndex={-1}>
      <header className="page-head">
        <Back />
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        <div ref={headEnd} className="head-end" />
      </header>
      <Offline />
      <HeadEnd value={headEnd}>{children}</HeadEnd>
    </main>
  );
}

/** Where the page runs as an app, the browser's own arrow is missing (layout.css). */
function Back() {
  return (
    <button
      type="button"
      className="back"
      aria-label={words.back}
      onClick={() => (hasNavigated() ? history.back() : navigate("/"))}
    >
      <BackIcon />
    </button>
  );
}

/** Said where the cruds would be, until they are. */
export function Loading() {
  return (
    <div className="loading">
      <p className="visually-hidden" role="status">
        {words.loading}
      </p>
      {[1, 2, 3, 4].map((line) => (
        <div key={line} className="skeleton" aria-hidden="true">
          <span />
          <div>
            <span />
            <span />
          </div>
        </div>
      ))}
    </div>
  );
}

/** What an expired crud and an address that never was have in common. */
export function Nothing({ children }: { children?: ReactNode }) {
  return (
    <div className="notice nothing">
      <EmptyDrawing />
      <p role="status">{children ?? words.notFound}</p>
      <p>
        <Link href="/">{words.backHome}</Link>
      </p>
    </div>
  );
}

export function NotFound() {
  return (
    <Page title={words.noPage}>
      <Nothing />
    </Page>
  );
}
