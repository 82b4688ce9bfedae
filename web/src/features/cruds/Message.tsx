import { useState } from "react";
import { words } from "../../i18n/i18n";
import { profileOf, type Crud } from "../../api/cruds";
import { Link } from "../../ui/router";
import { partsOf } from "./links";
import { isTall } from "./lines";

type Props = {
  id?: string;
  text: string;
  /** The people whom it mentions. */
  mentions?: Crud["mentions"];
  /** All of it, however many lines it has. */
  whole?: boolean;
};

/** Plain text, with links at its addresses and mentions. */
export function Message({ id, text, mentions, whole = false }: Props) {
  const [unfolded, setUnfolded] = useState(false);
  const foldable = !whole && isTall(text);
  return (
    <>
      <p
        id={id}
        className={foldable && !unfolded ? "message folded" : "message"}
        dir="auto"
      >
        {partsOf(text, mentions).map((part, at) =>
          part.handle ? (
            <Link key={at} href={profileOf(part.handle)}>
              {part.text}
            </Link>
          ) : part.href ? (
            <a
              key={at}
              href={part.href}
              title={part.href.endsWith(part.text) ? undefined : part.href}
              rel="nofollow ugc noopener noreferrer"
              referrerPolicy="no-referrer"
            >
              {part.text}
            </a>
          ) : (
            part.text
          ),
        )}
      </p>
      {foldable && (
        <button
          type="button"
          className="unfold"
          aria-expanded={unfolded}
          onClick={() => setUnfolded(!unfolded)}
        >
          {unfolded ? words.showLess : words.showMore}
        </button>
      )}
    </>
  );
}
