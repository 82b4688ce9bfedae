import { ApiError } from "../api/ApiError";
import { words } from "../i18n/i18n";
import { Empty } from "./Empty";
import { Page } from "./Page";
import { Retry } from "./Retry";

/** In place of a page, while it is not known who is signed in and what time it is. */
export function Unknown({ error }: { error: unknown }) {
  const away = error instanceof ApiError && error.codes.includes("unreachable");
  return (
    <Page title={words.brand}>
      <Retry error={error} again={() => {}} />
      {away ? (
        <Empty>{words.nothingKept}</Empty>
      ) : (
        <p className="notice">{words.unknownViewer}</p>
      )}
    </Page>
  );
}
