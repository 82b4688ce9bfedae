import { useState } from "react";
import { profileOf } from "../../api/cruds";
import { onAuthError } from "../../api/session";
import { useRead } from "../../api/useRead";
import { exact } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { refetchAll } from "../../store/cruds";
import { Alert } from "../../ui/Alert";
import { Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { Link } from "../../ui/router";
import {
  getBlocks,
  getMutes,
  unblock,
  unmute,
  type Muted,
  type Person,
} from "./relations";

/** The people whom the viewer has blocked and muted, with a button to take each back. */
export function HiddenPeople() {
  return (
    <section className="form" aria-labelledby="hidden-people">
      <h2 id="hidden-people">{accountWords().hiddenPeople}</h2>
      <List
        title={accountWords().blockedPeople}
        none={accountWords().nobodyBlocked}
        read={getBlocks}
        back={unblock}
        label={accountWords().unblockSomebody}
        act={words.unblock}
      />
      <List
        title={accountWords().mutedPeople}
        none={accountWords().nobodyMuted}
        read={getMutes}
        back={unmute}
        label={accountWords().unmuteSomebody}
        act={words.unmute}
      />
    </section>
  );
}

type ListProps = {
  title: string;
  none: string;
  read: () => Promise<(Person | Muted)[]>;
  back: (handle: string) => Promise<unknown>;
  label: (handle: string) => string;
  act: string;
};

function List({ title, none, read, back, label, act }: ListProps) {
  const { value: people, setValue: setPeople, error: unread, again } = useRead(read);
  const [error, setError] = useState<unknown>(null);

  const takeBack = async (handle: string) => {
    setError(null);
    try {
      await back(handle);
      setPeople((old) => old?.filter((person) => person.handle !== handle) ?? null);
      await refetchAll();
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  return (
    <>
      <h3>{title}</h3>
      <Retry error={unread} again={again} />
      {!people && !unread && <Loading />}
      {people?.length === 0 && <p className="rule">{none}</p>}
      <ul className="sessions">
        {people?.map((person) => (
          <li key={person.uuid}>
            <p>
              <Link href={profileOf(person.handle)}>@{person.handle}</Link>
              {"expires_at" in person && person.expires_at && (
                <span className="rule">
                  {" "}
                  {accountWords().until(exact(Date.parse(person.expires_at)))}
                </span>
              )}
            </p>
            <button
              type="button"
              className="quiet"
              aria-label={label(person.handle)}
              onClick={() => void takeBack(person.handle)}
            >
              {act}
            </button>
          </li>
        ))}
      </ul>
      <Alert error={error} />
    </>
  );
}
