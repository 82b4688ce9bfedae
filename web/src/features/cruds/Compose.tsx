import {
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import { Alert } from "../../ui/Alert";
import { ApiError } from "../../api/ApiError";
import { useTicking } from "../../lib/clock";
import { focusHeading } from "../../ui/Page";
import { unique } from "../../lib/unique";
import { exact, long, number } from "../../i18n/format";
import { sentencesFor, words } from "../../i18n/i18n";
import {
  lifetime,
  postCrud,
  postReply,
  TTLS,
  type Crud,
  type Ttl,
} from "../../api/cruds";
import { emptyDraft, keepDraft, readDraft, type Draft } from "./drafts";
import { countChars, faultOf, MAX_CHARS } from "./message";
import { moveFocus } from "./cardFocus";
import { crudOf, forget, subscribe } from "../../store/cruds";

/** What is being written: nothing, a new crud, or a reply to this one. */
export type Composing = Pick<Crud, "uuid" | "display_name"> | "new" | null;

type Props = {
  author: string;
  composing: Composing;
  onClose: () => void;
  onPosted: (crud: Crud) => void;
  onError: (error: unknown) => void;
};

export function Compose({ composing, onClose, ...rest }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const opener = useRef<Element | null>(null);
  const id = useId();
  const open = composing !== null;

  // Before the form's own effect: what is not shown yet cannot take the focus.
  useLayoutEffect(() => {
    if (open && !dialog.current?.open) {
      opener.current = document.activeElement;
      dialog.current?.showModal();
    }
    if (open) return;
    dialog.current?.close();
    // The browser gives the focus back to what had it; but its card may have gone meanwhile.
    const lost = opener.current?.isConnected === false;
    opener.current = null;
    if (lost && document.activeElement === document.body && !moveFocus(1)) focusHeading();
  }, [open]);

  return (
    <dialog ref={dialog} className="compose" aria-labelledby={id} onClose={onClose}>
      {composing && (
        <ComposeForm
          key={composing === "new" ? "new" : composing.uuid}
          titleId={id}
          to={composing === "new" ? null : composing}
          onClose={onClose}
          {...rest}
        />
      )}
    </dialog>
  );
}

type FormProps = Omit<Props, "composing"> & {
  titleId: string;
  to: Pick<Crud, "uuid" | "display_name"> | null;
};

function ComposeForm({ titleId, author, to, onClose, onPosted, onError }: FormProps) {
  const target = to?.uuid ?? "new";
  const [draft, setDraft] = useState(() => readDraft(author, target));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { message, ttl } = draft;
  const count = countChars(message);
  const fault = faultOf(message);
  const over = fault !== null && fault !== "message_blank";

  // Read from the store and not kept here, so that it leaves this form too at its second.
  const answered = useSyncExternalStore(subscribe, () =>
    to ? crudOf(to.uuid) : undefined,
  );
  const bound = answered ? Date.parse(answered.expires_at) : Infinity;
  const lost = to !== null && !answered;
  const until = to ? (answered ? bound : 0) : undefined;
  const gone = useTicking((now) => exact(Math.min(now + lifetime(ttl), bound)));

  useEffect(() => textarea.current?.focus(), []);

  // A text whose crud is gone while it is written is found again in the form for a new one.
  useEffect(() => {
    if (lost) keepDraft(author, target, { ...readDraft(author, target), until: 0 });
  }, [lost, author, target]);

  const edit = (change: Partial<Draft>) => {
    // Other words are another post.
    const next = { ...draft, ...change, key: unique(), until };
    setDraft(next);
    setError(null);
    keepDraft(author, target, next);
  };

  const submit = async () => {
    if (busy) return;
    if (fault) {
      textarea.current?.focus();
      return setError(new ApiError(0, [fault], ""));
    }
    setBusy(true);
    setError(null);
    try {
      const text = message.trim();
      const crud = await (answered
        ? postReply(answered.uuid, text, ttl, draft.key)
        : postCrud(text, ttl, draft.key));
      keepDraft(author, target, emptyDraft());
      onPosted(crud);
    } catch (problem) {
      if (answered && problem instanceof ApiError && problem.status === 404)
        forget(answered.uuid);
      else setError(problem);
      onError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <h2 id={titleId}>{to ? words.replyTo(to.display_name) : words.composeTitle}</h2>
      {answered && (
        <blockquote className="answered" dir="auto">
          {answered.message}
        </blockquote>
      )}
      <p role="status" className="warning">
        {lost ? words.answeringGone : ""}
      </p>
      <label htmlFor={`${id}-message`}>{words.composeLabel}</label>
      <textarea
        ref={textarea}
        id={`${id}-message`}
        rows={4}
        dir="auto"
        value={message}
        aria-describedby={`${id}-count ${id}-audience`}
        aria-invalid={over}
        onChange={(event) => edit({ message: event.target.value })}
        onKeyDown={(event) => {
          // While an input method composes, Enter chooses a word; Safari tells by the code alone.
          const composing = event.nativeEvent.isComposing || event.keyCode === 229;
          const asked = event.key === "Enter" && (event.ctrlKey || event.metaKey);
          if (asked && !composing) void submit();
        }}
      />
      <p id={`${id}-count`} className={over ? "count over" : "count"}>
        {fault === "message_exceed_max_bytes"
          ? sentencesFor(new ApiError(0, [fault], "")).join(" ")
          : words.counter(number(count), number(MAX_CHARS))}
      </p>
      {/* The counter says it to whoever sees; this once to whoever does not. */}
      <p role="status" className="visually-hidden">
        {over && !error ? sentencesFor(new ApiError(0, [fault], "")).join(" ") : ""}
      </p>
      <label htmlFor={`${id}-ttl`}>{words.goneIn}</label>
      <select
        id={`${id}-ttl`}
        value={ttl}
        onChange={(event) => edit({ ttl: event.target.value as Ttl })}
      >
        {Object.entries(TTLS).map(([word, span]) => (
          <option key={word} value={word}>
            {long(span)}
          </option>
        ))}
      </select>
      <p id={`${id}-audience`} className="rule">
        {words.audience(gone)} {answered ? words.replyLives : ""}
      </p>
      <Alert error={error} />
      <div className="row">
        <button type="button" className="quiet" onClick={onClose}>
          {words.close}
        </button>
        <button type="submit" className="primary" aria-disabled={busy}>
          {lost ? words.postAlone : words.post}
        </button>
      </div>
    </form>
  );
}
