import { ApiError } from "../../api/ApiError";
import { type Viewer } from "../../api/api";
import { Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { words } from "../../i18n/i18n";
import { Field, Form } from "../../ui/Form";
import { forgetIntent, intentNow } from "../../store/intent";
import { Intro } from "./Intro";
import { signIn } from "./identity";

export default function SignInPage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const submit = async (value: (name: string) => string) => {
    try {
      const viewer = await signIn(value("login"), value("password"));
      // Who has joined before is here for something else.
      if (intentNow()?.joins) forgetIntent();
      onSignedIn(viewer);
    } catch (problem) {
      const unconfirmed =
        problem instanceof ApiError && problem.codes.includes("email_unconfirmed");
      if (!unconfirmed) throw problem;
      navigate(`${problem.location}&late`);
    }
  };

  return (
    <Page title={words.signInTitle}>
      <Intro />
      <Form submit={words.signIn} onSubmit={submit}>
        {(error) => (
          <>
            <Field
              label={words.login}
              name="login"
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              error={error}
            />
            <Field
              label={words.password}
              name="password"
              type="password"
              autoComplete="current-password"
              error={error}
            />
          </>
        )}
      </Form>
      <p className="aside-line">
        <Link href="/forgot">{words.forgotLink}</Link>
      </p>
      <p className="aside-line">
        {words.newHere} <Link href="/sign-up">{words.signUp}</Link>
      </p>
    </Page>
  );
}
