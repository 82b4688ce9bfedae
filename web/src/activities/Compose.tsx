import {
  useEffect,
  useId,
  useRef,
  useState,
  type FormEvent,
  type KeyboardEvent,
} from "react";
import { Alert } from "../web/Alert";
import { ApiError } from "../web/api";
import { words } from "../words";
import { DEFAULT_TTL, postCrud, TTLS, type Crud, type Ttl } from "./cruds";
import { countChars, faultOf, MAX_CHARS } from "./message";

type Props = {
  open: boolean;
  onClose: () => void;
  onPosted: (crud: Crud) => void;
  onError: (error: unknown) => void;
};

/** Stays mounted while closed, so that a half-written crud is still there on return. */
export function Compose({ open, onClose, onPosted, onError }: Props) {
  const [message, setMessage] = useState("");
  const [ttl, setTtl] = useState<Ttl>(DEFAULT_TTL);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  const textarea = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const count = countChars(message);

  useEffect(() => {
    if (open && !dialog.current?.open) {
      dialog.current?.showModal();
      textarea.current?.focus();
    }
    if (!open) dialog.current?.close();
  }, [open]);

  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (busy) return;
    const fault = faultOf(message);
    if (fault) {
      textarea.current?.focus();
      return setError(new ApiError(0, [fault], ""));
    }
    setBusy(true);
    setError(null);
    try {
      const crud = await postCrud(message.trim(), ttl);
      setMessage("");
      setTtl(DEFAULT_TTL);
      onPosted(crud);
    } catch (problem) {
      setError(problem);
      onError(problem);
    } finally {
      setBusy(false);
    }
  };

  const shortcut = (event: KeyboardEvent) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void submit();
  };

  return (
    <dialog
      ref={dialog}
      className="compose"
      aria-labelledby={`${id}-title`}
      onClose={() => {
        setError(null);
        onClose();
      }}
    >
      <form onSubmit={(event) => void submit(event)} noValidate>
        <h2 id={`${id}-title`}>{words.composeTitle}</h2>
        <label htmlFor={`${id}-message`}>{words.composeLabel}</label>
        <textarea
          ref={textarea}
          id={`${id}-message`}
          rows={5}
          dir="auto"
          value={message}
          aria-describedby={`${id}-count`}
          aria-invalid={count > MAX_CHARS}
          onChange={(event) => setMessage(event.target.value)}
          onKeyDown={shortcut}
        />
        <p id={`${id}-count`} className={count > MAX_CHARS ? "count over" : "count"}>
          {words.counter(count, MAX_CHARS)}
        </p>
        <label htmlFor={`${id}-ttl`}>{words.goneIn}</label>
        <select
          id={`${id}-ttl`}
          value={ttl}
          onChange={(event) => setTtl(event.target.value as Ttl)}
        >
          {TTLS.map((word) => (
            <option key={word} value={word}>
              {words.ttl[word]}
            </option>
          ))}
        </select>
        <Alert error={error} />
        <div className="row">
          <button type="button" className="quiet" onClick={onClose}>
            {words.close}
          </button>
          <button type="submit" className="primary" aria-disabled={busy}>
            {words.post}
          </button>
        </div>
      </form>
    </dialog>
  );
}
