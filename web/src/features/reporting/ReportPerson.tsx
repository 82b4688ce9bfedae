import { useState } from "react";
import { onAuthError } from "../../api/session";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { beginReport } from "./reporting";

/** Reports a person, also one who is hidden from the viewer. */
export function ReportPerson({ handle }: { handle: string }) {
  const [error, setError] = useState<unknown>(null);
  const report = async () => {
    setError(null);
    try {
      await beginReport({ handle });
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };
  return (
    <>
      <button type="button" className="quiet" onClick={() => void report()}>
        {words.reportPerson(handle)}
      </button>
      <Alert error={error} />
    </>
  );
}
