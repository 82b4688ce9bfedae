import { useEffect } from "react";
import { Alert } from "../web/Alert";
import type { Viewer } from "../web/api";
import { Page } from "../web/Page";
import { words } from "../words";
import { CrudCard } from "./CrudCard";
import type { Feed } from "./useFeed";

export function HomePage({ feed, viewer }: { feed: Feed; viewer: Viewer | null }) {
  const { load, next } = feed;
  useEffect(() => {
    void load();
  }, [load]);

  return (
    <Page title={words.home}>
      {feed.status === "loading" && (
        <p className="notice" role="status">
          {words.loading}
        </p>
      )}
      {feed.status === "ready" && feed.cruds.length === 0 && !next && (
        <p className="notice">{words.empty}</p>
      )}
      {feed.cruds.length > 0 && (
        <ol className="feed">
          {feed.cruds.map((crud) => (
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
        <button type="button" className="quiet more" onClick={feed.retry}>
          {words.tryAgain}
        </button>
      )}
      {next && (
        <button
          type="button"
          className="quiet more"
          disabled={feed.loadingMore}
          onClick={() => void feed.showMore(next)}
        >
          {feed.loadingMore ? words.loading : words.showMore}
        </button>
      )}
    </Page>
  );
}
