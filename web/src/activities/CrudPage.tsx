import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { ApiError } from "../web/api";
import { Loading, Nothing, Page } from "../web/Page";
import { Retry } from "../web/Retry";
import { keepPlace } from "../web/router";
import { words } from "../words/words";
import { CrudCard } from "./CrudCard";
import { getThread, getThreadPage, type Crud } from "./cruds";
import { useNearEnd } from "./nearEnd";
import {
  crudOf,
  forget,
  isGone,
  learn,
  onStale,
  repliesTo,
  subscribe,
  versionNow,
} from "./store";

type Props = { uuid: string; onReply: (crud: Crud) => void };

/** One crud by itself. Give it a key of the uuid, so that another crud starts afresh. */
export function CrudPage({ uuid, onReply }: Props) {
  const crud = useSyncExternalStore(subscribe, () => crudOf(uuid));
  const gone = useSyncExternalStore(subscribe, () => isGone(uuid));
  useSyncExternalStore(subscribe, versionNow);
  const [error, setError] = useState<unknown>(null);
  const [next, setNext] = useState<string | null>(null);
  const loadingMore = useRef(false);
  const drawn = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  // How many replies there were when more were asked for by the button; null when nobody asked.
  const before = useRef<number | null>(null);

  const load = useCallback(async () => {
    // What comes to be known while this is under way, the answer may be too old to have.
    const knownThen = repliesTo(uuid);
    try {
      const { cruds, last, next } = await getThread(uuid);
      const here = new Set(learn(cruds));
      setNext(next);
      // What was deleted while nothing told us of it; ids rise with time.
      for (const reply of knownThen)
        if (reply.uuid <= last && !here.has(reply.uuid)) forget(reply.uuid);
      setError(null);
    } catch (problem) {
      if (problem instanceof ApiError && problem.status === 404) forget(uuid);
      else setError(problem);
    }
  }, [uuid]);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only set after the answer
    void load();
    return onStale(load);
  }, [load]);

  const known = crud !== undefined;
  useEffect(() => {
    if (known) keepPlace();
  }, [known]);

  const showMore = async () => {
    if (!next || loadingMore.current) return;
    loadingMore.current = true;
    try {
      const page = await getThreadPage(next);
      learn(page.cruds);
      setNext(page.next);
      setError(null);
    } catch (problem) {
      before.current = null;
      setError(problem);
    } finally {
      loadingMore.current = false;
    }
  };
  // A failure waits for the button: scrolling must not knock again and again.
  useNearEnd(end, next !== null && !error, next ?? "", () => void showMore());

  // The reader goes on at the first new reply, also when the button has gone with the last page.
  useEffect(() => {
    if (before.current === null) return;
    const first = drawn.current?.children[before.current];
    if (first instanceof HTMLElement) first.focus();
    before.current = null;
  }, [next]);

  // One Page for every state, so that the heading keeps the focus when the crud goes.
  const title = crud ? words.crudBy(crud.display_name) : words.crud;
  return (
    <Page title={gone ? words.notFoundTitle : title}>
      {gone && <Nothing />}
      {!crud && !gone && !error && <Loading />}
      <Retry error={error} again={load} />
      {crud && <CrudCard crud={crud} onReply={onReply} />}
      {crud && <h2 className="replies-head">{words.replies}</h2>}
      <div ref={drawn}>
        {crud &&
          repliesTo(uuid).map((reply) => (
            <CrudCard key={reply.uuid} crud={reply} onReply={onReply} />
          ))}
      </div>
      {crud?.replies_count === 0 && repliesTo(uuid).length === 0 && (
        <p className="notice">{words.noReplies}</p>
      )}
      {crud && next && (
        <button
          type="button"
          className="quiet more"
          onClick={() => {
            before.current = drawn.current?.children.length ?? 0;
            void showMore();
          }}
        >
          {words.showMore}
        </button>
      )}
      <div ref={end} />
    </Page>
  );
}
