import { useEffect, useId, useRef, useState, useSyncExternalStore } from "react";
import { ApiError } from "../../api/ApiError";
import { lifetime, postCrud, postReply, type Crud, type Ttl } from "../../api/cruds";
import { keepReceipt, preferred } from "../../store/receipts";
import { audienceByDefault } from "../../api/api";
import { onAuthError } from "../../api/session";
import { number } from "../../i18n/format";
import { sentencesFor, words } from "../../i18n/i18n";
import { useTicking } from "../../lib/clock";
import { unique } from "../../lib/unique";
import { crudOf, remove, subscribe } from "../../store/cruds";
import { Alert } from "../../ui/Alert";
import { CountRing } from "../../ui/CountRing";
import { emptyDraft, keepDraft, readDraft, type Draft } from "./drafts";
import { AudienceChips } from "./AudienceChips";
import { MentionList } from "./MentionList";
import { LifetimeChips } from "./LifetimeChips";
import { chosenOf, leastLifetime, offersFor, rememberTtl } from "./lifetimes";
import { countChars, faultOf, MAX_CHARS } from "./message";
import { useMentions } from "./useMentions";

type Props = {
  author: string;
  to: Pick<Crud, "uuid" | "display_name"> | null;
  onPosted: (crud: Crud) => void;
  /** Given in a dialog, whose title has this id, and which can be closed. */
  titleId?: string;
  onClose?: () => void;
  /** On the page itself: whether it is more than a line to write in. */
  inline?: "open" | "closed";
};

