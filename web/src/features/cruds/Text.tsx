import { lazy, Suspense, useState, type ComponentType } from "react";
import type { Crud } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { Message } from "./Message";
import { quotedIn } from "./quotes";

// Without it the link is there.
const Quote = lazy<ComponentType<{ uuid: string }>>(() =>
  import("./Quote").catch(() => ({ default: () => null })),
);

type Props = { id: string; crud: Crud; whole?: boolean };

/** The text of a crud. A sensitive text is nowhere on the page until its reader asks for it. */
export function Text({ id, crud, whole }: Props) {
  const [shown, setShown] = useState(false);
  const quoted = quotedIn(crud.message);
  const text = (
    <>
      <Message id={id} text={crud.message} mentions={crud.mentions} whole={whole} />
      {quoted && quoted !== crud.uuid && (
        <Suspense>
          <Quote uuid={quoted} />
        </Suspense>
      )}
    </>
  );
  if (!crud.sensitive) return text;
  return (
    <>
      {shown ? (
        text
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
