import { get, send, type Shapes } from "../../api/api";

export type Invitation = Shapes["Invitation"];

export const getInvitations = () => get("/api/account/invitations");

export const invite = (uses: number, hours: number) =>
  send("post", "/api/account/invitations", { uses, hours });

export const takeInvitationBack = (uuid: string) =>
  send("delete", "/api/account/invitations/{uuid}", undefined, { parts: [uuid] });

/** The code is in the fragment, which browsers send to no server. */
export const linkOf = (code: string) => `${location.origin}/sign-up#invitation=${code}`;
