import { words } from "../i18n/i18n";
import { Alert } from "./Alert";
import { focusHeading } from "./Page";
import { refreshViewer } from "../api/session";

/** Says that something could not be read, and reads it again on request; nothing while all is well. */
export function Retry({ error, again }: { error: unknown; again: () => unknown }) {
  if (!error) return null;
  return (
    <>
      <Alert error={error} />
      <button
        type="button"
        className="quiet more"
        onClick={() => {
          // The pressed button goes away; the page is where its reader goes on.
          focusHeading();
          // Who is signed in, and what time it is, may not have been learnt either.
          void refreshViewer().then(again);
        }}
      >
        {words.tryAgain}
      </button>
    </>
  );
}
