import { useId, useState } from "react";
import { useTicking } from "../../lib/clock";
import { BombIcon } from "../../ui/icons";
import { Link } from "../../ui/router";
import { ago, exact, inTime, short } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { pageOf, type Crud } from "../../api/cruds";
import { timeLeft, timeSince, unhurried } from "../../lib/time";

/** How old and, said at leftId, how much longer; pointing, tapping or focusing shows the exact times. */
export function Times({ crud, leftId }: { crud: Crud; leftId: string }) {
  const [shown, setShown] = useState(false);
  const id = useId();
  const createdAt = Date.parse(crud.created_at);
  const expiresAt = Date.parse(crud.expires_at);
  // Nobody reads a crud before it was written: what our reckoning of the server's clock is off by
  // must not show a life of three hours as four.
  const left = (now: number) => timeLeft(expiresAt - Math.max(now, createdAt));
  const age = useTicking((now) => ago(timeSince(now - createdAt)));
  const leftShort = useTicking((now) => short(left(now)));
  const leftSpoken = useTicking((now) => words.expires(inTime(unhurried(left(now)))));

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only shows what its button shows
    <div
      className="when"
      onMouseEnter={() => setShown(true)}
      onMouseLeave={() => setShown(false)}
      onFocus={() => setShown(true)}
      onBlur={() => setShown(false)}
      onKeyDown={(event) => event.key === "Escape" && setShown(false)}
    >
      <Link href={pageOf(crud)} aria-describedby={id}>
        <time dateTime={crud.created_at}>{age}</time>
      </Link>
      <button
        type="button"
        className="left"
        aria-describedby={id}
        onClick={() => setShown(true)}
      >
        <BombIcon />
        <time dateTime={crud.expires_at} aria-hidden="true">
          {leftShort}
        </time>
        <span id={leftId} className="visually-hidden">
          {leftSpoken}
        </span>
      </button>
      <div id={id} className="exact" role="tooltip" hidden={!shown}>
        <span>{words.postedAt(exact(createdAt))}</span>
        <span>{words.expiresAt(exact(expiresAt))}</span>
      </div>
    </div>
  );
}
