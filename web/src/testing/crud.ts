import type { Crud } from "../api/cruds";

let made = 0;

/** A crud for an hour, newer than all made before it, which differs from the usual one in this. */
export function crud(more: Partial<Crud> = {}): Crud {
  const number = String(++made).padStart(12, "0");
  return {
    uuid: `01990000-0000-7000-8000-${number}`,
    display_name: "Londo Mollari",
    handle: "londo",
    message: `Crud ${made}`,
    replies_count: 0,
    reposts_count: 0,
    likes_count: 0,
    reply_to_activity_uuid: null,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    created_at: new Date().toISOString(),
    user_uuid: "author",
    audience: "everyone",
    mentions: [],
    sensitive: false,
    ...more,
  };
}
