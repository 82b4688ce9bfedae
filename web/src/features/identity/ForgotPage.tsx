import { useEffect, useState } from "react";
import { sendsMail, type Viewer } from "../../api/api";
import { focusHeading, Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { words } from "../../i18n/i18n";
import { Field, Form, Username } from "../../ui/Form";
import { pathAfterSignIn } from "../../store/intent";
import { forgot, reset } from "./identity";

/** First the address, to which a code goes; then the code and a new password, which signs in. */
export default function ForgotPage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const [waiting, setWaiting] = useState<{ reset: string; email: string } | null>(null);

  // The form gives way to another: its reader goes on at the new heading.
  useEffect(() => {
    if (waiting) focusHeading();
  }, [waiting]);

  if (waiting === null)
    return (
      <Page key="address" title={words.forgotTitle}>
        <Form
          submit={words.sendCode}
          fields={["email"]}
          onSubmit={async (value) => {
            const email = value("email");
            setWaiting({ ...(await forgot(email)), email });
          }}
        >
          {(error) => (
            <Field
              label={words.email}
              name="email"
              type="email"
              autoComplete="email"
              error={error}
              codes="email"
            />
          )}
        </Form>
        <p className="aside-line">
          <Link href="/sign-in">{words.backToSignIn}</Link>
        </p>
      </Page>
    );

  const submit = async (value: (name: string) => string) => {
    onSignedIn(await reset(waiting.reset, value("code"), value("password")));
    navigate(pathAfterSignIn());
  };

  return (
    <Page key="code" title={words.resetTitle}>
      <Form submit={words.setPassword} fields={["code", "password"]} onSubmit={submit}>
        {(error) => (
          <>
            <Username value={waiting.email} />
            <Field
              label={words.code}
              name="code"
              rule={sendsMail() ? words.resetHint : words.codeInLog}
              inputMode="numeric"
              autoComplete="one-time-code"
              error={error}
              codes="code"
            />
            <Field
              label={words.newPassword}
              name="password"
              type="password"
              rule={words.passwordRule}
              autoComplete="new-password"
              error={error}
              codes="password"
            />
          </>
        )}
      </Form>
      <p className="aside-line">
        <button type="button" className="quiet" onClick={() => setWaiting(null)}>
          {words.startAgain}
        </button>
      </p>
    </Page>
  );
}
