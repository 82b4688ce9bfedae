import { useState } from "react";
import { profileOf } from "../../api/cruds";
import { usePages } from "../../api/usePages";
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
import { SANCTIONS, type Sanctioned } from "./moderation";

/** The people who are suspended or restricted, and an end to it. */
export function Sanctions() {
  const said = moderationWords();
  const { list, unread, again, error, more } = usePages<Sanctioned>(SANCTIONS);
  const [done, setDone] = useState("");

  return (
    <>
      <p role="status" className="said">
        {done}
      </p>
      <Retry error={unread} again={again} />
      <CodeAsk error={unread} onGiven={() => void again()} />
      {!list && !unread && <Loading />}
      {list?.items.length === 0 && !list.next && <Empty>{said.nobodySanctioned}</Empty>}
      <ul className="sign-ups">
        {list?.items.map(
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
      {list?.next && (
        <button type="button" className="quiet more" onClick={() => void more()}>
          {words.showMore}
        </button>
      )}
      <Alert error={error} />
      <CodeAsk error={error} onGiven={() => void more()} />
    </>
  );
}
