import { useEffect, useState } from "react";
import type { Crud } from "../../api/cruds";
import { viewerNow } from "../../api/session";
import { counted } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { serverNow } from "../../lib/clock";
import { onExpired } from "../../store/cruds";

/** How long it is said that a crud has left, and how long ago that may be, in milliseconds. */
const SAID_FOR = 6000;
const JUST = 3000;

const isDrawn = ({ uuid }: Crud) =>
  document.querySelector(`article[data-uuid="${uuid}"]`) !== null;

/** Says for a moment that a crud has left this page on time, and nothing of it. */
export function JustLeft() {
  const [said, setSaid] = useState("");

  useEffect(
    () =>
      onExpired((ended) => {
        // What ended while nobody looked, or is nowhere on the page, is not missed by anybody.
        const left = ended.filter(
          (crud) => isDrawn(crud) && serverNow() - Date.parse(crud.expires_at) < JUST,
        );
        if (left.length === 0) return;
        const own = left.filter(({ handle }) => handle === viewerNow()?.handle);
        if (own.length !== 1 || left.length !== 1)
          return setSaid(counted(left.length, words.justLeft));
        setSaid(own[0]?.replies_count ? words.ownLeftWithReplies : words.ownLeft);
      }),
    [],
  );

  useEffect(() => {
    const timer = setTimeout(() => setSaid(""), SAID_FOR);
    return () => clearTimeout(timer);
  }, [said]);

  return (
    <p role="status" className="just-left">
      {said}
    </p>
  );
}
