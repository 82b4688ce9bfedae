import { useEffect, useState } from "react";
import { sendsMail, type Viewer } from "../../api/api";
import { focusHeading, Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { Field, Form, Username } from "../../ui/Form";
import { pathAfterSignIn } from "../../store/intent";
import { orGiveCode } from "./factor";
import { forgetReset, forgot, reset, resetNow } from "./identity";

/** First the address, to which a code goes; then the code and a new password, which signs in. */
export default function ForgotPage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const [waiting, setWaiting] = useState(resetNow);

  // The form gives way to another: its reader goes on at the new heading.
  useEffect(() => {
    if (waiting) focusHeading();
  }, [waiting]);

  if (waiting === null)
    return (
      <Page key="address" title={accountWords().forgotTitle}>
        <Form
          submit={accountWords().sendCode}
          fields={["email"]}
          onSubmit={async (value) => {
            setWaiting(await forgot(value("email")));
          }}
        >
          {(error) => (
            <Field
              label={accountWords().email}
              name="email"
              type="email"
              autoComplete="email"
              error={error}
              codes="email"
            />
          )}
        </Form>
        <p className="aside-line">
          <Link href="/sign-in">{accountWords().backToSignIn}</Link>
        </p>
      </Page>
    );

  const startAgain = () => {
    forgetReset();
    setWaiting(null);
  };
  const submit = async (value: (name: string) => string) => {
    try {
      onSignedIn(await reset(waiting.reset, value("code"), value("password")));
      navigate(pathAfterSignIn());
    } catch (problem) {
      orGiveCode(problem);
    }
  };

  return (
    <Page key="code" title={accountWords().resetTitle}>
      <Form
        submit={accountWords().setPassword}
        fields={["code", "password"]}
        onSubmit={submit}
      >
        {(error) => (
          <>
            <Username value={waiting.email} />
            <Field
              label={accountWords().code}
              name="code"
              rule={sendsMail() ? accountWords().resetHint : accountWords().codeInLog}
              inputMode="numeric"
              autoComplete="one-time-code"
              error={error}
              codes="code"
            />
            <Field
              label={accountWords().newPassword}
              name="password"
              type="password"
              rule={accountWords().passwordRule}
              autoComplete="new-password"
              error={error}
              codes="password"
            />
          </>
        )}
      </Form>
      <p className="aside-line">
        <button type="button" className="quiet" onClick={startAgain}>
          {accountWords().startAgain}
        </button>
      </p>
    </Page>
  );
}
