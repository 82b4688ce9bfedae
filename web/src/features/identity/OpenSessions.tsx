import Bowser from "bowser";
import { useState } from "react";
import { Alert } from "../../ui/Alert";
import { focusHeading, Loading } from "../../ui/Page";
import { useRead } from "../../api/useRead";
import { Retry } from "../../ui/Retry";
import { onAuthError } from "../../api/session";
import { exact } from "../../i18n/format";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { endSession, getSessions, signOutEverywhere, type OpenSession } from "./account";
import { Form } from "../../ui/Form";
import { single } from "../../ui/single";

/** "Firefox, Linux", as far as the browser said so. */
function nameOf(browser: string | null | undefined): string {
  const told = Bowser.parse(browser || "-");
  const parts = [told.browser.name, told.os.name].filter(Boolean);
  return parts.join(", ") || accountWords().unknownBrowser;
}

/** The browsers in which one is signed in; each can be signed out, or all. */
export function OpenSessions({
  onEnded,
  onGone,
}: {
  onEnded: (browser: string) => void;
  onGone: () => void;
}) {
  const { value: sessions, setValue: setSessions, ...reading } = useRead(getSessions);
  const [error, setError] = useState<unknown>(null);

  const end = async (session: OpenSession) => {
    setError(null);
    try {
      await endSession(session.id);
      setSessions((old) => old?.filter(({ id }) => id !== session.id) ?? null);
      onEnded(nameOf(session.browser));
      focusHeading();
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  return (
    <Form
      title={accountWords().sessionsTitle}
      submit={accountWords().signOutEverywhere}
      danger
      onSubmit={async () => {
        await signOutEverywhere();
        onGone();
      }}
    >
      {() => (
        <>
          <Retry error={reading.error} again={reading.again} />
          {!sessions && !reading.error && <Loading />}
          <ul className="sessions">
            {sessions?.map((session) => (
              <li key={session.id}>
                <p>
                  <strong>{nameOf(session.browser)}</strong>
                  {session.here && ` · ${accountWords().thisBrowser}`}
                  <br />
                  <span className="rule">
                    {accountWords().signedInSince(
                      exact(Date.parse(session.signed_in_at)),
                    )}
                    {!session.here &&
                      ` ${accountWords().lastUsed(exact(Date.parse(session.last_used_at)))}`}
                  </span>
                </p>
                {!session.here && (
                  <button
                    type="button"
                    className="quiet"
                    aria-label={accountWords().endSession(nameOf(session.browser))}
                    onClick={(event) => single(event, () => void end(session))}
                  >
                    {words.signOut}
                  </button>
                )}
              </li>
            ))}
          </ul>
          <Alert error={error} />
          <p className="rule">{accountWords().signOutEverywhereHint}</p>
        </>
      )}
    </Form>
  );
}
