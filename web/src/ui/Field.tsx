import { useId, useState, type ComponentProps } from "react";
import { ApiError } from "../api/ApiError";
import ShowIcon from "lucide-react/icons/eye";
import HideIcon from "lucide-react/icons/eye-off";
import { words, sentencesFor } from "../i18n/i18n";

type About = {
  label: string;
  rule?: string;
  error: unknown;
  /** What the codes of this field's errors begin with; none for a field that cannot be wrong alone. */
  codes?: string;
  /** A code that begins so and is still another field's. */
  except?: string;
};

/** With its underscore, so that "name" is not about "names_…"; or the whole code. */
export const begins = (codes: string) => (code: string) =>
  code === codes || code.startsWith(`${codes}_`);

/** What belongs around an input: its rule, before it is broken, and what is wrong with it. */
function useAbout({ rule, error, codes, except }: About) {
  const id = useId();
  // Typing clears the error. The server judges the new value when the form is sent.
  const [mended, setMended] = useState<unknown>(null);
  const said =
    codes && error instanceof ApiError && error !== mended
      ? sentencesFor(error, (code) => begins(codes)(code) && code !== except)
      : [];
  const described = [rule && `${id}-rule`, said.length > 0 && `${id}-wrong`];
  return {
    id,
    attributes: {
      id,
      "aria-invalid": said.length > 0,
      "aria-describedby": described.filter(Boolean).join(" ") || undefined,
      onInput: () => setMended(error),
    },
    below: (
      <>
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
      </>
    ),
  };
}

export function Field({
  label,
  rule,
  error,
  codes,
  except,
  required = true,
  ...input
}: ComponentProps<"input"> & About) {
  const { id, attributes, below } = useAbout({ label, rule, error, codes, except });
  const [shown, setShown] = useState(false);
  const secret = input.type === "password";
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <div className="secret">
        <input
          {...input}
          {...attributes}
          type={secret && shown ? "text" : input.type}
          required={required}
        />
        {secret && (
          <button
            type="button"
            aria-label={words.showPassword}
            aria-pressed={shown}
            onClick={() => setShown(!shown)}
          >
            {shown ? <HideIcon /> : <ShowIcon />}
          </button>
        )}
      </div>
      {below}
    </div>
  );
}

/** A field of several lines, which may stay empty. */
export function TextField({
  label,
  rule,
  error,
  codes,
  except,
  ...input
}: ComponentProps<"textarea"> & About) {
  const { id, attributes, below } = useAbout({ label, rule, error, codes, except });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea rows={3} dir="auto" {...input} {...attributes} />
      {below}
    </div>
  );
}

/** The user name for password managers, in a field that is not shown. */
export function Username({ value }: { value: string }) {
  return <input hidden readOnly name="username" autoComplete="username" value={value} />;
}
