import { usePages } from "../../api/usePages";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { PersonRow } from "./PersonRow";
import type { Person } from "./people";
import { single } from "../../ui/single";

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
  const { list, setList, unread, again, error, attempt, more } = usePages<P>(address);
  const drop = (person: P) =>
    attempt(async () => {
      await end(person);
      setList(
        (old) =>
          old && {
            ...old,
            items: old.items.filter(({ uuid }) => uuid !== person.uuid),
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
      {list?.items.length === 0 && !next && <p className="rule">{none}</p>}
      <ul className="people">
        {list?.items.map((person) => (
          <PersonRow
            key={person.uuid}
            person={person}
            note={note?.(person)}
            act={
              <button
                type="button"
                className="quiet"
                aria-label={label(person.handle)}
                onClick={(event) => single(event, () => void drop(person))}
              >
                {act}
              </button>
            }
          />
        ))}
      </ul>
      {next && (
        <button type="button" className="quiet more" onClick={() => void more()}>
          {words.showMore}
        </button>
      )}
      <Alert error={error} />
    </>
  );
}
