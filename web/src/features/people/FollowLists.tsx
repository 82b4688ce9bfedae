import { useState } from "react";
import { getPage } from "../../api/api";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { Retry } from "../../ui/Retry";
import { PeopleList } from "./PeopleList";
import { follow, FOLLOWED, FOLLOWERS, removeFollower, setListed } from "./people";

/** The viewer's follows and followers, with a button to end each, and the switch for lists of people. */
export function FollowLists() {
  return (
    <section className="form" aria-labelledby="follows">
      <h2 id="follows">{accountWords().followsTitle}</h2>
      <p className="rule">{accountWords().followsHint}</p>
      <PeopleList
        title={accountWords().youFollow}
        none={accountWords().youFollowNobody}
        address={FOLLOWED}
        act={words.unfollow}
        label={words.unfollowSomebody}
        end={(person) => follow(person, false)}
      />
      <PeopleList
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
