import { words } from "../i18n/i18n";
import { Page } from "./Page";
import { Retry } from "./Retry";

/** In place of a page, while it is not known who is signed in and what time it is. */
export function Unknown({ error }: { error: unknown }) {
  return (
    <Page title={words.brand}>
      <Retry error={error} again={() => {}} />
      <p className="notice">{words.unknownViewer}</p>
    </Page>
  );
}
