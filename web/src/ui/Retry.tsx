import { useState } from "react";
import { words } from "../i18n/i18n";
import { Alert } from "./Alert";
import { focusHeading } from "./Page";
import { refreshViewer } from "../api/session";

/** Milliseconds in which further presses are ignored: each would discard the answer to the one before. */
const HOLDS = 5000;

/** Says that something could not be read, and reads it again on request; nothing while all is well. */
export function Retry({ error, again }: { error: unknown; again: () => unknown }) {
  const [trying, setTrying] = useState(false);
  const tryAgain = async () => {
    if (trying) return;
    setTrying(true);
    // The button goes away; the page is where its reader goes on.
    focusHeading();
    // Who is signed in, and what time it is, may not have been learnt either.
    const tried = refreshViewer().then(again);
    await Promise.race([tried, new Promise((over) => setTimeout(over, HOLDS))]);
    setTrying(false);
  };

  if (!error) return null;
  return (
    <>
      {/* Said anew where it fails again. */}
      {!trying && <Alert error={error} />}
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
