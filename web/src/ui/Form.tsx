import {
  useEffect,
  useId,
  useRef,
  useState,
  type FormEvent,
  type ReactNode,
} from "react";
import { Alert } from "./Alert";
import { onAuthError } from "../api/session";
import { begins } from "./Field";

export { Field, TextField, Username } from "./Field";

type FormProps = {
  submit: string;
  /** The `codes` of its fields: what they say themselves is not said again below. */
  fields?: string[];
  /** Names the form where a page has several. */
  title?: string;
  /** In place of a title: the id of what names it. */
  labelledBy?: string;
  onSubmit: (values: (name: string) => string) => Promise<void>;
  children: (error: unknown) => ReactNode;
  /** Another button, beside the one that submits. */
  more?: ReactNode;
  danger?: boolean;
  /** Something in a field is another than before. */
  onEdit?: () => void;
};

/** The server judges every field, so that its answers and ours can never differ. */
export function Form({
  submit,
  fields = [],
  title,
  labelledBy,
  onSubmit,
  children,
  more,
  danger,
  onEdit,
}: FormProps) {
  const [error, setError] = useState<unknown>(null);
  const [mended, setMended] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const id = useId();

  useEffect(() => {
    if (!error) return;
    form.current?.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  }, [error]);

  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const data = new FormData(event.currentTarget);
    setBusy(true);
    setError(null);
    try {
      await onSubmit((name) => String(data.get(name) ?? ""));
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form
      ref={form}
      className="form"
      aria-labelledby={title ? id : labelledBy}
      onInput={() => {
        setMended(error);
        onEdit?.();
      }}
      onSubmit={(event) => void send(event)}
      noValidate
    >
      {title && <h2 id={id}>{title}</h2>}
      {children(error)}
      <Alert
        error={error === mended ? null : error}
        about={(code) => !fields.some((codes) => begins(codes)(code))}
      />
      <div className="row">
        {more}
        {/* Not disabled: a disabled button would drop the keyboard's focus. */}
        <button
          type="submit"
          className={danger ? "danger" : "primary"}
          aria-disabled={busy}
          // A double click is one: its second must not answer what its first has asked.
          onClick={(event) => event.detail > 1 && event.preventDefault()}
        >
          {submit}
        </button>
      </div>
    </form>
  );
}
