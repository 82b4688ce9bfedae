import { useState } from "react";
import { keep, KEPT, type Crud } from "../../api/cruds";
import { onAuthError } from "../../api/session";
import { words } from "../../i18n/i18n";
import { takeOut } from "../../store/lists";
import { askForMarks, useCrudMarks } from "../../store/marks";
import { setMark } from "../../store/reactions";
import { Alert } from "../../ui/Alert";
import { KeepIcon } from "../../ui/icons";

/** Puts a crud on the viewer's shelf, or takes it off: at once, and back when that is refused. */
export function KeepButton({ crud: { uuid, display_name } }: { crud: Crud }) {
  const marks = useCrudMarks(uuid);
  const kept = marks?.kept ?? false;
  const [error, setError] = useState<unknown>(null);

  const press = async () => {
    if (!marks) return askForMarks(uuid);
    setError(null);
    try {
      const settled = await setMark(uuid, "kept", !kept, () => keep(uuid, !kept));
      if (kept && settled) takeOut(KEPT, uuid);
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  return (
    <>
      <button
        type="button"
        className="act marked filled"
        aria-pressed={kept}
        aria-disabled={!marks}
        aria-label={words.keepCrud(display_name)}
        title={words.keepMeans}
        onClick={() => void press()}
      >
        <KeepIcon />
      </button>
      <Alert error={error} />
    </>
  );
}
