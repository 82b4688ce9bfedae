import { useState } from "react";
import { pageOf, type Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { ShareIcon } from "../../ui/icons";

/** Gives a crud's link on, never its text: by what the device has for that, else by the clipboard. */
export function ShareButton({ crud }: { crud: Crud }) {
  const [said, setSaid] = useState("");

  const share = async () => {
    const url = location.origin + pageOf(crud);
    try {
      if ("share" in navigator)
        await navigator.share({ title: words.shareTitle(crud.display_name), url });
      else {
        await (navigator as Navigator).clipboard.writeText(url);
        setSaid(words.linkCopied);
      }
    } catch {
      // Its reader has thought better of it, or the browser allows neither.
    }
  };

  return (
    <>
      <button
        type="button"
        className="act"
        aria-label={words.share}
        onClick={() => void share()}
      >
        <ShareIcon />
      </button>
      <span role="status">{said}</span>
    </>
  );
}
