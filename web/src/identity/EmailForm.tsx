import { useState } from "react";
import { words } from "../words/words";
import { changeEmail, confirmEmail, type Account } from "./account";
import { Field, Form } from "./Form";

type Waiting = { change: string; email: string };

/** First the new address and the password; then the code that was sent there. */
export function EmailForm({
  account,
  onSaved,
}: {
  account: Account;
  onSaved: () => void;
}) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  if (waiting)
    return (
      <Form
        key="code"
        title={words.changeEmail}
        submit={words.confirm}
        fields={["code"]}
        onSubmit={async (value) => {
          await confirmEmail(waiting.change, value("code").replace(/\s/g, ""));
          onSaved();
        }}
        more={
          <button type="button" className="quiet" onClick={() => setWaiting(null)}>
            {words.cancel}
          </button>
        }
      >
        {(error) => (
          <Field
            label={words.code}
            name="code"
            rule={words.emailCode(waiting.email)}
            inputMode="numeric"
            autoComplete="one-time-code"
            // The pressed button gave way to this field.
            ref={(input) => input?.focus()}
            error={error}
            codes="code"
          />
        )}
      </Form>
    );
  return (
    <Form
      key="address"
      title={words.changeEmail}
      submit={words.changeEmail}
      fields={["email", "password"]}
      onSubmit={async (value) =>
        setWaiting(await changeEmail(value("email"), value("password")))
      }
    >
      {(error) => (
        <>
          <p className="rule">{words.emailNow(account.email)}</p>
          <Field
            label={words.newEmail}
            name="email"
            type="email"
            rule={words.emailHint}
            autoComplete="email"
            error={error}
            codes="email"
          />
          <Field
            label={words.presentPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            error={error}
            codes="password"
          />
        </>
      )}
    </Form>
  );
}
