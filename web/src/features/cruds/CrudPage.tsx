import {
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { ApiError } from "../../api/ApiError";
import { Empty } from "../../ui/Empty";
import { Loading, Nothing, Page } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { keepPlace, replaceAddress } from "../../ui/router";
import { useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { forgetIntent, intentNow } from "../../store/intent";
import { CrudCard } from "./CrudCard";
import { FIRST, Replies } from "./Replies";
import { getThread, getThreadPage, pageOf, type Crud } from "../../api/cruds";
import { useNearEnd } from "./useNearEnd";
import { cardsIn } from "./cardFocus";
import {
  ancestorsOf,
  crudOf,
  remove,
  isGone,
  isHidden,
  upsert,
  onStale,
  repliesTo,
  subscribe,
  versionNow,
} from "../../store/cruds";

type Props = { uuid: string; onCompose: (to: Crud | "new") => void };
/** Where more replies are, and up to which id all those are known that do not come from there. */
type Reach = { next: string | null; last: string };

/** How far each thread was read, so that whoever comes back to it finds as much. */
const reaches = new Map<string, Reach>();

/** The most cruds above a crud that a thread comes with. */
const NEAREST = 20;

/** Whether an answer would have had this reply, were it still there. */
function isCovered(reply: Crud, uuid: string, last: string, here: Set<string>): boolean {
  const parent = reply.reply_to_activity_uuid ?? "";
  if (parent === uuid) return reply.uuid <= last;
  // Of the replies to a reply it has the first ones.
  const first = repliesTo(parent).filter((one) => here.has(one.uuid));
  return (
    here.has(parent) && (first.length < FIRST || reply.uuid < (first.at(-1)?.uuid ?? ""))
  );
}

/** One crud by itself. Give it a key of the uuid, so that another crud starts afresh. */
export default function CrudPage({ uuid, onCompose }: Props) {
  const crud = useSyncExternalStore(subscribe, () => crudOf(uuid));
  const gone = useSyncExternalStore(subscribe, () => isGone(uuid) || isHidden(uuid));
  useSyncExternalStore(subscribe, versionNow);
  const viewer = useViewer();
  const [error, setError] = useState<unknown>(null);
  const [{ next, last }, setReach] = useState<Reach>(
    () => reaches.get(uuid) ?? { next: null, last: "" },
  );
  const loadingMore = useRef(false);
  const drawn = useRef<HTMLDivElement>(null);
  const above = useRef<HTMLElement>(null);
  const end = useRef<HTMLDivElement>(null);
  // Up to which reply they were drawn when more were asked for by the button; null when nobody asked.
  const before = useRef<string | null>(null);

  const reach = useCallback(
    (now: Reach) => {
      reaches.set(uuid, now);
      setReach(now);
    },
    [uuid],
  );

  const load = useCallback(async () => {
    // What comes to be known while this is under way, the answer may be too old to have.
    const repliesThen = repliesTo(uuid);
    const knownThen = [
      ...repliesThen,
      ...repliesThen.flatMap((reply) => repliesTo(reply.uuid)),
    ];
    try {
      let page = await getThread(uuid);
      const here = new Set(upsert(page.cruds));
      // As far as it was read before.
      while (page.next && page.last < (reaches.get(uuid)?.last ?? "")) {
        page = await getThreadPage(page.next);
        for (const reply of upsert(page.cruds)) here.add(reply);
      }
      const { next, last } = page;
      reach({ next, last });
      // What was deleted while nothing told us of it; ids rise with time.
      for (const reply of knownThen)
        if (!here.has(reply.uuid) && isCovered(reply, uuid, last, here))
          remove(reply.uuid);
      setError(null);
    } catch (problem) {
      const missing = problem instanceof ApiError && problem.status === 404;
      if (missing && !isHidden(uuid)) remove(uuid);
      else if (missing) setError(null);
      else setError(problem);
    }
  }, [uuid, reach]);

  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only set after the answer
    void load();
    return onStale(load);
  }, [load]);

  const known = crud !== undefined;
  useEffect(() => {
    if (known) keepPlace();
  }, [known]);

  // Who had to sign up or in first to answer this goes on with that.
  useEffect(() => {
    if (!crud || !viewer || intentNow()?.reply?.uuid !== uuid) return;
    forgetIntent();
    onCompose(crud);
  }, [crud, viewer, uuid, onCompose]);

  // The crud stays where it is when what it answers comes above it. Further down the browser sees to that.
  const ancestors = ancestorsOf(uuid).slice(-NEAREST);
  const areAbove = ancestors.length > 0;
  useLayoutEffect(() => {
    if (areAbove && window.scrollY === 0)
      window.scrollBy({ top: above.current?.offsetHeight ?? 0, behavior: "instant" });
  }, [areAbove]);

  const showMore = async () => {
    if (!next || loadingMore.current) return;
    loadingMore.current = true;
    try {
      const page = await getThreadPage(next);
      upsert(page.cruds);
      reach({ next: page.next, last: page.last });
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
    const read = before.current;
    before.current = null;
    cardsIn(drawn.current)
      .find((card) => (card.dataset.uuid ?? "") > read)
      ?.focus();
  }, [next]);

  // Whatever name the address had: the author's is the crud's.
  const address = crud && pageOf(crud);
  useEffect(() => {
    if (address) replaceAddress(address);
  }, [address]);

  // A reply that came meanwhile has its place behind those that are not read yet; one's own is drawn.
  const replies = repliesTo(uuid).filter(
    (reply) => !next || reply.uuid <= last || reply.handle === viewer?.handle,
  );

  // The server has read the thread for this reader, and left out what they may not see.
  const isRead = last !== "" && !error;
  const first = ancestors[0] ?? crud;
  const parentHidden =
    isRead && ancestors.length < NEAREST && Boolean(first?.reply_to_activity_uuid);
  const repliesHidden = isRead && !next && (crud?.replies_count ?? 0) > replies.length;

  // One Page for every state, so that the heading keeps the focus when the crud goes.
  const kind = crud?.reply_to_activity_uuid ? words.replyBy : words.crudBy;
  const title = crud ? kind(crud.display_name) : words.crud;
  return (
    <Page title={gone ? words.crudGone : title}>
      {gone && <Nothing>{words.crudGoneText}</Nothing>}
      {!crud && !gone && !error && <Loading />}
      <Retry error={error} again={load} />
      {crud && parentHidden && <p className="not-shown">{words.answeredHidden}</p>}
      {crud && areAbove && (
        <section className="thread-above" aria-label={words.whatItAnswers} ref={above}>
          {ancestors.map((ancestor, place) => (
            <CrudCard
              key={ancestor.uuid}
              crud={ancestor}
              // Until the thread is read, its first crud may not be here yet.
              inThread={place > 0 || !isRead}
              parentHidden={parentHidden}
              onCompose={onCompose}
            />
          ))}
        </section>
      )}
      <div className={areAbove ? "thread-below" : undefined}>
        {crud && (
          <div className="thread-head">
            <CrudCard
              crud={crud}
              whole
              parentHidden={parentHidden && !areAbove}
              onCompose={onCompose}
            />
          </div>
        )}
        {crud && <h2 className="replies-head">{words.replies}</h2>}
        <div ref={drawn}>
          {crud && <Replies replies={replies} onCompose={onCompose} />}
        </div>
        {repliesHidden && <p className="not-shown">{words.repliesHidden}</p>}
        {crud?.replies_count === 0 && replies.length === 0 && (
          <Empty
            act={
              <button type="button" className="primary" onClick={() => onCompose(crud)}>
                {words.reply}
              </button>
            }
          >
            {words.noReplies}
          </Empty>
        )}
        {crud && next && (
          <button
            type="button"
            className="quiet more"
            onClick={() => {
              before.current = last;
              void showMore();
            }}
          >
            {words.showMore}
          </button>
        )}
        <div ref={end} />
      </div>
    </Page>
  );
}
