import {
  Fragment,
  startTransition,
  useEffect,
  useRef,
  useState,
  type KeyboardEvent,
  type ReactNode,
  type RefObject,
} from "react";
import { Empty } from "../../ui/Empty";
import { Alert } from "../../ui/Alert";
import { AtHead, focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { isBack, keepPlace } from "../../ui/router";
import { counted } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { CrudCard } from "./CrudCard";
import type { Crud } from "../../api/cruds";
import { load, showFresh, showMore, type DrawnList } from "../../store/lists";
import { useMarksOf } from "../../store/marks";
import { useNearEnd } from "./useNearEnd";
import { cardsIn, moveFocus } from "./cardFocus";

type Props = {
  /** Where the list was read. */
  address: string;
  list: DrawnList;
  /** What the list is, to whoever hears it. */
  label: string;
  empty: string;
  /** What one can do where it is empty. */
  act?: ReactNode;
  /** The newest crud that had been drawn before: a line stands above it where there are newer ones. */
  here?: string;
  /** Called before what was announced is drawn. */
  onFresh?: () => void;
  /** Whether its cards say who has reposted them. */
  tellsReposts?: boolean;
  /** What stands below the last crud. */
  end?: ReactNode;
  onCompose: (to: Crud | "new") => void;
};

/** How many cards of a list that has just come are drawn at first: nearly as many as a telephone shows. */
const FIRST = 4;
/** How many more are drawn in one step, which is short then on a slow telephone too. */
const STEP = 3;

/**
 * How many cards of a list are drawn: all of one that was there before, or whose reader is to be put
 * back to where they left it; of one that has just come, some more as the reader comes near its end.
 */
function useSteps(length: number, end: RefObject<Element | null>): number {
  const [drawn, setDrawn] = useState(length > 0 || isBack() ? Infinity : FIRST);
  useNearEnd(end, drawn < length, `${drawn} of ${length}`, () =>
    startTransition(() => setDrawn(drawn + STEP < length ? drawn + STEP : Infinity)),
  );
  return drawn;
}

/** A list of cruds: more by scrolling on or by the button, new ones on request. */
export function CrudList({
  address,
  list,
  label,
  empty,
  act,
  here = "",
  onFresh,
  tellsReposts,
  end: conclusion,
  onCompose,
}: Props) {
  const { cruds, next, loadingMore, status } = list;
  const feed = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  // The cards that were drawn when more were asked for by the button; null when nobody asked.
  const before = useRef<Set<string> | null>(null);
  const ready = status === "ready";

  const filled = cruds.length > 0;
  const drawn = useSteps(cruds.length, end);
  useMarksOf(cruds.map(({ uuid }) => uuid));
  const partial = drawn < cruds.length;

  useEffect(() => {
    if (filled && !partial) keepPlace();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when there is all to scroll
  }, [filled && !partial]);

  // The reader goes on at the first new card, also when the button has gone with the last page.
  useEffect(() => {
    const read = before.current;
    if (loadingMore || read === null) return;
    const card = cardsIn(feed.current).find(
      ({ dataset }) => !read.has(dataset.uuid ?? ""),
    );
    // Where the list was read anew meanwhile, more is asked for again.
    if (card || list.error) before.current = null;
    card?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- each time that more has come, or has not
  }, [loadingMore]);

  // After a failure only the button asks again: scrolling must not repeat the request. A page that was
  // dropped because the list was read anew is asked for again by itself.
  const further = next !== null && ready && !list.error && !partial && !loadingMore;
  useNearEnd(end, further, `${address} ${next}`, () => void showMore(address));

  const paging = (event: KeyboardEvent) => {
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    if (step && moveFocus(step)) event.preventDefault();
  };

  // Above the newest that was drawn before, where anything is newer.
  const line = here ? cruds.findIndex(({ uuid }) => uuid <= here) : -1;
  const moreWords = list.error ? words.tryAgain : words.showMore;
  return (
    <>
      {/* Said once, not at each that follows; the number is on the button. */}
      <p className="visually-hidden" role="status">
        {ready && list.fresh > 0 ? words.newCrudsWait : ""}
      </p>
      {ready && list.fresh > 0 && (
        <AtHead>
          <button
            type="button"
            className="fresh-button"
            onClick={() => {
              onFresh?.();
              showFresh(address);
              window.scrollTo(0, 0);
              focusHeading();
            }}
          >
            {counted(list.fresh, (count, one) =>
              words.newCruds(list.many ? `${count}+` : count, one),
            )}
          </button>
        </AtHead>
      )}
      {status === "loading" && cruds.length === 0 && <Loading />}
      {ready && cruds.length === 0 && !next && <Empty act={act}>{empty}</Empty>}
      {filled && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the pattern of a feed
        <div
          ref={feed}
          role="feed"
          className="feed"
          aria-label={label}
          aria-busy={loadingMore}
          onKeyDown={paging}
        >
          {cruds.slice(0, drawn).map((crud, at) => (
            <Fragment key={crud.uuid}>
              {line > 0 && at === line && <div className="here">{words.youWereHere}</div>}
              <CrudCard
                crud={crud}
                position={at + 1}
                tellsRepost={tellsReposts}
                onCompose={onCompose}
              />
            </Fragment>
          ))}
        </div>
      )}
      {status === "failed" ? (
        <Retry error={list.error} again={() => load(address)} />
      ) : (
        <Alert error={list.error} />
      )}
      {next && ready && !partial && (
        <button
          type="button"
          className="quiet more"
          aria-disabled={loadingMore}
          onClick={() => {
            before.current = new Set(cruds.map(({ uuid }) => uuid));
            void showMore(address);
          }}
        >
          {loadingMore ? words.loading : moreWords}
        </button>
      )}
      {ready &&
        !next &&
        !partial &&
        (conclusion ?? (cruds.length > 5 && <p className="end">{words.end}</p>))}
      <div ref={end} />
    </>
  );
}
