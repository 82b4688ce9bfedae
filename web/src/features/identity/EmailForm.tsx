import { useState } from "react";
import { sendsMail } from "../../api/api";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { shownEmail } from "./email";
import { changeEmail, confirmEmail, type Account } from "./account";
import { Field, Form, Username } from "../../ui/Form";

type Waiting = { change: string; email: string };

/** The pressed button gave way to this field. The same function always, so that it acts but once. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

/** First the new address and the password; then the code that was sent there. */
export function EmailForm({
  account,
  onSaved,
}: {
  account: Account;
  onSaved: () => void;
}) {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const [cancelled, setCancelled] = useState(false);
  if (waiting)
    return (
      <Form
        key="code"
        title={accountWords().changeEmail}
        submit={accountWords().confirm}
        fields={["code"]}
        onSubmit={async (value) => {
          await confirmEmail(waiting.change, value("code").replace(/\s/g, ""));
          onSaved();
        }}
        more={
          <button
            type="button"
            className="quiet"
            onClick={() => {
              setWaiting(null);
              setCancelled(true);
            }}
          >
            {words.cancel}
          </button>
        }
      >
        {(error) => (
          <Field
            label={accountWords().code}
            name="code"
            rule={(sendsMail() ? accountWords().emailCode : accountWords().codeOfInLog)(
              shownEmail(waiting.email),
            )}
            inputMode="numeric"
            autoComplete="one-time-code"
            ref={takeFocus}
            error={error}
            codes="code"
          />
        )}
      </Form>
    );
  return (
    <Form
      key="address"
      title={accountWords().changeEmail}
      submit={accountWords().changeEmail}
      fields={["email", "password"]}
      onSubmit={async (value) =>
        setWaiting(await changeEmail(value("email"), value("password")))
      }
    >
      {(error) => (
        <>
          <Username value={account.handle} />
          <p className="rule">{accountWords().emailNow(shownEmail(account.email))}</p>
          <Field
            label={accountWords().newEmail}
            name="email"
            type="email"
            rule={accountWords().emailHint}
            autoComplete="email"
            ref={cancelled ? takeFocus : undefined}
            error={error}
            codes="email"
          />
          <Field
            label={accountWords().presentPassword}
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
