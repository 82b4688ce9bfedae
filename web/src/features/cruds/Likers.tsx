import { useCallback, useState } from "react";
import { getPage, type Shapes } from "../../api/api";
import { likersOf, profileOf, type Crud } from "../../api/cruds";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
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
  const read = useCallback(async () => {
    const { body, next } = await getPage(likersOf(uuid));
    return { people: body as Person[], next };
  }, [uuid]);
  const { value: list, setValue: setList, error: unread, again } = useRead(read);
  const [error, setError] = useState<unknown>(null);

  const more = async (from: string) => {
    setError(null);
    try {
      const { body, next } = await getPage(from);
      setList((old) => old && { people: [...old.people, ...(body as Person[])], next });
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  if (!list) return unread ? <Retry error={unread} again={again} /> : <Loading />;
  const { next } = list;
  return (
    <>
      <p className="rule">{words.onlyYouSeeLikers}</p>
      <ul>
        {list.people.map((person) => (
          <li key={person.uuid}>
            <Link href={profileOf(person.handle)}>
              <bdi>{person.display_name}</bdi> @{person.handle}
            </Link>
          </li>
        ))}
      </ul>
      {next && (
        <button type="button" className="quiet" onClick={() => void more(next)}>
          {words.showMore}
        </button>
      )}
      <Alert error={error} />
    </>
  );
}
