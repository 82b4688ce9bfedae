import { useEffect, useId, useState } from "react";
import { Alert } from "../../ui/Alert";
import { ApiError } from "../../api/ApiError";
import { inTime } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { resend, resendWait } from "./identity";

const isTooSoon = (error: unknown) => error instanceof ApiError && error.retryAfter > 0;

/** Asks for another code; counts the seconds until it may be asked again. */
export function Resend({ signUp }: { signUp: string }) {
  const [wait, setWait] = useState(() => resendWait(signUp));
  const [busy, setBusy] = useState(false);
  const [sent, setSent] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const id = useId();
  const waiting = wait > 0;

  useEffect(() => {
    if (!waiting) return;
    // Looks at the clock more often than it changes, so that no second is shown twice as long.
    const timer = setInterval(() => setWait(resendWait(signUp)), 250);
    return () => clearInterval(timer);
  }, [waiting, signUp]);

  const ask = async () => {
    if (busy || waiting) return;
    setBusy(true);
    setSent(false);
    setError(null);
    try {
      await resend(signUp);
      setSent(true);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
      setWait(resendWait(signUp));
    }
  };

  return (
    <div className="aside-line">
      {/* Not disabled: a disabled button would drop the keyboard's focus. */}
      <button
        type="button"
        className="quiet"
        aria-disabled={busy || waiting}
        aria-describedby={waiting ? `${id}-wait` : undefined}
        onClick={() => void ask()}
      >
        {accountWords().resend}
      </button>{" "}
      {waiting && (
        <span id={`${id}-wait`}>{inTime({ count: wait, unit: "second" })}</span>
      )}
      <p role="status">{sent ? accountWords().resent : ""}</p>
      {/* "Too soon" is no longer so once the seconds are over. */}
      <Alert error={waiting || !isTooSoon(error) ? error : null} />
    </div>
  );
}
