import { serverNow } from "../../api/api";
import { accountWords } from "../../i18n/account";
import { Page } from "../../ui/Page";

/** A person who has confirmed the address waits for a moderator to decide. */
export function AwaitingWord() {
  return (
    <Page title={accountWords().awaitingTitle}>
      <p className="notice">{accountWords().awaitingWord(serverNow().name)}</p>
    </Page>
  );
}
