import { useState } from "react";
import { muteConversation, pageOf, type Crud } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { useAttempt } from "../../api/useAttempt";
import { words } from "../../i18n/i18n";
import { askForMarks, useCrudMarks } from "../../store/marks";
import { setMark } from "../../store/reactions";
import { Alert } from "../../ui/Alert";
import { DotsIcon, QuoteIcon, ReportIcon, ShareIcon } from "../../ui/icons";
import { Menu } from "../../ui/Menu";
import { beginReport } from "../reporting/reporting";
import { beginDraft } from "./drafts";
import { share } from "./share";

type Props = { crud: Crud; onCompose: (to: "new") => void };

/** What a member does now and then with a crud, on its own page: quote it, share it, hear no more of it, report it. */
export function CrudMenu({ crud, onCompose }: Props) {
  const { uuid } = crud;
  const viewer = useViewer();
  const marks = useCrudMarks(uuid);
  const muted = marks?.conversation_muted ?? false;
  const [said, setSaid] = useState("");
  const { error, attempt } = useAttempt();

  /** Begins a crud with this one's link, which is drawn as a card for as long as both live. */
  const quote = () => {
    if (viewer) beginDraft(viewer.uuid, location.origin + pageOf(crud));
    onCompose("new");
  };

  const mute = () => {
    if (!marks) return askForMarks(uuid);
    void attempt(() =>
      setMark(uuid, "conversation_muted", !muted, () => muteConversation(uuid, !muted)),
    );
  };

  return (
    <>
      <Menu className="act" label={words.more} face={<DotsIcon />}>
        {(close) => {
          const closing = (what: () => void) => () => {
            close();
            what();
          };
          return (
            <>
              <button type="button" onClick={closing(quote)}>
                <QuoteIcon />
                {words.quoteCrud(crud.display_name)}
              </button>
              <button
                type="button"
                onClick={closing(() => void share(crud).then(setSaid))}
              >
                <ShareIcon />
                {words.share}
              </button>
              {viewer?.uuid !== crud.user_uuid && (
                <button
                  type="button"
                  onClick={closing(
                    () => void attempt(() => beginReport({ activity_uuid: uuid })),
                  )}
                >
                  <ReportIcon />
                  {words.reportCrud}
                </button>
              )}
              <label className="check">
                <input
                  type="checkbox"
                  checked={muted}
                  aria-disabled={!marks}
                  onChange={closing(mute)}
                />
                {words.muteConversation}
              </label>
            </>
          );
        }}
      </Menu>
      <span role="status">{said}</span>
      <Alert error={error} />
    </>
  );
}
