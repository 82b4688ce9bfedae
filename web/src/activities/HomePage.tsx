import { useEffect, useRef } from "react";
import { Alert } from "../web/Alert";
import type { Viewer } from "../web/api";
import { focusHeading, Page } from "../web/Page";
import { words } from "../words";
import { CrudCard } from "./CrudCard";
import type { Feed } from "./useFeed";

type Props = { feed: Feed; viewer: Viewer | null; onRetry: () => void };

export function HomePage({ feed, viewer, onRetry }: Props) {
  const { load, next, loadingMore, cruds } = feed;
  const list = useRef<HTMLOListElement>(null);
  // How many cards there were when more were asked for; null when nobody asked.
  const before = useRef<number | null>(null);

  useEffect(() => {
    void load();
  }, [load]);

  // The reader goes on at the first new card, also when the button has gone with the last page.
  useEffect(() => {
    if (loadingMore || before.current === null) return;
    list.current?.children[before.current]?.querySelector("a")?.focus();
    before.current = null;
  }, [loadingMore]);

  const showMore = (from: string) => {
    if (loadingMore) return;
    before.current = cruds.length;
    void feed.showMore(from);
  };

  const tryAgain = () => {
    // The pressed button goes away; the page is where its reader goes on.
    focusHeading();
    onRetry();
  };

  const moreWords = feed.error ? words.tryAgain : words.showMore;
  return (
    <Page title={words.home}>
      {feed.status === "loading" && (
        <p className="notice" role="status">
          {words.loading}
        </p>
      )}
      {feed.status === "ready" && cruds.length === 0 && !next && (
        <p className="notice">{words.empty}</p>
      )}
      {cruds.length > 0 && (
        <ol className="feed" ref={list}>
          {cruds.map((crud) => (
            <li key={crud.uuid}>
              <CrudCard
                crud={crud}
                own={viewer?.handle === crud.handle}
                onGone={feed.remove}
              />
            </li>
          ))}
        </ol>
      )}
      <Alert error={feed.error} />
      {feed.status === "failed" && (
        <button type="button" className="quiet more" onClick={tryAgain}>
          {words.tryAgain}
        </button>
      )}
      {next && feed.status === "ready" && (
        <button
          type="button"
          className="quiet more"
          aria-disabled={loadingMore}
          onClick={() => showMore(next)}
        >
          {loadingMore ? words.loading : moreWords}
        </button>
      )}
    </Page>
  );
}
