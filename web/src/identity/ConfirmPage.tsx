import type { Viewer } from "../web/api";
import { NotFound, Page } from "../web/Page";
import { Link, navigate } from "../web/router";
import { words } from "../words/words";
import { Field, Form } from "./Form";
import { confirm } from "./identity";
import { Resend } from "./Resend";

export default function ConfirmPage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const signUp = new URLSearchParams(location.search).get("sign_up");
  if (!signUp) return <NotFound />;

  const submit = async (value: (name: string) => string) => {
    // Codes copied from an e-mail often bring a space along.
    onSignedIn(await confirm(signUp, value("code").replace(/\s/g, "")));
    navigate("/");
  };

  return (
    <Page title={words.confirmTitle}>
      <Form submit={words.confirm} fields={["code"]} onSubmit={submit}>
        {(error) => (
          <Field
            label={words.code}
            name="code"
            rule={words.confirmHint}
            inputMode="numeric"
            autoComplete="one-time-code"
            error={error}
            codes="code"
          />
        )}
      </Form>
      <Resend key={signUp} signUp={signUp} />
      <p className="aside-line">
        <Link href="/sign-up">{words.signUpAgain}</Link>
      </p>
    </Page>
  );
}
