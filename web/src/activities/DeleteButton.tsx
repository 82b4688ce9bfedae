import { useEffect, useRef, useState } from "react";
import { Alert } from "../web/Alert";
import { ApiError } from "../web/api";
import { focusHeading } from "../web/Page";
import { words } from "../words";
import { deleteCrud } from "./cruds";

type Props = { uuid: string; onDeleted: () => void };

/** Asks once, in place. */
export function DeleteButton({ uuid, onDeleted }: Props) {
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

  const remove = async () => {
    if (busy) return;
    setBusy(true);
    setError(null);
    try {
      await deleteCrud(uuid);
    } catch (problem) {
      // Already gone is as good as deleted.
      if (!(problem instanceof ApiError && problem.status === 404)) {
        setError(problem);
        setBusy(false);
        return;
      }
    }
    onDeleted();
    focusHeading();
  };

  if (!asking)
    return (
      <div className="crud-actions">
        <button ref={first} type="button" className="quiet" onClick={() => ask(true)}>
          {words.delete}
        </button>
      </div>
    );
  return (
    <div className="crud-actions" role="group" aria-label={words.deleteAsk}>
      <span>{words.deleteAsk}</span>
      <button
        type="button"
        className="danger"
        aria-disabled={busy}
        onClick={() => void remove()}
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
