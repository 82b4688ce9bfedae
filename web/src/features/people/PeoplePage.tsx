import { useCallback, useEffect, useState } from "react";
import { useRead } from "../../api/useRead";
import { useViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { Empty } from "../../ui/Empty";
import { Loading, Page } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { PersonRow } from "./PersonRow";
import { getPeople } from "./people";

/** The pause in typing after which the server is asked, in milliseconds. */
const PAUSE = 250;

/** The people who posted lately, and a search for members. */
export default function PeoplePage() {
  const viewer = useViewer();
  const [typed, setTyped] = useState("");
  const [letters, setLetters] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setLetters(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  const read = useCallback(() => getPeople(letters), [letters]);
  const { value: people, error, again } = useRead(read);

  return (
    <Page title={words.people}>
      {viewer && (
        <form
          role="search"
          className="find form"
          onSubmit={(event) => {
            event.preventDefault();
            setLetters(typed.trim());
          }}
        >
          <label htmlFor="find-people">{words.findPeople}</label>
          <input
            id="find-people"
            type="search"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            dir="auto"
            maxLength={200}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
      )}
      <section aria-labelledby="people-found">
        <h2 id="people-found" className="list-title">
          {letters ? words.foundPeople : words.postedLately}
        </h2>
        <Retry error={error} again={again} />
        {!people && !error && <Loading />}
        <div role="status">
          {people?.length === 0 && (
            <Empty>{letters ? words.nobodyFound : words.nobodyPosted}</Empty>
          )}
        </div>
        <ul className="people">
          {people?.map((person) => (
            <PersonRow key={person.uuid} person={person} />
          ))}
        </ul>
      </section>
    </Page>
  );
}
