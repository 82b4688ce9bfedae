import { useEffect, useState } from "react";
import { serverNow, signsInHere, type Viewer } from "../../api/api";
import { focusHeading, Loading, Page } from "../../ui/Page";
import { Link } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { Form } from "../../ui/Form";
import { SignInFirst } from "../../ui/SignInFirst";
import { rememberPath } from "../../store/intent";
import { becomeAdmin, takeAdminLink } from "./adminLink";

/** Where the link in the output of a new server's start leads: the person who signs up or in there can become its admin. */
export default function BecomeAdminPage({
  viewer,
}: {
  viewer: Viewer | null | undefined;
}) {
  const [done, setDone] = useState(false);
  useEffect(() => {
    takeAdminLink();
    // A link that is opened in a tab which shows this page already loads nothing.
    window.addEventListener("hashchange", takeAdminLink);
    return () => window.removeEventListener("hashchange", takeAdminLink);
  }, []);
  useEffect(() => {
    if (done) focusHeading();
  }, [done]);

  if (done)
    return (
      <Page key="done" title={accountWords().adminTitle}>
        <div className="notice">
          <p>{accountWords().adminNow(serverNow().name)}</p>
          <p>
            <Link href="/account">{accountWords().adminNext}</Link>
          </p>
        </div>
      </Page>
    );
  return (
    <Page key="link" title={accountWords().adminTitle}>
      {viewer === undefined && <Loading />}
      {viewer === null && (
        <SignInFirst signsUp={signsInHere()} onLeave={() => rememberPath()}>
          {(signsInHere()
            ? accountWords().adminJoinFirst
            : accountWords().adminSignInFirst)(serverNow().name)}
        </SignInFirst>
      )}
      {viewer && (
        <Form
          submit={accountWords().adminBecome}
          onSubmit={async () => {
            await becomeAdmin();
            setDone(true);
          }}
        >
          {() => <p>{accountWords().adminAsk(viewer.handle, serverNow().name)}</p>}
        </Form>
      )}
    </Page>
  );
}
