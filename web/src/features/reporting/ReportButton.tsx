import { useState } from "react";
import { onAuthError } from "../../api/session";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { ReportIcon } from "../../ui/icons";
import { beginReport } from "./reporting";

/** Begins a report; and why that failed. */
function useReport(subject: Parameters<typeof beginReport>[0]) {
  const [error, setError] = useState<unknown>(null);
  const report = async () => {
    setError(null);
    try {
      await beginReport(subject);
    } catch (problem) {
      onAuthError(problem);
      setError(problem);
    }
  };
  return [report, error] as const;
}

/** Reports a crud. */
export function ReportButton({ uuid }: { uuid: string }) {
  const [report, error] = useReport({ activity_uuid: uuid });
  return (
    <>
      <button
        type="button"
        className="act"
        aria-label={words.reportCrud}
        title={words.reportCrud}
        onClick={() => void report()}
      >
        <ReportIcon />
      </button>
      <Alert error={error} />
    </>
  );
}

/** Reports a person, also one who is hidden from the viewer. */
export function ReportPerson({ handle }: { handle: string }) {
  const [report, error] = useReport({ handle });
  return (
    <>
      <button type="button" className="quiet" onClick={() => void report()}>
        {words.reportPerson(handle)}
      </button>
      <Alert error={error} />
    </>
  );
}
