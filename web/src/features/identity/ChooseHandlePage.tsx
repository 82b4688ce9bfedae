import { Page } from "../../ui/Page";
import { navigate } from "../../ui/router";
import { refreshViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { Form } from "../../ui/Form";
import { withoutAt } from "./handle";
import { HandleField } from "./HandleField";
import { pathAfterSignIn } from "../../store/intent";
import { chooseHandle } from "./identity";

/** Who has signed in at the issuer for the first time, and whose handle could not be had. */
export default function ChooseHandlePage() {
  const submit = async (value: (name: string) => string) => {
    await chooseHandle(withoutAt(value("handle")));
    await refreshViewer();
    navigate(pathAfterSignIn());
  };

  return (
    <Page title={words.chooseHandleTitle}>
      <Form submit={words.chooseHandle} fields={["preferred_username"]} onSubmit={submit}>
        {(error) => (
          <>
            <p className="rule">{words.chooseHandleHint}</p>
            <HandleField error={error} />
          </>
        )}
      </Form>
    </Page>
  );
}
