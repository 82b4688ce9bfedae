import { useState } from "react";
import type { Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { Message } from "./Message";

type Props = { id: string; crud: Crud; whole?: boolean };

/** What a crud says. A sensitive text is nowhere on the page until its reader asks for it. */
export function Text({ id, crud, whole }: Props) {
  const [shown, setShown] = useState(false);
  if (!crud.sensitive)
    return <Message id={id} text={crud.message} mentions={crud.mentions} whole={whole} />;
  return (
    <>
      {shown ? (
        <Message id={id} text={crud.message} mentions={crud.mentions} whole={whole} />
      ) : (
        <p id={id} className="message covered">
          {words.sensitiveText}
        </p>
      )}
      <button
        type="button"
        className="unfold"
        aria-expanded={shown}
        onClick={() => setShown(!shown)}
      >
        {shown ? words.hideText : words.showText}
      </button>
    </>
  );
}
