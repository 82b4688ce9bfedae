import {
  useId,
  useState,
  type FormEvent,
  type InputHTMLAttributes,
  type ReactNode,
} from "react";
import { Alert } from "../web/Alert";
import { ApiError } from "../web/api";

type FieldProps = InputHTMLAttributes<HTMLInputElement> & {
  label: string;
  rule?: string;
  error: unknown;
  /** What the codes of this field's errors begin with. */
  codes: string;
};

export function Field({ label, rule, error, codes, ...input }: FieldProps) {
  const id = useId();
  const wrong =
    error instanceof ApiError && error.codes.some((code) => code.startsWith(`${codes}_`));
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        required
        aria-invalid={wrong}
        aria-describedby={rule ? `${id}-rule` : undefined}
      />
      {rule && (
        <p id={`${id}-rule`} className="rule">
          {rule}
        </p>
      )}
    </div>
  );
}

type FormProps = {
  submit: string;
  onSubmit: (values: (name: string) => string) => Promise<void>;
  children: (error: unknown) => ReactNode;
};

/** The server judges every field, so that its answers and ours can never differ. */
export function Form({ submit, onSubmit, children }: FormProps) {
  const [error, setError] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);

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
    <form className="form" onSubmit={(event) => void send(event)} noValidate>
      {children(error)}
      <Alert error={error} />
      <button type="submit" className="primary" disabled={busy}>
        {submit}
      </button>
    </form>
  );
}
