import { useState } from "react";
import { ApiError } from "../../api/ApiError";
import { type Viewer } from "../../api/api";
import { Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Field, Form } from "../../ui/Form";
import { forgetIntent, intentNow } from "../../store/intent";
import { AwaitingWord } from "./AwaitingWord";
import { orGiveCode } from "./factor";
import { Intro } from "./Intro";
import { signIn } from "./identity";

export default function SignInPage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const [waits, setWaits] = useState(false);
  if (waits) return <AwaitingWord />;

  const submit = async (value: (name: string) => string) => {
    try {
      const viewer = await signIn(value("login"), value("password"));
      // Who has joined before is here for something else.
      if (intentNow()?.joins) forgetIntent();
      onSignedIn(viewer);
    } catch (problem) {
      if (!(problem instanceof ApiError)) throw problem;
      if (problem.codes.includes("approval_waits")) return setWaits(true);
      if (!problem.codes.includes("email_unconfirmed")) return orGiveCode(problem);
      navigate(`${problem.location}&late`);
    }
  };

  return (
    <Page title={accountWords().signInTitle}>
      <Intro />
      <Form submit={words.signIn} onSubmit={submit}>
        {(error) => (
          <>
            <Field
              label={accountWords().login}
              name="login"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              error={error}
            />
            <Field
              label={accountWords().password}
              name="password"
              type="password"
              autoComplete="current-password"
              error={error}
            />
          </>
        )}
      </Form>
      <p className="aside-line">
        <Link href="/forgot">{accountWords().forgotLink}</Link>
      </p>
      <p className="aside-line">
        {accountWords().newHere} <Link href="/sign-up">{words.signUp}</Link>
      </p>
    </Page>
  );
}
