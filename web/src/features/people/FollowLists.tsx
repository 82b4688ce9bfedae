import { useCallback, useState } from "react";
import { getPage } from "../../api/api";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { PersonRow } from "./PersonRow";
import {
  follow,
  FOLLOWED,
  FOLLOWERS,
  removeFollower,
  setListed,
  type Person,
} from "./people";

/** The viewer's follows and followers, with a button to end each, and the switch for lists of people. */
export function FollowLists() {
  return (
    <section className="form" aria-labelledby="follows">
      <h2 id="follows">{accountWords().followsTitle}</h2>
      <p className="rule">{accountWords().followsHint}</p>
      <List
        title={accountWords().youFollow}
        none={accountWords().youFollowNobody}
        address={FOLLOWED}
        act={words.unfollow}
        label={words.unfollowSomebody}
        end={(person) => follow(person, false)}
      />
      <List
        title={accountWords().followYou}
        none={accountWords().nobodyFollowsYou}
        address={FOLLOWERS}
        act={accountWords().removeFollower}
        label={accountWords().removeSomebody}
        end={(person) => removeFollower(person.handle)}
      />
      <Listed />
    </section>
  );
}

type ListProps = {
  title: string;
  none: string;
  address: string;
  act: string;
  label: (handle: string) => string;
  end: (person: Person) => Promise<unknown>;
};

function List({ title, none, address, act, label, end }: ListProps) {
  const read = useCallback(async () => {
    const { body, next } = await getPage(address);
    return { people: body as Person[], next };
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
      setList((old) => old && { people: [...old.people, ...(body as Person[])], next });
    });
  const drop = (person: Person) =>
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

const getListed = async () =>
  ((await getPage("/api/account/listing")).body as { listed: boolean }).listed;

function Listed() {
  const { value: listed, setValue, error: unread, again } = useRead(getListed);
  const [error, setError] = useState<unknown>(null);
  const turn = async (on: boolean) => {
    setError(null);
    try {
      await setListed(on);
      setValue(on);
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };
  return (
    <>
      <Retry error={unread} again={again} />
      {listed !== null && (
        <label className="check">
          <input
            type="checkbox"
            checked={listed}
            onChange={(event) => void turn(event.target.checked)}
          />
          {accountWords().listMe}
        </label>
      )}
      <p className="rule">{accountWords().listMeHint}</p>
      <Alert error={error} />
    </>
  );
}
