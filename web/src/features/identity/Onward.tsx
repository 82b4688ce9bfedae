import { useEffect } from "react";
import { questionLeft } from "../clients/clients";
import { Loading, Page } from "../../ui/Page";
import { redirect } from "../../ui/router";
import { pathAfterSignIn } from "../../store/intent";
import { words } from "../../i18n/i18n";

/** Leads on whoever is signed in from a form to sign in or up: to the question left for it, or home. */
export function Onward() {
  useEffect(() => {
    // The server's question is no page of ours: the browser itself goes there.
    const question = questionLeft();
    if (question) location.replace(question);
    else redirect(pathAfterSignIn());
  }, []);
  return (
    <Page title={words.brand}>
      <Loading />
    </Page>
  );
}
