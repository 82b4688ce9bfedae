import { get, send, type Shapes } from "../../api/api";
import type { Pages } from "../../api/usePages";

/** A server of before has no notification_uuid. */
export type Told = Shapes["Notification"] & { notification_uuid: string };
export type Kinds = Shapes["NotificationSettings"];

export const TABS = ["all", "mentions"] as const;
export type Tab = (typeof TABS)[number];

/** Where each tab is read. */
export const ADDRESS: Record<Tab, string> = {
  all: "/api/activities/notifications",
  mentions: "/api/activities/notifications?kind=mentions",
};

/** What a notification is by, however many more people come to it. */
export const keyOf = ({ kind, uuid }: Told) => `${kind} ${uuid}`;

/**
 * Joins a first page that was read anew with the list that is drawn. Notifications that were drawn as new stay new, and
 * further pages that were read stay too, unless more notifications have come than one page has.
 */
export function merged(drawn: Pages<Told>, first: Pages<Told>): Pages<Told> {
  const fresh = new Set(drawn.items.filter(({ unread }) => unread).map(keyOf));
  const items = first.items.map((one) => ({
    ...one,
    unread: one.unread || fresh.has(keyOf(one)),
  }));
  const ids = new Set(drawn.items.map((one) => one.notification_uuid));
  const meet = items.some((one) => ids.has(one.notification_uuid));
  if (!first.next || !meet) return { items, next: first.next };
  // Within what the page spans, it is the truth; ids rise with time.
  const oldest = items.at(-1)?.notification_uuid ?? "";
  const keys = new Set(items.map(keyOf));
  const below = drawn.items.filter(
    (one) => one.notification_uuid < oldest && !keys.has(keyOf(one)),
  );
  return {
    items: [...items, ...below],
    next: below.length > 0 ? drawn.next : first.next,
  };
}

export const getKinds = () => get("/api/account/notifications");

export const setKinds = (kinds: Kinds) =>
  send("put", "/api/account/notifications", kinds);
