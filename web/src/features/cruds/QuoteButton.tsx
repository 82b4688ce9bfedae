import { pageOf, type Crud } from "../../api/cruds";
import { viewerNow } from "../../api/session";
import { words } from "../../i18n/i18n";
import { QuoteIcon } from "../../ui/icons";
import { beginDraft } from "./drafts";

type Props = { crud: Crud; onCompose: (to: "new") => void };

/** Begins a crud that quotes this one: with its link, which is drawn as a card for as long as both live. */
export function QuoteButton({ crud, onCompose }: Props) {
  const quote = () => {
    const author = viewerNow();
    if (author) beginDraft(author.uuid, location.origin + pageOf(crud));
    onCompose("new");
  };
  return (
    <button
      type="button"
      className="act"
      aria-label={words.quoteCrud(crud.display_name)}
      onClick={quote}
    >
      <QuoteIcon />
    </button>
  );
}
