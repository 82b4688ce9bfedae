import { useEffect, useState } from "react";
import { ApiError } from "../../api/ApiError";
import { deleteCrud, type Crud } from "../../api/cruds";
import { onAuthError } from "../../api/session";
import { goneOn } from "../../i18n/format";
import { sentencesFor, words } from "../../i18n/i18n";
import { serverNow } from "../../lib/clock";
import { remove } from "../../store/cruds";
import { focusHeading } from "../../ui/Page";
import { keepDeleted } from "./drafts";

/** How long something is said, in milliseconds. */
const SAID_FOR = 10_000;
/** How old a crud may be to be taken back: who is concerned by it is notified when it is ten seconds old. */
const UNDONE_UNTIL = SAID_FOR - 1000;

export type ToastProps = { author: string; posted: Crud | null; onDone: () => void };

/**
 * Says that a crud was posted and when it is gone, and offers to take it back: it is deleted then,
 * and its text is in the form again.
 */
export function PostedToast({ author, posted, onDone }: ToastProps) {
  const [said, setSaid] = useState("");
  const [undone, setUndone] = useState<Crud | null>(null);
  const [undoing, setUndoing] = useState(false);
  const [tooLate, setTooLate] = useState(false);

  useEffect(() => {
    if (!posted) return;
    // eslint-disable-next-line react-hooks/set-state-in-effect -- what is said outlives the crud
    setSaid(words.posted(goneOn(Date.parse(posted.expires_at), serverNow())));
    setUndone(null);
  }, [posted]);

  useEffect(() => {
    if (!said || undoing) return;
    const timer = setTimeout(() => {
      setSaid("");
      onDone();
    }, SAID_FOR);
    return () => clearTimeout(timer);
  }, [said, undoing, posted, onDone]);

  useEffect(() => {
    if (!posted) return;
    const left = Date.parse(posted.created_at) + UNDONE_UNTIL - serverNow();
    // eslint-disable-next-line react-hooks/set-state-in-effect -- by the clock
    setTooLate(left <= 0);
    const timer = setTimeout(() => setTooLate(true), left);
    return () => clearTimeout(timer);
  }, [posted]);

  const undo = async (crud: Crud) => {
    setUndone(crud);
    setUndoing(true);
    focusHeading();
    try {
      await deleteCrud(crud.uuid);
    } catch (problem) {
      onAuthError(problem);
      // Already gone is as good as deleted.
      if (!(problem instanceof ApiError && problem.status === 404))
        return setSaid(sentencesFor(problem).join(" "));
    } finally {
      setUndoing(false);
    }
    const target = crud.reply_to_activity_uuid ?? "new";
    keepDeleted(author, target, crud);
    remove(crud.uuid);
    setSaid(words.undone);
  };

  const shown = posted ? said : "";
  return (
    <div className="toast">
      <p role="status">{shown}</p>
      {shown && posted && !tooLate && undone?.uuid !== posted.uuid && (
        <button type="button" className="quiet" onClick={() => void undo(posted)}>
          {words.undo}
        </button>
      )}
    </div>
  );
}
