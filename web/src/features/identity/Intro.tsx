import { serverNow } from "../../api/api";
import { words } from "../../i18n/i18n";
import { intentNow } from "../../store/intent";

/** Why one is here: for what one wanted to do, or, where no bar above the page says it, because of what this is. */
export function Intro() {
  const now = intentNow();
  const intent = now?.writes && !now.joins ? now : null;
  const reply = intent?.reply;
  const why = reply ? words.joinToReply(reply.display_name) : words.joinToPost;
  return (
    <p className={intent ? "intro" : "intro what-this-is"}>
      <strong>{intent ? why : (serverNow().line ?? words.promise)}</strong>
    </p>
  );
}
