import { useEffect, useState } from "react";
import { sendsMail, type Viewer } from "../../api/api";
import { ApiError } from "../../api/ApiError";
import { focusHeading, NotFound, Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { Field, Form, Username } from "../../ui/Form";
import { adminLinkNow } from "./adminLink";
import { shownEmail } from "./email";
import { orGiveCode } from "./factor";
import { confirm, signIn } from "./identity";
import { pathAfterSignIn } from "../../store/intent";
import { Resend } from "./Resend";
import { AwaitingWord } from "./AwaitingWord";
import { forgetWaiting, waitingNow } from "./waiting";

/** What the link in the mail brings, in its fragment, which no server is told. */
function linkNow(): { code: string; email: string } | null {
  const brought = new URLSearchParams(location.hash.slice(1));
  const code = brought.get("code");
  const email = brought.get("email");
  return code && email ? { code, email } : null;
}

/**
 * Confirms a sign-up by its code. The link in the mail fills the code in and confirms nothing by
 * itself. Whoever opens it in a browser that did not sign up has to know the password, since anybody
 * can sign up with somebody else's address.
 */
export default function ConfirmPage({
  onSignedIn,
}: {
  onSignedIn: (viewer: Viewer) => void;
}) {
  const [link] = useState(linkNow);
  const [waiting] = useState(waitingNow);
  // The sign-up that the password told, where the link's code was too old for it.
  const [told, setTold] = useState("");
  // Neither the history nor whoever looks over a shoulder keeps the code.
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, "", location.pathname);
  }, []);

  const search = new URLSearchParams(location.search);
  const asked = search.get("sign_up");
  const own = waiting && (!link || waiting.email === link.email) ? waiting : null;
  const signUp = asked ?? own?.sign_up ?? told;
  const email = !asked || own?.sign_up === asked ? own?.email : undefined;

  const [waits, setWaits] = useState(false);

  const signedIn = (viewer: Viewer) => {
    onSignedIn(viewer);
    navigate(adminLinkNow() ? "/become-admin" : pathAfterSignIn());
  };
  /** Does it, and says where it succeeds that the account waits for a moderator's word. */
  const unlessItWaits = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (problem) {
      if (!isRefused(problem, "approval_waits")) return orGiveCode(problem);
      forgetWaiting();
      setWaits(true);
    }
  };

  if (waits) return <AwaitingWord />;

  if (!signUp && link)
    return (
      <Page title={accountWords().confirmTitle}>
        <Form
          submit={accountWords().confirm}
          fields={["password"]}
          onSubmit={(value) =>
            unlessItWaits(async () => {
              const { viewer, signUp } = await confirmElsewhere(link, value("password"));
              if (viewer) return signedIn(viewer);
              setTold(signUp);
              focusHeading();
            })
          }
        >
          {(error) => (
            <>
              <p>{accountWords().confirmElsewhere(shownEmail(link.email))}</p>
              <Username value={link.email} />
              <Field
                label={accountWords().password}
                name="password"
                type="password"
                autoComplete="current-password"
                error={error}
                codes="password"
              />
            </>
          )}
        </Form>
      </Page>
    );
  if (!signUp) return <NotFound />;

  const mailed = sendsMail();
  const sentTo = mailed ? accountWords().confirmSent : accountWords().codeOfInLog;
  const sent = mailed ? accountWords().confirmHint : accountWords().codeInLog;
  return (
    <Page title={accountWords().confirmTitle}>
      {(search.has("late") || told) && (
        <p className="intro">{accountWords().confirmLate}</p>
      )}
      <Form
        submit={accountWords().confirm}
        fields={["code"]}
        onSubmit={(value) =>
          unlessItWaits(async () => signedIn(await confirm(signUp, value("code"))))
        }
      >
        {(error) => (
          <Field
            label={accountWords().code}
            name="code"
            rule={email ? sentTo(shownEmail(email)) : sent}
            inputMode="numeric"
            autoComplete="one-time-code"
            defaultValue={told ? "" : link?.code}
            error={error}
            codes="code"
          />
        )}
      </Form>
      <Resend key={signUp} signUp={signUp} />
      <p className="aside-line">
        <Link href="/sign-up">
          {email ? accountWords().mendEmail : accountWords().signUpAgain}
        </Link>
      </p>
    </Page>
  );
}

/**
 * The right password tells the id of the sign-up, or signs in who has confirmed it already. Without
 * a viewer the code of the link is good no more, and another one confirms.
 */
async function confirmElsewhere(
  { code, email }: { code: string; email: string },
  password: string,
): Promise<{ viewer: Viewer | null; signUp: string }> {
  let signUp = "";
  try {
    return { viewer: await signIn(email, password), signUp };
  } catch (problem) {
    if (!isRefused(problem, "email_unconfirmed")) throw problem;
    signUp = new URL(problem.location, location.href).searchParams.get("sign_up") ?? "";
  }
  try {
    return { viewer: await confirm(signUp, code), signUp };
  } catch (problem) {
    if (!isRefused(problem, "code_")) throw problem;
    return { viewer: null, signUp };
  }
}

const isRefused = (problem: unknown, why: string): problem is ApiError =>
  problem instanceof ApiError && problem.codes.some((code) => code.startsWith(why));
