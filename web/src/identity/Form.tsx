import {
  useEffect,
  useId,
  useRef,
  useState,
  type FormEvent,
  type InputHTMLAttributes,
  type ReactNode,
} from "react";
import { Alert } from "../web/Alert";
import { ApiError } from "../web/api";
import { sentencesFor } from "../words";

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  rule?: string;
  error: unknown;
  /** What the codes of this field's errors begin with; none for a field that cannot be wrong alone. */
  codes?: string;
};

const begins = (codes: string) => (code: string) => code.startsWith(`${codes}_`);

export function Field({ label, rule, error, codes, ...input }: FieldProps) {
  const id = useId();
  const said =
    codes && error instanceof ApiError ? sentencesFor(error, begins(codes)) : [];
  const described = [rule && `${id}-rule`, said.length > 0 && `${id}-wrong`];
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        required
        aria-invalid={said.length > 0}
        aria-describedby={described.filter(Boolean).join(" ") || undefined}
      />
      {rule && (
        <p id={`${id}-rule`} className="rule">
          {rule}
        </p>
      )}
      {said.length > 0 && (
        <p id={`${id}-wrong`} className="wrong">
          {said.join(" ")}
        </p>
      )}
    </div>
  );
}

type FormProps = {
  submit: string;
  /** The `codes` of its fields: what they say themselves is not said again below. */
  fields?: string[];
  onSubmit: (values: (name: string) => string) => Promise<void>;
  children: (error: unknown) => ReactNode;
};

/** The server judges every field, so that its answers and ours can never differ. */
export function Form({ submit, fields = [], onSubmit, children }: FormProps) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);

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
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <form ref={form} className="form" onSubmit={(event) => void send(event)} noValidate>
      {children(error)}
      <Alert
        error={error}
        about={(code) => !fields.some((codes) => begins(codes)(code))}
      />
      {/* Not disabled: a disabled button would drop the keyboard's focus. */}
      <button type="submit" className="primary" aria-disabled={busy}>
        {submit}
      </button>
    </form>
  );
}
