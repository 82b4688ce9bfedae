import { Alert } from "../../ui/Alert";
import { ApiError } from "../../api/ApiError";
import { Intro } from "./Intro";
import { Page } from "../../ui/Page";
import { accountWords } from "../../i18n/account";
import { words } from "../../i18n/i18n";

/** Where people sign up and in at an issuer: the way there, in place of our forms. */
export default function IssuerPage({ act }: { act: "sign-in" | "sign-up" }) {
  const failed = new URLSearchParams(location.search).get("failed");
  const signingIn = act === "sign-in";
  return (
    <Page title={signingIn ? accountWords().signInTitle : accountWords().signUpTitle}>
      <Intro />
      <div className="form">
        {failed === "sign_in_failed" && (
          <p role="alert" className="alert">
            {accountWords().issuerFailed}
          </p>
        )}
        {failed && failed !== "sign_in_failed" && (
          <Alert error={new ApiError(403, [failed], "")} />
        )}
        <p>{accountWords().issuerHint}</p>
        <a className="primary" href={`/api/identity/issuer/${act}`}>
          {signingIn ? words.signIn : words.signUp}
        </a>
      </div>
    </Page>
  );
}
