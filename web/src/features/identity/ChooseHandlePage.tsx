import { Page } from "../../ui/Page";
import { navigate } from "../../ui/router";
import { refreshViewer } from "../../api/session";
import { accountWords } from "../../i18n/account";
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
    <Page title={accountWords().chooseHandleTitle}>
      <Form
        submit={accountWords().chooseHandle}
        fields={["preferred_username"]}
        onSubmit={submit}
      >
        {(error) => (
          <>
            <p className="rule">{accountWords().chooseHandleHint}</p>
            <HandleField error={error} />
          </>
        )}
      </Form>
    </Page>
  );
}
