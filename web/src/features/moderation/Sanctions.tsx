import { useCallback, useState } from "react";
import { onAuthError } from "../../api/session";
import { profileOf } from "../../api/cruds";
import { useRead } from "../../api/useRead";
import { exact } from "../../i18n/format";
import { words } from "../../i18n/i18n";
import { moderationWords } from "../../i18n/moderation";
import { Alert } from "../../ui/Alert";
import { Empty } from "../../ui/Empty";
import { focusHeading, Loading } from "../../ui/Page";
import { Retry } from "../../ui/Retry";
import { Link } from "../../ui/router";
import { CodeAsk } from "../identity/CodeAsk";
import { Lift } from "./Lift";
import { getSanctions } from "./moderation";

/** The people who are suspended or restricted, and an end to it. */
export function Sanctions() {
  const said = moderationWords();
  const read = useCallback(() => getSanctions(), []);
  const { value: sanctioned, setValue, error, again } = useRead(read);
  const [problem, setProblem] = useState<unknown>(null);
  const [done, setDone] = useState("");

  const more = async (from: string) => {
    setProblem(null);
    try {
      const { people, next } = await getSanctions(from);
      // Pressed twice, or read anew meanwhile, it has gone on already.
      setValue((old) =>
        old?.next === from ? { people: [...old.people, ...people], next } : old,
      );
    } catch (refused) {
      onAuthError(refused);
      setProblem(refused);
    }
  };

  const next = sanctioned?.next;
  return (
    <>
      <p role="status" className="said">
        {done}
      </p>
      <Retry error={error} again={again} />
      <CodeAsk error={error} onGiven={() => void again()} />
      {!sanctioned && !error && <Loading />}
      {sanctioned?.people.length === 0 && !next && <Empty>{said.nobodySanctioned}</Empty>}
      <ul className="sign-ups">
        {sanctioned?.people.map(
          ({ handle, display_name, role, kind, rule, created_at, expires_at }) => (
            <li key={`${handle} ${kind}`}>
              <p>
                <strong dir="auto">{display_name}</strong>{" "}
                <Link href={profileOf(handle)}>@{handle}</Link>
                <br />
                {said.standsNow[kind]} {said.since(exact(Date.parse(created_at)))}{" "}
                {expires_at && said.until(exact(Date.parse(expires_at)))}{" "}
                {rule && words.brokenRule(rule)}
              </p>
              <Lift
                {...{ handle, role, kind }}
                onLifted={(sentence) => {
                  setDone(sentence);
                  // The button goes with its row; the page is where the keyboard goes on.
                  focusHeading();
                  void again();
                }}
              />
            </li>
          ),
        )}
      </ul>
      {next && (
        <button type="button" className="quiet more" onClick={() => void more(next)}>
          {words.showMore}
        </button>
      )}
      <Alert error={problem} />
      <CodeAsk error={problem} onGiven={() => next && void more(next)} />
    </>
  );
}
