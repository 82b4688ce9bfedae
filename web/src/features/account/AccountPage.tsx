import { useState } from "react";
import { profileOf } from "../../api/cruds";
import { AllowedClients } from "../clients/AllowedClients";
import { Invitations } from "../membership/Invitations";
import { FollowLists } from "../people/FollowLists";
import Decisions from "../moderation/Decisions";
import { Receipts } from "../receipts/Receipts";
import { HiddenPeople } from "../relations/HiddenPeople";
import { EditProfile } from "../users/EditProfile";
import { signsInHere } from "../../api/api";
import { focusHeading, Loading, Page } from "../../ui/Page";
import { useRead } from "../../api/useRead";
import { Retry } from "../../ui/Retry";
import { SignInFirst } from "../../ui/SignInFirst";
import { Link } from "../../ui/router";
import { refreshViewer, useViewer } from "../../api/session";
import { accountWords } from "../../i18n/account";
import { rememberPath } from "../../store/intent";
import { deleteAccount, getAccount, leave } from "../identity/account";
import { EmailForm } from "../identity/EmailForm";
import { FactorSection } from "../identity/FactorSection";
import { Field, Form, Username } from "../../ui/Form";
import { OpenSessions } from "../identity/OpenSessions";
import { PasswordForm } from "../identity/PasswordForm";

/** Everything that one can do with one's own account. */
export default function AccountPage({ onGone }: { onGone: () => void }) {
  const viewer = useViewer();
  const signedIn = Boolean(viewer);
  const { value: account, error, again } = useRead(signedIn ? getAccount : null);
  const [said, setSaid] = useState("");
  // Each save draws the forms afresh, with what is kept now and no passwords in them.
  const [round, setRound] = useState(0);
  const [deleting, setDeleting] = useState(false);

  const saved = async (sentence: string) => {
    setSaid(sentence);
    setRound((old) => old + 1);
    focusHeading();
    await Promise.all([again(), refreshViewer()]);
  };

  if (!signedIn)
    return (
      <Page title={accountWords().accountTitle}>
        <SignInFirst onLeave={() => rememberPath()}>
          {accountWords().signInFirst}
        </SignInFirst>
      </Page>
    );
  return (
    <Page title={accountWords().accountTitle}>
      <p role="status" className="said">
        {said}
      </p>
      <Retry error={error} again={again} />
      {!account && !error && <Loading />}
      {account && (
        <div className="sections" key={round}>
          <Decisions />
          <section aria-labelledby="your-profile">
            <h2 id="your-profile">{accountWords().yourProfile}</h2>
            <p className="rule">
              <Link href={profileOf(account.handle)}>@{account.handle}</Link>
            </p>
            <EditProfile
              profile={account}
              onDone={(profile) => profile && void saved(accountWords().saved)}
            />
          </section>
          {signsInHere() && (
            <>
              <EmailForm
                account={account}
                onSaved={() => void saved(accountWords().saved)}
              />
              <PasswordForm
                handle={account.handle}
                onSaved={() => void saved(accountWords().passwordChanged)}
              />
              <FactorSection account={account} onChanged={(said) => void saved(said)} />
            </>
          )}
          {signsInHere() && (
            <AllowedClients onTakenBack={() => setSaid(accountWords().takenBack)} />
          )}
          <OpenSessions
            onEnded={(browser) => setSaid(accountWords().signedOutThere(browser))}
            onGone={onGone}
          />
          <Invitations />
          <FollowLists />
          <HiddenPeople />
          <Receipts author={account.uuid} />
          <section className="form" aria-labelledby="download">
            <h2 id="download">{accountWords().download}</h2>
            <p className="rule">{accountWords().downloadHint}</p>
            <p>
              <a className="quiet" href="/api/account/export" download="cruddur.json">
                {accountWords().download}
              </a>
            </p>
          </section>
          <Form
            title={accountWords().deleteAccount}
            submit={
              deleting ? accountWords().deleteAccountAsk : accountWords().deleteAccount
            }
            danger
            fields={["password"]}
            onSubmit={async (value) => {
              if (!deleting) return setDeleting(true);
              await (signsInHere() ? deleteAccount(value("password")) : leave());
              onGone();
            }}
          >
            {(problem) => (
              <>
                <p className="rule">{accountWords().deleteAccountHint}</p>
                {!signsInHere() && (
                  <p className="rule">{accountWords().deleteAccountThere}</p>
                )}
                {deleting && signsInHere() && (
                  <>
                    <Username value={account.handle} />
                    <Field
                      label={accountWords().presentPassword}
                      name="password"
                      type="password"
                      autoComplete="current-password"
                      error={problem}
                      codes="password"
                    />
                  </>
                )}
              </>
            )}
          </Form>
        </div>
      )}
    </Page>
  );
}
