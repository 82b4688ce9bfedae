import { useId, useState, type ReactNode } from "react";
import { pageOf, type Crud } from "../../api/cruds";
import { exact, inTime, short, sinceShort } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { useTicking } from "../../lib/clock";
import { timeLeft, timeSince, unhurried } from "../../lib/time";
import { FlameIcon } from "../../ui/icons";
import { Link } from "../../ui/router";

type Props = {
  crud: Crud;
  /** Where it is said how much longer. */
  leftId: string;
  /** Who wrote it, at the line's beginning. */
  children: ReactNode;
};

/**
 * The line of a card that tells who, how old and how much longer; pointing at a time, tapping or
 * focusing it shows both exactly.
 */
export function Times({ crud, leftId, children }: Props) {
  const [pointedAt, setPointedAt] = useState(false);
  // What a tap or the focus has shown stays when the mouse leaves, which Chromium also says after a tap.
  const [asked, setAsked] = useState(false);
  const shown = pointedAt || asked;
  const id = useId();
  const createdAt = Date.parse(crud.created_at);
  const expiresAt = Date.parse(crud.expires_at);
  // Nobody reads a crud before it was written: what our reckoning of the server's clock is off by
  // must not show a life of three hours as four.
  const left = (now: number) => timeLeft(expiresAt - Math.max(now, createdAt));
  const age = useTicking((now) => sinceShort(timeSince(now - createdAt)));
  const leftShort = useTicking((now) => short(left(now)));
  const leftSpoken = useTicking((now) => words.expires(inTime(unhurried(left(now)))));
  const showing = {
    onMouseEnter: () => setPointedAt(true),
    onMouseLeave: () => setPointedAt(false),
    onFocus: () => setAsked(true),
    onBlur: () => setAsked(false),
  };

  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- only hides what its button shows
    <div
      className="crud-head"
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          setPointedAt(false);
          setAsked(false);
        }
      }}
    >
      {children}
      <Link className="age" href={pageOf(crud)} aria-describedby={id} {...showing}>
        <time dateTime={crud.created_at}>{age}</time>
      </Link>
      <button
        type="button"
        className="left"
        aria-describedby={id}
        onClick={(event) => {
          // Safari gives a pressed button no focus.
          event.currentTarget.focus();
          setAsked(true);
        }}
        {...showing}
      >
        <FlameIcon />
        <time dateTime={crud.expires_at} aria-hidden="true">
          {leftShort}
        </time>
        <span id={leftId} className="visually-hidden">
          {leftSpoken}
        </span>
      </button>
      <div id={id} className="exact" role="tooltip" hidden={!shown}>
        {/* Not before: what writes the first exact time takes a browser as long to make as five cards. */}
        {shown && (
          <>
            <span>{words.postedAt(exact(createdAt))}</span>
            <span>{words.expiresAt(exact(expiresAt))}</span>
          </>
        )}
      </div>
    </div>
  );
}