/** Writes a crud, or a reply to one. */
export function ComposeForm({ titleId, author, to, onClose, onPosted, inline }: Props) {
  const target = to?.uuid ?? "new";
  const [draft, setDraft] = useState(() => readDraft(author, target));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { message } = draft;
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
  const forMembers = answered?.audience === "members";
  const audience = forMembers ? "members" : (draft.audience ?? audienceByDefault());

  // As strings, so that the form is drawn anew only when it reads differently.
  const offers = useTicking((now) =>
    offersFor(bound - now, leastLifetime(now)).join(),
  ).split(",") as Ttl[];
  const ttl = chosenOf(offers, draft.ttl);
  const goneAt = Number(
    useTicking((now) =>
      String(Math.min(Math.floor((now + lifetime(ttl)) / 60_000) * 60_000, bound)),
    ),
  );

  useEffect(() => {
    if (!inline) textarea.current?.focus();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when a dialog opens
  }, []);

  // A text whose crud is gone while it is written is found again in the form for a new one.
  useEffect(() => {
    if (!lost) return;
    // As a crud of its own it is another post than the reply that may have been sent.
    const alone = { key: unique(), sent: undefined };
    // eslint-disable-next-line react-hooks/set-state-in-effect -- once, when what is answered has gone
    setDraft((now) => ({ ...now, ...alone }));
    keepDraft(author, target, { ...readDraft(author, target), ...alone, until: 0 });
  }, [lost, author, target]);

  const edit = (change: Partial<Draft>) => {
    // Other words are another post.
    const next = { ...draft, ...change, key: unique(), sent: undefined, until };
    setDraft(next);
    setError(null);
    keepDraft(author, target, next);
  };

  const mentions = useMentions(textarea, (text) => edit({ message: text }));

  const submit = async () => {
    if (busy) return;
    if (fault) {
      textarea.current?.focus();
      return setError(new ApiError(0, [fault], ""));
    }
    setBusy(true);
    setError(null);
    // What is offered for a reply gets less with time: sent again, it is with the lifetime of the first try.
    const sent = draft.sent ?? ttl;
    setDraft({ ...draft, sent });
    keepDraft(author, target, { ...draft, sent, until });
    try {
      const text = message.trim();
      let told = new Headers();
      const sending = {
        key: draft.key,
        headers: preferred(author),
        onHeaders: (headers: Headers) => (told = headers),
      };
      const { sensitive } = draft;
      const wording = { message: text, ttl: sent, audience, sensitive };
      const crud = await (answered
        ? postReply(answered.uuid, wording, sending)
        : postCrud(wording, sending));
      keepReceipt(author, crud, told);
      rememberTtl(draft.ttl);
      // What was written meanwhile is another text, and stays.
      if (readDraft(author, target).message === message)
        keepDraft(author, target, emptyDraft());
      onPosted(crud);
    } catch (problem) {
      if (answered && problem instanceof ApiError && problem.status === 404)
        remove(answered.uuid);
      else setError(problem);
      onAuthError(problem);
    } finally {
      setBusy(false);
    }
  };

  const tooMuch = over ? sentencesFor(new ApiError(0, [fault], "")).join(" ") : "";
  return (
    <form
      noValidate
      aria-label={inline && words.newCrud}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {titleId && (
        <h2 id={titleId}>{to ? words.replyTo(to.display_name) : words.newCrud}</h2>
      )}
      {answered && (
        <blockquote className="answered" dir="auto">
          {answered.sensitive ? words.sensitiveText : answered.message}
        </blockquote>
      )}
      <p role="status" className="warning">
        {lost ? words.answeringGone : ""}
      </p>
      <label htmlFor={`${id}-message`} className="visually-hidden">
        {words.composeLabel}
      </label>
      <textarea
        ref={textarea}
        id={`${id}-message`}
        rows={inline ? 1 : 4}
        dir="auto"
        placeholder={words.composePlaceholder}
        value={message}
        aria-describedby={`${id}-count ${id}-audience`}
        aria-invalid={over}
        aria-autocomplete="list"
        aria-controls={mentions.people.length > 0 ? `${id}-people` : undefined}
        aria-activedescendant={
          mentions.people.length > 0 ? `${id}-people-${mentions.chosen}` : undefined
        }
        onChange={(event) => {
          edit({ message: event.target.value });
          mentions.look((event.nativeEvent as InputEvent).isComposing);
        }}
        onSelect={() => mentions.look()}
        onBlur={mentions.leave}
        onKeyDown={(event) => {
          // While an input method composes, Enter chooses a word; Safari tells by the code alone.
          if (mentions.onKey(event)) return;
          const composing = event.nativeEvent.isComposing || event.keyCode === 229;
          const asked = event.key === "Enter" && (event.ctrlKey || event.metaKey);
          if (asked && !composing) void submit();
        }}
      />
      <MentionList
        id={`${id}-people`}
        people={mentions.people}
        chosen={mentions.chosen}
        onChoose={mentions.take}
      />
      {/* The ring says it to whoever sees; this once to whoever does not. */}
      <p role="status" className="visually-hidden">
        {over && !error ? tooMuch : ""}
      </p>
      {inline !== "closed" && (
        <>
          <LifetimeChips
            offers={offers}
            chosen={ttl}
            bounded={answered !== undefined}
            goneAt={goneAt}
            onChoose={(next) => edit({ ttl: next })}
          />
          <AudienceChips
            chosen={audience}
            bounded={forMembers}
            hintId={`${id}-audience`}
            onChoose={(next) => edit({ audience: next })}
          />
          <label className="check">
            <input
              type="checkbox"
              role="switch"
              checked={draft.sensitive ?? false}
              onChange={(event) => edit({ sensitive: event.target.checked })}
            />
            {words.markSensitive}
          </label>
          <Alert error={error} />
          <div className="row">
            {(fault === "message_exceed_max_bytes" || fault === "mentions_too_many") && (
              <p className="count over">{tooMuch}</p>
            )}
            <span id={`${id}-count`}>
              <CountRing
                count={count}
                max={MAX_CHARS}
                label={words.counter(number(count), number(MAX_CHARS))}
                rest={number(MAX_CHARS - count)}
              />
            </span>
            {onClose && (
              <button type="button" className="quiet" onClick={onClose}>
                {words.close}
              </button>
            )}
            <button type="submit" className="primary" aria-disabled={busy}>
              {lost ? words.postAlone : words.post}
            </button>
          </div>
        </>
      )}
    </form>
  );
}
