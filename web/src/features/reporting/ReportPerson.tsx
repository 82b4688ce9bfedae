import { useAttempt } from "../../api/useAttempt";
import { words } from "../../i18n/i18n";
import { Alert } from "../../ui/Alert";
import { beginReport } from "./reporting";

/** Reports a person, also one who is hidden from the viewer. */
export function ReportPerson({ handle }: { handle: string }) {
  const { error, attempt } = useAttempt();
  const report = () => attempt(() => beginReport({ handle }));
  return (
    <>
      <button type="button" className="quiet" onClick={() => void report()}>
        {words.reportPerson(handle)}
      </button>
      <Alert error={error} />
    </>
  );
}
