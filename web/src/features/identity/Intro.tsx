import { words } from "../../i18n/i18n";
import { intentNow } from "../../store/intent";

/** Why one is here: for what one wanted to do, or because of what this is. */
export function Intro({ joining }: { joining?: boolean }) {
  const now = intentNow();
  const intent = now?.writes && !now.joins ? now : null;
  if (!intent && !joining) return null;
  const reply = intent?.reply;
  const why = reply ? words.joinToReply(reply.display_name) : words.joinToPost;
  return (
    <p className="intro">
      <strong>{intent ? why : words.promise}</strong>
    </p>
  );
}
