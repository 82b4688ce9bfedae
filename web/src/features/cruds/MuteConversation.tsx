import { useState } from "react";
import { muteConversation, type Crud } from "../../api/cruds";
import { onAuthError } from "../../api/session";
import { words } from "../../i18n/i18n";
import { askForMarks, useCrudMarks } from "../../store/marks";
import { setMark } from "../../store/reactions";
import { Alert } from "../../ui/Alert";
import { QuietIcon } from "../../ui/icons";

/** Has the viewer be told no more of what a crud leads to, or told again. */
export function MuteConversation({ crud: { uuid } }: { crud: Crud }) {
  const marks = useCrudMarks(uuid);
  const muted = marks?.conversation_muted ?? false;
  const [error, setError] = useState<unknown>(null);

  const press = async () => {
    if (!marks) return askForMarks(uuid);
    setError(null);
    try {
      await setMark(uuid, "conversation_muted", !muted, () =>
        muteConversation(uuid, !muted),
      );
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  return (
    <>
      <button
        type="button"
        className="act marked"
        aria-pressed={muted}
        aria-disabled={!marks}
        aria-label={words.muteConversation}
        title={words.muteConversation}
        onClick={() => void press()}
      >
        <QuietIcon />
      </button>
      <Alert error={error} />
    </>
  );
}
