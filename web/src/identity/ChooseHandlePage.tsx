import { Page } from "../web/Page";
import { navigate } from "../web/router";
import { refreshViewer } from "../web/session";
import { words } from "../words/words";
import { Field, Form } from "./Form";
import { chooseHandle } from "./identity";

/** Who has signed in at the issuer for the first time, and whose handle could not be had. */
export default function ChooseHandlePage() {
  const submit = async (value: (name: string) => string) => {
    await chooseHandle(value("handle"));
    await refreshViewer();
    navigate("/");
  };

  return (
    <Page title={words.chooseHandleTitle}>
      <Form submit={words.chooseHandle} fields={["preferred_username"]} onSubmit={submit}>
        {(error) => (
          <>
            <p className="rule">{words.chooseHandleHint}</p>
            <Field
              label={words.handle}
              name="handle"
              rule={words.handleRule}
              autoComplete="username"
              autoCapitalize="none"
              spellCheck={false}
              error={error}
              codes="preferred_username"
            />
          </>
        )}
      </Form>
    </Page>
  );
}
