import { words } from "../../i18n/i18n";

/** What one can do where there is nothing to read. */
export function WriteOne({ onCompose }: { onCompose: (to: "new") => void }) {
  return (
    <button type="button" className="primary" onClick={() => onCompose("new")}>
      {words.writeOne}
    </button>
  );
}
