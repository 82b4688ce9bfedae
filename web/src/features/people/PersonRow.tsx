import type { ReactNode } from "react";
import { avatarIdOf, profileOf } from "../../api/cruds";
import { words } from "../../i18n/i18n";
import { useMarks } from "../../store/marks";
import { Avatar } from "../../ui/Avatar";
import { Link } from "../../ui/router";
import { FollowButton } from "./FollowButton";
import type { Person } from "./people";

type Props = { person: Person; note?: string; act?: ReactNode };

/** A person in a list, with a button; the usual one follows the person. */
export function PersonRow({ person, note, act }: Props) {
  return (
    <li className="person">
      <Link
        href={profileOf(person.handle)}
        aria-label={[person.display_name, `@${person.handle}`, note]
          .filter(Boolean)
          .join(", ")}
      >
        <Avatar name={person.display_name} id={avatarIdOf(person)} size="small" />
        <span className="who">
          <span className="who-name" dir="auto">
            {person.display_name}
          </span>
          <span className="who-handle">@{person.handle}</span>
          {note && <span className="who-handle who-note">{note}</span>}
        </span>
      </Link>
      {act ?? <FollowButton person={person} />}
    </li>
  );
}

/** The words beside a person who follows the viewer. */
export function FollowsYou({ person }: { person: Person }) {
  return useMarks(person.uuid)?.follows_me ? (
    <span className="follows-you">{words.followsYou}</span>
  ) : null;
}
