import { useCallback, useState } from "react";
import { getPage } from "../../api/api";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { PersonRow } from "./PersonRow";
import type { Person } from "./people";

type Props<P extends Person> = {
  title: string;
  none: string;
  address: string;
  act: string;
  label: (handle: string) => string;
  end: (person: P) => Promise<unknown>;
  /** What more is to be said of a person. */
  note?: (person: P) => string;
};

/** A list of people that only its owner sees, page by page, with a button that takes a person off it. */
export function PeopleList<P extends Person>(props: Props<P>) {
  const { title, none, address, act, label, end, note } = props;
  const read = useCallback(async () => {
    const { body, next } = await getPage(address);
    return { people: body as P[], next };
  }, [address]);
  const { value: list, setValue: setList, error: unread, again } = useRead(read);
  const [error, setError] = useState<unknown>(null);

  const attempt = async (what: () => Promise<void>) => {
    setError(null);
    try {
      await what();
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };
  const more = (from: string) =>
    attempt(async () => {
      const { body, next } = await getPage(from);
      // Pressed twice, or read anew meanwhile, it has gone on already.
      setList((old) =>
        old?.next === from ? { people: [...old.people, ...(body as P[])], next } : old,
      );
    });
  const drop = (person: P) =>
    attempt(async () => {
      await end(person);
      setList(
        (old) =>
          old && {
            ...old,
            people: old.people.filter(({ uuid }) => uuid !== person.uuid),
          },
      );
      // The pressed button goes away.
      focusHeading();
    });

  const next = list?.next;
  return (
    <>
      <h3>{title}</h3>
      <Retry error={unread} again={again} />
      {!list && !unread && <Loading />}
      {list?.people.length === 0 && !next && <p className="rule">{none}</p>}
      <ul className="people">
        {list?.people.map((person) => (
          <PersonRow
            key={person.uuid}
            person={person}
            note={note?.(person)}
            act={
              <button
                type="button"
                className="quiet"
                aria-label={label(person.handle)}
                onClick={() => void drop(person)}
              >
                {act}
              </button>
            }
          />
        ))}
      </ul>
      {next && (
        <button type="button" className="quiet more" onClick={() => void more(next)}>
          {words.showMore}
        </button>
      )}
      <Alert error={error} />
    </>
  );
}
