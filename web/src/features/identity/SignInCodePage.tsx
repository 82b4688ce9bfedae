import { useEffect, useState } from "react";
import { type Viewer } from "../../api/api";
import type { ApiError } from "../../api/ApiError";
import { Alert } from "../../ui/Alert";
import { focusHeading, Page } from "../../ui/Page";
import { Link } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";
import { Form } from "../../ui/Form";
import { CodeField } from "./CodeField";
import { forgetStep, giveCode, isStepOver, stepNow } from "./factor";

/** Takes the code of the second factor, after the right password. */
export default function SignInCodePage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const [step] = useState(stepNow);
  /** Why no code counts any more. */
  const [over, setOver] = useState<ApiError | null>(null);
  useEffect(() => {
    if (location.hash)
      history.replaceState(history.state, "", location.pathname + location.search);
  }, []);

  const submit = async (code: string) => {
    try {
      onSignedIn(await giveCode(step, code));
    } catch (problem) {
      if (!isStepOver(problem)) throw problem;
      setOver(problem);
      focusHeading();
    }
  };

  const startAgain = (className: string) => (
    <Link className={className} href={`/sign-in${location.search}`} onClick={forgetStep}>
      {accountWords().startAgain}
    </Link>
  );

  return (
    <Page title={accountWords().giveCodeTitle}>
      {over ? (
        <div className="form">
          <Alert error={over} />
          {startAgain("primary")}
        </div>
      ) : (
        <>
          <Form
            submit={words.signIn}
            fields={["factor_code"]}
            onSubmit={(value) => submit(value("code"))}
          >
            {(error) => <CodeField error={error} />}
          </Form>
          <p className="aside-line">{startAgain("")}</p>
        </>
      )}
    </Page>
  );
}
