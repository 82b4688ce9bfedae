import { useEffect, useRef, type KeyboardEvent, type ReactNode } from "react";
import { Empty } from "../../ui/Empty";
import { Alert } from "../../ui/Alert";
import { focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { keepPlace } from "../../ui/router";
import { counted } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { CrudCard } from "./CrudCard";
import type { Crud } from "../../api/cruds";
import { load, showFresh, showMore, type DrawnList } from "../../store/lists";
import { useNearEnd } from "./useNearEnd";
import { cardsIn, moveFocus } from "./cardFocus";

type Props = {
  /** Where the list was read. */
  address: string;
  list: DrawnList;
  empty: string;
  /** What one can do where it is empty. */
  act?: ReactNode;
  onCompose: (to: Crud | "new") => void;
};

/** A list of cruds, newest first: more by scrolling on or by the button, new ones on request. */
export function CrudList({ address, list, empty, act, onCompose }: Props) {
  const { cruds, next, loadingMore, status } = list;
  const feed = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  // The last card when more were asked for by the button; null when nobody asked.
  const before = useRef<string | null>(null);
  const ready = status === "ready";

  useEffect(() => {
    if (cruds.length > 0) keepPlace();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when there is something to scroll
  }, [cruds.length > 0]);

  // The reader goes on at the first new card, also when the button has gone with the last page.
  useEffect(() => {
    if (loadingMore || before.current === null) return;
    const read = before.current;
    before.current = null;
    cardsIn(feed.current)
      .find((card) => (card.dataset.uuid ?? "") < read)
      ?.focus();
  }, [loadingMore]);

  // A failure waits for the button: scrolling must not knock again and again.
  const further = next !== null && ready && !list.error;
  useNearEnd(end, further, `${address} ${cruds.length}`, () => void showMore(address));

  const paging = (event: KeyboardEvent) => {
    const step = { PageDown: 1, PageUp: -1 }[event.key];
    if (step && moveFocus(step)) event.preventDefault();
  };

  const moreWords = list.error ? words.tryAgain : words.showMore;
  return (
    <>
      {/* Said once, not at each that follows; the number is on the button. */}
      <p className="visually-hidden" role="status">
        {ready && list.fresh > 0 ? words.newCrudsWait : ""}
      </p>
      <div className="fresh">
        {ready && list.fresh > 0 && (
          <button
            type="button"
            className="fresh-button"
            onClick={() => {
              showFresh(address);
              window.scrollTo(0, 0);
              focusHeading();
            }}
          >
            {counted(list.fresh, (count, one) =>
              words.newCruds(list.many ? `${count}+` : count, one),
            )}
          </button>
        )}
      </div>
      {status === "loading" && cruds.length === 0 && <Loading />}
      {ready && cruds.length === 0 && !next && <Empty act={act}>{empty}</Empty>}
      {cruds.length > 0 && (
        // eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the pattern of a feed
        <div
          ref={feed}
          role="feed"
          className="feed"
          aria-label={words.feed}
          aria-busy={loadingMore}
          onKeyDown={paging}
        >
          {cruds.map((crud, at) => (
            <CrudCard
              key={crud.uuid}
              crud={crud}
              position={at + 1}
              onCompose={onCompose}
            />
          ))}
        </div>
      )}
      {status === "failed" ? (
        <Retry error={list.error} again={() => load(address)} />
      ) : (
        <Alert error={list.error} />
      )}
      {next && ready && (
        <button
          type="button"
          className="quiet more"
          aria-disabled={loadingMore}
          onClick={() => {
            before.current = cruds.at(-1)?.uuid ?? null;
            void showMore(address);
          }}
        >
          {loadingMore ? words.loading : moreWords}
        </button>
      )}
      {ready && !next && cruds.length > 5 && <p className="end">{words.end}</p>}
      <div ref={end} />
    </>
  );
}
