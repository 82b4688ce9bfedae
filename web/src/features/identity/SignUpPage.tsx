import { useEffect, useState } from "react";
import { ApiError } from "../../api/ApiError";
import { signUpRule } from "../../api/api";
import { Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { accountWords } from "../../i18n/account";
import { sentencesFor, words } from "../../i18n/i18n";
import { Field, Form, TextField } from "../../ui/Form";
import { adminLinkNow, forgetAdminLink } from "./adminLink";
import { handleLike, withoutAt } from "./handle";
import { HandleField } from "./HandleField";
import { Intro } from "./Intro";
import { signUp } from "./identity";
import { invitationNow } from "./invitation";
import { shownEmail } from "./email";
import { waitingNow } from "./waiting";

export default function SignUpPage() {
  // To be mended: what waits for its code.
  const [before] = useState(waitingNow);
  const [name, setName] = useState(before?.name ?? "");
  const [invitation] = useState(invitationNow);
  const [adminLink, setAdminLink] = useState(adminLinkNow);
  // Neither the history nor a link that is copied from here keeps the invitation.
  useEffect(() => {
    if (location.hash) history.replaceState(history.state, "", location.pathname);
  }, []);
  const rule = signUpRule();
  const closed = {
    open: "",
    approved: "",
    invited: invitation ? "" : "invitation_needed",
    closed: "sign_ups_closed",
    paused: "sign_ups_paused",
  }[rule];

  const submit = async (value: (name: string) => string) => {
    const { sign_up } = await signUp({
      name: value("name"),
      email: value("email"),
      preferred_username: withoutAt(value("handle")),
      password: value("password"),
      invitation: invitation ?? undefined,
      reason: rule === "approved" ? value("reason") : undefined,
      admin_link: adminLink ?? undefined,
    }).catch((problem: unknown) => {
      // The link counts no more: all is as closed as without it.
      if (closed && problem instanceof ApiError && problem.codes.includes(closed)) {
        forgetAdminLink();
        setAdminLink(null);
      }
      throw problem;
    });
    navigate(`/confirm?sign_up=${encodeURIComponent(sign_up)}`);
  };

  const haveAccount = (
    <p className="aside-line">
      {accountWords().haveAccount} <Link href="/sign-in">{words.signIn}</Link>
    </p>
  );
  if (closed && !adminLink)
    return (
      <Page title={accountWords().signUpTitle}>
        <p className="notice">{sentencesFor(new ApiError(403, [closed], ""))}</p>
        {haveAccount}
      </Page>
    );
  return (
    <Page title={accountWords().signUpTitle}>
      {rule === "invited" && <p className="intro">{accountWords().invited}</p>}
      <Intro />
      <Form
        submit={words.signUp}
        fields={["name", "email", "preferred_username", "password", "reason"]}
        onSubmit={submit}
      >
        {(error) => (
          <>
            <Field
              label={accountWords().name}
              name="name"
              autoComplete="name"
              defaultValue={before?.name}
              onChange={(event) => setName(event.target.value)}
              error={error}
              codes="name"
            />
            <Field
              label={accountWords().email}
              rule={accountWords().emailRule}
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
              label={accountWords().password}
              name="password"
              type="password"
              rule={accountWords().passwordRule}
              autoComplete="new-password"
              error={error}
              codes="password"
            />
            {rule === "approved" && (
              <TextField
                label={accountWords().reason}
                name="reason"
                rule={accountWords().reasonRule}
                defaultValue={before?.reason ?? ""}
                error={error}
                codes="reason"
              />
            )}
          </>
        )}
      </Form>
      {haveAccount}
    </Page>
  );
}
