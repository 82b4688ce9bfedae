import { send, type Shapes } from "../../api/api";
import { viewerNow } from "../../api/session";
import { navigate } from "../../ui/router";

export type OpenReport = Shapes["OpenReport"];
export type Kind = Shapes["Report"]["kind"];

/** What is reported. */
export type Subject = { activity_uuid: string } | { handle: string };

/** What the entry of the form in the browser's history keeps. */
type Entry = { report?: { of: string | undefined; open: OpenReport } } | null;

/** The report that the form is for; null where this viewer has opened none, or it is over. */
export function reportNow(): OpenReport | null {
  const kept = (history.state as Entry)?.report;
  return kept && kept.of === viewerNow()?.uuid ? kept.open : null;
}

function forgetReport(): void {
  history.replaceState({ ...(history.state as Entry), report: undefined }, "");
}

let opening: Promise<void> | null = null;

/**
 * Has the server set a copy aside, and opens the form; a second press while it does is the same. The form has a page of its own: a
 * card goes at its second, and a form on it would go along.
 */
export function beginReport(subject: Subject): Promise<void> {
  return (opening ??= open(subject).finally(() => {
    opening = null;
  }));
}

async function open(subject: Subject): Promise<void> {
  const of = viewerNow()?.uuid;
  const report = await send("post", "/api/reports", subject);
  navigate("/report", { report: { of, open: report } });
}

export async function sendReport(uuid: string, kind: Kind, note: string): Promise<void> {
  await send("put", "/api/reports/{uuid}", { kind, note }, { parts: [uuid] });
  forgetReport();
}

/** Destroys the copy at once. */
export async function withdrawReport(uuid: string): Promise<void> {
  forgetReport();
  await send("delete", "/api/reports/{uuid}", undefined, { parts: [uuid] });
}
