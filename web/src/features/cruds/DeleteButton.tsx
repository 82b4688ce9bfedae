import { useEffect, useRef, useState } from "react";
import { Alert } from "../../ui/Alert";
import { ApiError } from "../../api/ApiError";
import { BinIcon } from "../../ui/icons";
import { onAuthError } from "../../api/session";
import { words } from "../../i18n/i18n";
import { deleteCrud } from "../../api/cruds";
import { remove } from "../../store/cruds";

/** Asks once, in place. */
export function DeleteButton({ uuid }: { uuid: string }) {
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const first = useRef<HTMLButtonElement>(null);
  const keep = useRef<HTMLButtonElement>(null);
  const touched = useRef(false);

  // The pressed button gives way to others: keep the keyboard here, on the harmless one.
  useEffect(() => {
    if (touched.current) (asking ? keep : first).current?.focus();
  }, [asking]);

  const ask = (next: boolean) => {
    touched.current = true;
    setError(null);
    setAsking(next);
  };

  const confirmed = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await deleteCrud(uuid);
    } catch (problem) {
      // Already gone is as good as deleted.
      if (!(problem instanceof ApiError && problem.status === 404)) {
        onAuthError(problem);
        setError(problem);
        setBusy(false);
        return;
      }
    }
    remove(uuid);
  };

  if (!asking)
    return (
      <button
        ref={first}
        type="button"
        className="act"
        aria-label={words.delete}
        onClick={() => ask(true)}
      >
        <BinIcon />
      </button>
    );
  return (
    <div className="ask" role="group" aria-label={words.deleteAsk}>
      <span>{words.deleteAsk}</span>
      <button
        type="button"
        className="danger"
        aria-disabled={busy}
        onClick={() => void confirmed()}
      >
        {words.delete}
      </button>
      <button ref={keep} type="button" className="quiet" onClick={() => ask(false)}>
        {words.keep}
      </button>
      <Alert error={error} />
    </div>
  );
}
