import { get, getPage, send, type Shapes } from "../../api/api";

export type Matter = Shapes["Matter"];
export type Evidence = Shapes["Evidence"];
export type KeptCrud = Shapes["KeptCrud"];
export type Decision = Shapes["Decision"];
export type Act = Decision["act"];
export type DecisionAboutMe = Shapes["DecisionAboutMe"];

export const getServer = () => get("/api/server");

const matters = async (decided: boolean) =>
  (await getPage(`/api/moderation/reports?decided=${decided}`)).body as Matter[];

export const getWaiting = () => matters(false);
export const getDecided = () => matters(true);

/** Each call is noted in the server's log. */
export const openEvidence = (uuid: string) =>
  send("post", "/api/moderation/reports/{uuid}/evidence", undefined, { parts: [uuid] });

export type ModeratorsNote = Shapes["ModeratorsNote"];

/** The server answers with the note as it is kept. */
export const addNote = (uuid: string, note: string) =>
  send("post", "/api/moderation/reports/{uuid}/notes", { note }, { parts: [uuid] });

export const decide = (uuid: string, decision: Decision) =>
  send("post", "/api/moderation/reports/{uuid}/decision", decision, { parts: [uuid] });

export type Sanctioned = Shapes["Sanctioned"];

/** Where the people are read who are suspended or restricted. */
export const SANCTIONS = "/api/moderation/sanctions";

export const lift = (handle: string, kind: Sanctioned["kind"]) =>
  send("delete", "/api/moderation/sanctions/@{handle}/{kind}", undefined, {
    parts: [handle, kind],
  });

export const getDecisions = () => get("/api/account/decisions");

export const answerDecision = (uuid: string, answer: string) =>
  send("put", "/api/account/decisions/{uuid}/answer", { answer }, { parts: [uuid] });
