import { useState } from "react";
import { Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { words } from "../../i18n/i18n";
import { Field, Form } from "../../ui/Form";
import { handleLike, withoutAt } from "./handle";
import { HandleField } from "./HandleField";
import { Intro } from "./Intro";
import { signUp } from "./identity";
import { shownEmail } from "./email";
import { waitingNow } from "./waiting";

export default function SignUpPage() {
  // To be mended: what waits for its code.
  const [before] = useState(waitingNow);
  const [name, setName] = useState(before?.name ?? "");

  const submit = async (value: (name: string) => string) => {
    const { sign_up } = await signUp({
      name: value("name"),
      email: value("email"),
      preferred_username: withoutAt(value("handle")),
      password: value("password"),
    });
    navigate(`/confirm?sign_up=${encodeURIComponent(sign_up)}`);
  };

  return (
    <Page title={words.signUpTitle}>
      <Intro joining />
      <Form
        submit={words.signUp}
        fields={["name", "email", "preferred_username", "password"]}
        onSubmit={submit}
      >
        {(error) => (
          <>
            <Field
              label={words.name}
              name="name"
              autoComplete="name"
              defaultValue={before?.name}
              onChange={(event) => setName(event.target.value)}
              error={error}
              codes="name"
            />
            <Field
              label={words.email}
              name="email"
              type="email"
              autoComplete="email"
              defaultValue={before ? shownEmail(before.email) : ""}
              error={error}
              codes="email"
            />
            <HandleField
              before={before?.preferred_username}
              like={handleLike(name)}
              error={error}
            />
            <Field
              label={words.password}
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
      <p className="aside-line">{words.signUpIntro}</p>
      <p className="aside-line">
        {words.haveAccount} <Link href="/sign-in">{words.signIn}</Link>
      </p>
    </Page>
  );
}
