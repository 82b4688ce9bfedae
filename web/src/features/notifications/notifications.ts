import { get, send, type Shapes } from "../../api/api";

/** A server of before has no notification_uuid. */
export type Told = Shapes["Notification"] & { notification_uuid: string };
/** What is drawn, the latest first, and where more is. */
export type ToldList = { told: Told[]; next: string | null };
export type Kinds = Shapes["NotificationSettings"];

export const TABS = ["all", "mentions"] as const;
export type Tab = (typeof TABS)[number];

/** Where each tab is read. */
export const ADDRESS: Record<Tab, string> = {
  all: "/api/activities/notifications",
  mentions: "/api/activities/notifications?kind=mentions",
};

export const toldIn = (body: unknown) => body as Told[];

/** What a notification is by, however many more people come to it. */
export const keyOf = ({ kind, uuid }: Told) => `${kind} ${uuid}`;

/**
 * Joins a first page that was read anew with the list that is drawn. Notifications that were drawn as new stay new, and
 * further pages that were read stay too, unless more notifications have come than one page has.
 */
export function merged(drawn: ToldList, page: ToldList): ToldList {
  const fresh = new Set(drawn.told.filter(({ unread }) => unread).map(keyOf));
  const told = page.told.map((one) => ({
    ...one,
    unread: one.unread || fresh.has(keyOf(one)),
  }));
  const ids = new Set(drawn.told.map((one) => one.notification_uuid));
  const meet = told.some((one) => ids.has(one.notification_uuid));
  if (!page.next || !meet) return { told, next: page.next };
  // Within what the page spans, it is the truth; ids rise with time.
  const oldest = told.at(-1)?.notification_uuid ?? "";
  const keys = new Set(told.map(keyOf));
  const below = drawn.told.filter(
    (one) => one.notification_uuid < oldest && !keys.has(keyOf(one)),
  );
  return { told: [...told, ...below], next: below.length > 0 ? drawn.next : page.next };
}

export const getKinds = () => get("/api/account/notifications");

export const setKinds = (kinds: Kinds) =>
  send("put", "/api/account/notifications", kinds);
