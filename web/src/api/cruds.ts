import { addressOf, get, getPage, send, type Audience, type Shapes } from "./api";

/** A crud as the server answers it: without a message where its seal does not open. */
export type AnsweredCrud = Shapes["Activity"];
/** A crud that can be read. */
export type Crud = AnsweredCrud & { message: string };
export type Ttl = Shapes["NewActivity"]["ttl"];

/** Each lifetime by its word in the API, as a reader says it. */
export const TTLS: Record<Ttl, { count: number; unit: "hour" | "day" }> = {
  "1-hour": { count: 1, unit: "hour" },
  "3-hours": { count: 3, unit: "hour" },
  "12-hours": { count: 12, unit: "hour" },
  "1-day": { count: 1, unit: "day" },
  "3-days": { count: 3, unit: "day" },
  "7-days": { count: 7, unit: "day" },
  "30-days": { count: 30, unit: "day" },
};

const HOUR = 3_600_000;

export function lifetime(ttl: Ttl): number {
  const { count, unit } = TTLS[ttl];
  return count * (unit === "day" ? 24 * HOUR : HOUR);
}

/** The lifetime that a crud was posted with; of one that ends with what it answers, the next longer. */
export function ttlOf({ created_at, expires_at }: Crud): Ttl {
  const lived = Date.parse(expires_at) - Date.parse(created_at);
  const ttls = Object.keys(TTLS) as Ttl[];
  return ttls.find((ttl) => lifetime(ttl) >= lived) ?? "30-days";
}

/** After any id. */
const END_OF_TIME = "ffffffff-ffff-ffff-ffff-ffffffffffff";

/** Where the lists of cruds are read: everybody's, those of the people one follows, what leaves soon, what one keeps, and one person's. */
export const HOME = "/api/activities/home";
export const FOLLOWING = "/api/activities/following";
export const LEAVING = "/api/activities/leaving";
export const KEPT = "/api/activities/kept";
export const KINDS = ["cruds", "replies", "reposts"] as const;
export type Kind = (typeof KINDS)[number];
export const feedOf = (handle: string, kind: Kind) =>
  `/api/activities/@${handle}?kind=${kind}`;

/** Which of a person's two lists a crud is in. */
export const kindOf = (crud: Pick<Crud, "reply_to_activity_uuid">): Kind =>
  crud.reply_to_activity_uuid ? "replies" : "cruds";

/** Where a crud's own page is. */
export const pageOf = (crud: Pick<Crud, "handle" | "uuid">) =>
  `/@${crud.handle}/status/${crud.uuid}`;
/** What a person's avatar is made from. Cruds have no id of their author yet, but everywhere a handle. */
export const avatarIdOf = ({ handle }: { handle: string }) => handle;
export const profileOf = (handle: string) => `/@${handle}`;

/** A crud by itself always has a message: one whose seal does not open is not found. */
const readable = (answer: Promise<AnsweredCrud>) => answer as Promise<Crud>;

export const getCrud = (uuid: string) => readable(get("/api/activities/{uuid}", uuid));

/** How a post is sent. The key makes a second try of the same post no second crud. */
type Sending = {
  key: string;
  headers: Record<string, string>;
  onHeaders: (headers: Headers) => void;
};

const withKey = ({ key, headers, onHeaders }: Sending) => ({
  headers: { ...headers, "Idempotency-Key": key },
  onHeaders,
});

export type Wording = {
  message: string;
  ttl: Ttl;
  audience: Audience;
  sensitive?: boolean;
};

export const postCrud = (wording: Wording, sending: Sending) =>
  readable(send("post", "/api/activities", wording, withKey(sending)));

export const postReply = (to: string, wording: Wording, sending: Sending) =>
  readable(
    send("post", "/api/activities/{uuid}/reply", wording, {
      parts: [to],
      ...withKey(sending),
    }),
  );

/** A crud, what it answers and some replies to it, the last id up to which those are all, and where more are. */
type ThreadPage = { cruds: AnsweredCrud[]; last: string; next: string | null };

/** The crud and the first replies to it. */
export async function getThread(uuid: string): Promise<ThreadPage> {
  const { handle } = await getCrud(uuid);
  return getThreadPage(
    addressOf("/api/activities/@{handle}/status/{uuid}", [handle, uuid]),
  );
}

/** The crud and the replies at the address where more of them are. */
export async function getThreadPage(address: string): Promise<ThreadPage> {
  const { body, next } = await getPage(address);
  // A server of the release before has neither ancestors nor nested ones.
  const {
    activity,
    ancestors = [],
    replies,
    nested = [],
  } = body as Shapes["ActivityThread"];
  const last = next ? (replies.at(-1)?.uuid ?? "") : END_OF_TIME;
  return { cruds: [...ancestors, activity, ...replies, ...nested], last, next };
}

/** Has a crud end at this moment, which is before its own. */
export const leaveSooner = (uuid: string, expires_at: string) =>
  send("put", "/api/activities/{uuid}/ttl", { expires_at }, { parts: [uuid] });

export const deleteCrud = (uuid: string) =>
  send("delete", "/api/activities/{uuid}", undefined, { parts: [uuid] });

/** What a person may make of a crud that all see counted. */
export type Reaction = "like" | "repost";

/** Likes or reposts a crud, or takes that back. */
export const react = (uuid: string, reaction: Reaction, wanted: boolean) =>
  send(
    wanted ? "put" : "delete",
    reaction === "like" ? "/api/activities/{uuid}/like" : "/api/activities/{uuid}/repost",
    undefined,
    { parts: [uuid] },
  );

/** Some cruds by their ids; those that one may not see, or that are gone, are left out. */
export const getCruds = async (uuids: readonly string[]) =>
  (await getPage(`/api/activities?ids=${uuids.join(",")}`)).body as AnsweredCrud[];

/** Where the author of a crud reads who likes it. */
export const likersOf = (uuid: string) => `/api/activities/${uuid}/likes`;

/** Puts a crud on one's shelf, or takes it off. */
export const keep = (uuid: string, wanted: boolean) =>
  send(wanted ? "put" : "delete", "/api/activities/{uuid}/keep", undefined, {
    parts: [uuid],
  });

/** Has one be told no more of the conversation that a crud is in, or told again. */
export const muteConversation = (uuid: string, wanted: boolean) =>
  send(wanted ? "put" : "delete", "/api/activities/{uuid}/mute", undefined, {
    parts: [uuid],
  });
