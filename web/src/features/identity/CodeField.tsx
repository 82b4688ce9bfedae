import { type Ref } from "react";
import { accountWords } from "../../i18n/account";
import { Field } from "../../ui/Form";

type Props = { error: unknown; rule?: string; ref?: Ref<HTMLInputElement> };

/** A code of the second factor: six digits, or a recovery code unless the rule says otherwise. */
export function CodeField({ error, rule = accountWords().giveCodeRule, ref }: Props) {
  return (
    <Field
      label={accountWords().code}
      name="code"
      rule={rule}
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      ref={ref}
      error={error}
      codes="factor_code"
    />
  );
}
