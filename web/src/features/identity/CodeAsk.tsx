import { Link } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Form } from "../../ui/Form";
import { CodeField } from "./CodeField";
import { giveProof, lacksFactor } from "./factor";

/** The pressed button gave way to this field. The same function always, so that it acts but once. */
const takeFocus = (input: HTMLInputElement | null) => input?.focus();

/** Takes a code where something was refused for want of one, and leads to the account where there is no second factor. */
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
