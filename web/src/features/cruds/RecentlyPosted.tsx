import { useEffect, useSyncExternalStore } from "react";
import { avatarIdOf, HOME, profileOf } from "../../api/cruds";
import { useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { Avatar } from "../../ui/Avatar";
import { Link } from "../../ui/router";
import { knownLists, load } from "../../store/lists";
import { recentAuthors, subscribe, versionNow } from "../../store/cruds";

/** How many people are shown; one alone is no list. */
const MOST = 5;
const LEAST = 2;

/** Who wrote the latest of the living cruds that this page knows: not who is here now. */
export function RecentlyPosted() {
  useSyncExternalStore(subscribe, versionNow);
  const people = recentAuthors(MOST);
  // Cruds need the server's clock, which comes with the session.
  const ready = useViewer() !== undefined;
  const few = people.length < LEAST;

  // A page that knows of nobody, such as a form, reads who there is.
  useEffect(() => {
    if (ready && few && !knownLists().includes(HOME)) void load(HOME);
  }, [ready, few]);

  if (few) return null;
  return (
    <section className="panel" aria-labelledby="recently-posted">
      <h2 id="recently-posted">{words.recentlyPosted}</h2>
      <ul className="people">
        {people.map((person) => (
          <li key={person.handle}>
            <Link
              href={profileOf(person.handle)}
              aria-label={`${person.display_name}, @${person.handle}`}
            >
              <Avatar name={person.display_name} id={avatarIdOf(person)} size="small" />
              <span className="who">
                <span className="who-name" dir="auto">
                  {person.display_name}
                </span>
                <span className="who-handle">@{person.handle}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
