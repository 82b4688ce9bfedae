import { useEffect, useRef, useState, type ReactNode } from "react";
import { Alert } from "./Alert";
import { onAuthError } from "../api/session";
import { single } from "./single";

type Answer = { label: string; danger?: boolean; act: () => Promise<void> };

type Props = {
  icon: ReactNode;
  label: string;
  question: string;
  answers: Answer[];
  /** The answer that changes nothing. */
  keep: string;
  /** The button's class. */
  look?: string;
};

/** A button that asks once, in its own place, before it changes anything. */
export function AskInPlace({
  icon,
  label,
  question,
  answers,
  keep,
  look = "act",
}: Props) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const first = useRef<HTMLButtonElement>(null);
  const harmless = useRef<HTMLButtonElement>(null);
  const touched = useRef(false);

  // The pressed button gives way to others: keep the keyboard here, on the harmless one.
  useEffect(() => {
    if (touched.current) (asking ? harmless : first).current?.focus();
  }, [asking]);

  const ask = (next: boolean) => {
    touched.current = true;
    setError(null);
    setAsking(next);
  };

  const answered = async ({ act }: Answer) => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await act();
      ask(false);
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    } finally {
      setBusy(false);
    }
  };

  return (
    <>
      {/* An icon keeps its place, so that no other comes under the finger. */}
      {(!asking || look === "act") && (
        <button
          ref={first}
          type="button"
          className={look}
          aria-label={label}
          style={asking ? { visibility: "hidden" } : {}}
          onClick={() => ask(true)}
        >
          {icon}
        </button>
      )}
      {asking && (
        <div className="ask" role="group" aria-label={question}>
          <span>{question}</span>
          {answers.map((answer) => (
            <button
              key={answer.label}
              type="button"
              className={answer.danger ? "danger" : "quiet"}
              aria-disabled={busy}
              onClick={(event) => single(event, () => void answered(answer))}
            >
              {answer.label}
            </button>
          ))}
          <button
            ref={harmless}
            type="button"
            className="quiet"
            onClick={(event) => single(event, () => ask(false))}
          >
            {keep}
          </button>
          <Alert error={error} />
        </div>
      )}
    </>
  );
}
