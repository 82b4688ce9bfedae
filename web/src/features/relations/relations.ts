import { getPage, send, type Shapes } from "../../api/api";

export type UserMarks = Shapes["UserMarks"];
export type Muted = Shapes["MutedUser"];
export type Person = Shapes["User"];
/** The addresses of the lists that only their owner sees. */
export const BLOCKS = "/api/account/blocks";
export const MUTES = "/api/account/mutes";

/** The lengths of a mute. A mute without one lasts until it is taken back. */
export type MuteTtl = "1-hour" | "1-day" | "7-days";

/** The viewer's mark of a person; nothing where the viewer may not see that person. */
export async function getMarks(uuid: string): Promise<UserMarks | undefined> {
  const { body } = await getPage(`/api/marks?ids=${uuid}`);
  return (body as Shapes["Marks"]).users[uuid];
}

export const block = (handle: string) =>
  send("put", "/api/users/@{handle}/block", undefined, { parts: [handle] });

export const unblock = (handle: string) =>
  send("delete", "/api/users/@{handle}/block", undefined, { parts: [handle] });

/** Mutes a person, whose likes, reposts and follow may go on notifying the viewer. */
export const mute = (handle: string, ttl?: MuteTtl, notifications = false) =>
  send("put", "/api/users/@{handle}/mute", { ttl, notifications }, { parts: [handle] });

export const unmute = (handle: string) =>
  send("delete", "/api/users/@{handle}/mute", undefined, { parts: [handle] });
