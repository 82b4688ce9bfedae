import { useState } from "react";
import type { Shapes } from "../../api/api";
import { likersOf, profileOf, type Crud } from "../../api/cruds";
import { usePages } from "../../api/usePages";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { Link } from "../../ui/router";

type Person = Shapes["User"];

/** Who likes a crud, for its author alone, once they want to know. */
export function Likers({ crud }: { crud: Crud }) {
  const [open, setOpen] = useState(false);
  if (crud.likes_count === 0) return null;
  return (
    <div className="likers">
      <button
        type="button"
        className="unfold"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {words.whoLikes}
      </button>
      {open && <Names uuid={crud.uuid} />}
    </div>
  );
}

function Names({ uuid }: { uuid: string }) {
  const { list, unread, again, error, more } = usePages<Person>(likersOf(uuid));

  if (!list) return unread ? <Retry error={unread} again={again} /> : <Loading />;
  return (
    <>
      <p className="rule">{words.onlyYouSeeLikers}</p>
      <ul>
        {list.items.map((person) => (
          <li key={person.uuid}>
            <Link href={profileOf(person.handle)}>
              <bdi>{person.display_name}</bdi> @{person.handle}
            </Link>
          </li>
        ))}
      </ul>
      {list.next && (
        <button type="button" className="quiet" onClick={() => void more()}>
          {words.showMore}
        </button>
      )}
      <Alert error={error} />
    </>
  );
}
