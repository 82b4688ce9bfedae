import { useState } from "react";
import { rememberPath } from "../../store/intent";
import { Alert } from "../../ui/Alert";
import { Link } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Form } from "../../ui/Form";
import { CodeField } from "./CodeField";
import { giveProof, lacksFactor } from "./factor";
import { signOut } from "./identity";

/** The pressed button gave way to this field. The same function always, so that it acts but once. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

/**
 * Takes a code where something was refused for want of one. Leads to the account where there is no second factor, and out to sign in again
 * where that is at an issuer.
 */
export function CodeAsk({
  error,
  onGiven,
  onCancel,
}: {
  error: unknown;
  onGiven: () => void;
  onCancel?: () => void;
}) {
  if (!lacksFactor(error)) return null;
  if (error.codes.includes("factor_missing"))
    return (
      <p className="notice">
        <Link href="/account">{accountWords().factorSetUpFirst}</Link>
      </p>
    );
  if (error.codes.includes("sign_in_again")) return <SignInAgain onCancel={onCancel} />;
  return (
    <Form
      title={accountWords().giveCodeTitle}
      submit={accountWords().giveCodeOn}
      fields={["factor_code"]}
      onSubmit={async (value) => {
        await giveProof(value("code"));
        onGiven();
      }}
      more={
        onCancel && (
          <button type="button" className="quiet" onClick={onCancel}>
            {words.cancel}
          </button>
        )
      }
    >
      {(problem) => <CodeField ref={takeFocus} error={problem} />}
    </Form>
  );
}

/** The issuer has a session of its own: as long as that lasts, it asks nobody for anything. So both end, and the page is remembered. */
function SignInAgain({ onCancel }: { onCancel?: () => void }) {
  const [error, setError] = useState<unknown>(null);
  const leave = async () => {
    setError(null);
    try {
      await signOut();
      rememberPath();
      location.assign("/api/identity/issuer/sign-out");
    } catch (problem) {
      setError(problem);
    }
  };
  return (
    <>
      <p className="row">
        {onCancel && (
          <button type="button" className="quiet" onClick={onCancel}>
            {words.cancel}
          </button>
        )}
        <button type="button" className="primary" onClick={() => void leave()}>
          {accountWords().signInAgain}
        </button>
      </p>
      <Alert error={error} />
    </>
  );
}
