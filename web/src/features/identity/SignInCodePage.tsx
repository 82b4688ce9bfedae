import { useEffect, useState } from "react";
import { type Viewer } from "../../api/api";
import { Page } from "../../ui/Page";
import { Link } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Form } from "../../ui/Form";
import { CodeField } from "./CodeField";
import { forgetStep, giveCode, stepNow } from "./factor";

/** Takes the code of the second factor, after the right password. */
export default function SignInCodePage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const [step] = useState(stepNow);
  useEffect(() => {
    if (location.hash)
      history.replaceState(history.state, "", location.pathname + location.search);
  }, []);

  return (
    <Page title={accountWords().giveCodeTitle}>
      <Form
        submit={words.signIn}
        fields={["factor_code"]}
        onSubmit={async (value) => onSignedIn(await giveCode(step, value("code")))}
      >
        {(error) => <CodeField error={error} />}
      </Form>
      <p className="aside-line">
        <Link href={`/sign-in${location.search}`} onClick={forgetStep}>
          {accountWords().startAgain}
        </Link>
      </p>
    </Page>
  );
}
