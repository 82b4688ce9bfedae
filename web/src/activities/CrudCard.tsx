import { useEffect } from "react";
import { useServerNow } from "../web/clock";
import { BombIcon } from "../web/icons";
import { Link } from "../web/router";
import { words } from "../words";
import type { Crud } from "./cruds";
import { DeleteButton } from "./DeleteButton";
import { short, timeLeft, timeSince } from "./time";

type Props = { crud: Crud; own: boolean; onGone: (uuid: string) => void };

export function CrudCard({ crud, own, onGone }: Props) {
  const expiresAt = Date.parse(crud.expires_at);
  const now = useServerNow(expiresAt);
  const gone = now >= expiresAt;

  useEffect(() => {
    if (gone) onGone(crud.uuid);
  }, [gone, crud.uuid, onGone]);

  // Not drawn from this very second on, whatever the list around it does.
  if (gone) return null;

  const left = timeLeft(expiresAt - now);
  const age = timeSince(now - Date.parse(crud.created_at));
  return (
    <article className="crud" aria-label={words.crudBy(crud.display_name)}>
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
              <time dateTime={crud.created_at}>{words.ago(short(age), age)}</time>
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
