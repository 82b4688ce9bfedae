import { words } from "../../i18n/i18n";
import { changePassword } from "./account";
import { Field, Form, Username } from "../../ui/Form";

type Props = { handle: string; onSaved: () => void };

export function PasswordForm({ handle, onSaved }: Props) {
  return (
    <Form
      title={words.changePassword}
      submit={words.changePassword}
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
            label={words.presentPassword}
            name="password"
            type="password"
            autoComplete="current-password"
            error={error}
            codes="password_wrong"
          />
          <Field
            label={words.newPassword}
            name="new_password"
            type="password"
            rule={words.passwordRule}
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
