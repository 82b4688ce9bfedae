import { avatarIdOf } from "../../api/cruds";
import type { Person } from "../../api/people";
import { counted } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { Avatar } from "../../ui/Avatar";

type Props = {
  id: string;
  people: readonly Person[];
  chosen: number;
  onChoose: (person: Person) => void;
};

/** The people whose handle or name begins with the text after an @. The text keeps the focus. */
export function MentionList({ id, people, chosen, onChoose }: Props) {
  return (
    <>
      <p role="status" className="visually-hidden">
        {people.length > 0 && counted(people.length, words.peopleFound)}
      </p>
      {people.length > 0 && (
        <div id={id} role="listbox" className="people-found" aria-label={words.people}>
          {people.map((person, at) => (
            // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- the keys are those of the text
            <div
              key={person.uuid}
              id={`${id}-${at}`}
              role="option"
              tabIndex={-1}
              aria-selected={at === chosen}
              // Else the text loses the focus, and the list closes.
              onPointerDown={(event) => event.preventDefault()}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => onChoose(person)}
            >
              <Avatar name={person.display_name} id={avatarIdOf(person)} size="small" />
              <bdi className="who-name">{person.display_name}</bdi>
              <span className="who-handle">@{person.handle}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}
