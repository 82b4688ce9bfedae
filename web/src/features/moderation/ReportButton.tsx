import { useState } from "react";
import { onAuthError } from "../../api/session";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { ReportIcon } from "../../ui/icons";
import { beginReport } from "./reporting";

/** Reports a crud. */
export function ReportButton({ uuid }: { uuid: string }) {
  const [error, setError] = useState<unknown>(null);

  const press = async () => {
    setError(null);
    try {
      await beginReport({ activity_uuid: uuid });
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };

  return (
    <>
      <button
        type="button"
        className="act"
        aria-label={words.reportCrud}
        title={words.reportCrud}
        onClick={() => void press()}
      >
        <ReportIcon />
      </button>
      <Alert error={error} />
    </>
  );
}
