import { useState } from "react";
import { ApiError } from "../../api/ApiError";
import { useViewer } from "../../api/session";
import { sentencesFor, words } from "../../i18n/i18n";
import { moderationWords } from "../../i18n/moderation";
import { refetchAll } from "../../store/cruds";
import { Chips } from "../../ui/Chips";
import { Empty } from "../../ui/Empty";
import { Form, TextField } from "../../ui/Form";
import { focusHeading, Page } from "../../ui/Page";
import { Link, navigate } from "../../ui/router";
import { block, mute } from "../relations/relations";
import {
  reportNow,
  sendReport,
  withdrawReport,
  type Kind,
  type OpenReport,
} from "../reporting/reporting";

/** The form of a report that was opened by pressing Report. */
export default function ReportPage() {
  const said = moderationWords();
  const viewer = useViewer();
  const [report] = useState(reportNow);
  const [sent, setSent] = useState(false);
  if (!report || !viewer)
    return (
      <Page title={said.noReportTitle}>
        <Empty act={<Link href="/">{words.backHome}</Link>}>{said.noReport}</Empty>
      </Page>
    );
  return (
    <Page title={said.reportTitle(report.handle)}>
      {sent ? (
        <div className="notice" role="status">
          <p>{said.reportSent(report.handle)}</p>
          {report.activity_uuid && <p>{said.copySetAside}</p>}
          <p>
            <Link href="/">{words.backHome}</Link>
          </p>
        </div>
      ) : (
        <ReportForm
          report={report}
          onSent={() => {
            setSent(true);
            focusHeading();
          }}
        />
      )}
    </Page>
  );
}

/** Who has left needs no hiding; the report is sent all the same. */
function unlessGone(problem: unknown): void {
  if (!(problem instanceof ApiError && problem.codes.includes("not_found")))
    throw problem;
}

function ReportForm({ report, onSent }: { report: OpenReport; onSent: () => void }) {
  const said = moderationWords();
  const { uuid, handle } = report;

  const submit = async (value: (name: string) => string) => {
    // Before it is sent, so that all can be sent again where one of them fails.
    if (value("hide") === "block") await block(handle).catch(unlessGone);
    if (value("hide") === "mute") await mute(handle).catch(unlessGone);
    await sendReport(uuid, value("kind") as Kind, value("note"));
    if (value("hide") !== "none") await refetchAll();
    onSent();
  };

  return (
    <Form
      submit={said.sendReport}
      fields={["note", "report_kind_invalid"]}
      onSubmit={submit}
      more={
        <button
          type="button"
          className="quiet"
          onClick={() => {
            // Where the server is not reached the copy goes by itself.
            void withdrawReport(uuid).catch(() => {});
            if (history.length > 1) history.back();
            else navigate("/");
          }}
        >
          {words.cancel}
        </button>
      }
    >
      {(error) => (
        <>
          {report.activity_uuid && <p className="rule">{said.reportCrudPromise}</p>}
          <p className="rule">{said.reportNobodyTold(handle)}</p>
          <Kinds error={error} />
          <TextField
            label={said.note}
            name="note"
            rule={said.noteRule}
            error={error}
            codes="note"
          />
          <Chips
            legend={said.hideToo(handle)}
            among={["none", "mute", "block"]}
            face={(way) => said.hides[way]}
            name="hide"
            chosen="none"
          />
        </>
      )}
    </Form>
  );
}

/** The kinds to choose from, of which one has to be. */
function Kinds({ error }: { error: unknown }) {
  const said = moderationWords();
  const [mended, setMended] = useState<unknown>(null);
  const wrong =
    error instanceof ApiError && error !== mended
      ? sentencesFor(error, (code) => code === "report_kind_invalid")
      : [];
  return (
    <Chips
      legend={said.reportKind}
      among={Object.keys(said.kinds) as Kind[]}
      face={(kind) => said.kinds[kind]}
      name="kind"
      tabIndex={-1}
      aria-invalid={wrong.length > 0}
      aria-describedby={wrong.length > 0 ? "kind-wrong" : undefined}
      onChange={() => setMended(error)}
    >
      {wrong.length > 0 && (
        <p id="kind-wrong" className="wrong">
          {wrong.join(" ")}
        </p>
      )}
    </Chips>
  );
}
