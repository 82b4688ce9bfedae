import { useState } from "react";
import { words } from "../i18n/i18n";
import { Alert } from "./Alert";
import { focusHeading } from "./Page";
import { refreshViewer } from "../api/session";

/**
 * Says that something could not be read, and reads it again on request, once at a time; nothing
 * while all is well.
 */
export function Retry({ error, again }: { error: unknown; again: () => unknown }) {
  const [trying, setTrying] = useState(false);
  const tryAgain = async () => {
    // Pressed again, it would have the answer that is under way be in vain.
    if (trying) return;
    setTrying(true);
    // The button goes away; the page is where its reader goes on.
    focusHeading();
    try {
      // Who is signed in, and what time it is, may not have been learnt either.
      await refreshViewer();
      await again();
    } finally {
      setTrying(false);
    }
  };

  if (!error) return null;
  return (
    <>
      <Alert error={error} />
      <button
        type="button"
        className="quiet more"
        aria-disabled={trying}
        onClick={() => void tryAgain()}
      >
        {trying ? words.loading : words.tryAgain}
      </button>
    </>
  );
}
