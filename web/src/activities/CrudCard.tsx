import { useEffect, useLayoutEffect, useRef } from "react";
import { useServerNow } from "../web/clock";
import { BombIcon } from "../web/icons";
import { focusHeading } from "../web/Page";
import { Link } from "../web/router";
import { words } from "../words";
import type { Crud } from "./cruds";
import { DeleteButton } from "./DeleteButton";
import { short, timeLeft, timeSince } from "./time";

type Props = { crud: Crud; own: boolean; onGone: (uuid: string) => void };

/** A crud while it lives: at its second it is not drawn any more, and onGone is told. */
export function CrudCard({ crud, own, onGone }: Props) {
  const expiresAt = Date.parse(crud.expires_at);
  // Nobody reads a crud before it was written: what our reckoning of the server's clock is off by
  // must not show a life of three hours as four.
  const now = Math.max(useServerNow(expiresAt), Date.parse(crud.created_at));
  const gone = now >= expiresAt;

  useEffect(() => {
    if (gone) onGone(crud.uuid);
  }, [gone, crud.uuid, onGone]);

  // Not drawn from this very second on, whatever the list around it does.
  if (gone) return null;
  return <Card crud={crud} own={own} onGone={onGone} now={now} />;
}

function Card({ crud, own, onGone, now }: Props & { now: number }) {
  const article = useRef<HTMLElement>(null);

  // A card that leaves by itself must not take the keyboard's place on the page with it.
  useLayoutEffect(() => {
    const drawn = article.current;
    return () => {
      if (drawn?.contains(document.activeElement)) focusHeading();
    };
  }, []);

  const left = timeLeft(Date.parse(crud.expires_at) - now);
  const createdAt = Date.parse(crud.created_at);
  const age = timeSince(now - createdAt);
  return (
    <article ref={article} className="crud" aria-label={words.crudBy(crud.display_name)}>
      <div className="avatar" aria-hidden="true" />
      <div className="crud-body">
        <div className="crud-head">
          <div className="who">
            <span className="who-name" dir="auto">
              {crud.display_name}
            </span>
            <span className="who-handle">@{crud.handle}</span>
          </div>
          <div className="when">
            <Link href={`/activities/${crud.uuid}`}>
              <time
                dateTime={crud.created_at}
                title={new Date(createdAt).toLocaleString()}
              >
                {words.ago(short(age), age)}
              </time>
            </Link>
            <span className="left">
              <BombIcon />
              <span aria-hidden="true">{short(left)}</span>
              <span className="visually-hidden">{words.expiresIn(left)}</span>
            </span>
          </div>
        </div>
        <p className="message" dir="auto">
          {crud.message}
        </p>
        {own && <DeleteButton uuid={crud.uuid} onDeleted={() => onGone(crud.uuid)} />}
      </div>
    </article>
  );
}
