import { useState } from "react";
import type { Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { ShareIcon } from "../../ui/icons";
import { share } from "./share";

/** Gives a crud's link on. */
export function ShareButton({ crud }: { crud: Crud }) {
  const [said, setSaid] = useState("");
  return (
    <>
      <button
        type="button"
        className="act"
        aria-label={words.share}
        onClick={() => void share(crud).then(setSaid)}
      >
        <ShareIcon />
      </button>
      <span role="status">{said}</span>
    </>
  );
}
