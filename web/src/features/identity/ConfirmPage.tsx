import type { Viewer } from "../../api/api";
import { NotFound, Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { words } from "../../i18n/i18n";
import { Field, Form } from "../../ui/Form";
import { codeSentTo, confirm } from "./identity";
import { isThisMachine } from "../../lib/host";
import { pathAfterSignIn } from "../../store/intent";
import { Resend } from "./Resend";

export default function ConfirmPage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const search = new URLSearchParams(location.search);
  const signUp = search.get("sign_up");
  if (!signUp) return <NotFound />;
  const email = codeSentTo(signUp);

  const submit = async (value: (name: string) => string) => {
    onSignedIn(await confirm(signUp, value("code")));
    navigate(pathAfterSignIn());
  };

  return (
    <Page title={words.confirmTitle}>
      {search.has("late") && <p>{words.confirmLate}</p>}
      <Form submit={words.confirm} fields={["code"]} onSubmit={submit}>
        {(error) => (
          <Field
            label={words.code}
            name="code"
            rule={email ? words.confirmSent(email) : words.confirmHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            error={error}
            codes="code"
          />
        )}
      </Form>
      {isThisMachine() && <p className="aside-line">{words.codeInLog}</p>}
      <Resend key={signUp} signUp={signUp} />
      <p className="aside-line">
        <Link href="/sign-up">{email ? words.mendEmail : words.signUpAgain}</Link>
      </p>
    </Page>
  );
}
