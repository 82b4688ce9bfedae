import { accountWords } from "../../i18n/account";
import { changePassword } from "./account";
import { Field, Form, Username } from "../../ui/Form";

type Props = { handle: string; onSaved: () => void };

export function PasswordForm({ handle, onSaved }: Props) {
  return (
    <Form
      title={accountWords().changePassword}
      submit={accountWords().changePassword}
      fields={["password"]}
      onSubmit={async (value) => {
        await changePassword(value("password"), value("new_password"));
        onSaved();
      }}
    >
      {(error) => (
        <>
          <Username value={handle} />
          <Field
            label={accountWords().presentPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            error={error}
            codes="password_wrong"
          />
          <Field
            label={accountWords().newPassword}
            name="new_password"
            type="password"
            rule={accountWords().passwordRule}
            autoComplete="new-password"
            error={error}
            codes="password"
            except="password_wrong"
          />
        </>
      )}
    </Form>
  );
}
