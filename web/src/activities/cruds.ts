import { get, json, nextLink, post, send } from "../web/api";

export type Crud = {
  uuid: string;
  display_name: string;
  handle: string;
  message: string;
  replies_count: number;
  reposts_count: number;
  likes_count: number;
  reply_to_activity_uuid: string | null;
  expires_at: string;
  created_at: string;
};

export const TTLS = [
  "1-hour",
  "3-hours",
  "12-hours",
  "1-day",
  "3-days",
  "7-days",
  "30-days",
] as const;
export type Ttl = (typeof TTLS)[number];
export const DEFAULT_TTL: Ttl = "7-days";

export const FIRST_PAGE = "/api/activities/home";

/** One page of the feed, newest first, and the address of the next if there is one. */
export async function getPage(
  path: string,
): Promise<{ cruds: Crud[]; next: string | null }> {
  const response = await get(path);
  return { cruds: await json<Crud[]>(response), next: nextLink(response) };
}

export async function getCrud(uuid: string): Promise<Crud> {
  return json<Crud>(await get(`/api/activities/${uuid}`));
}

export function postCrud(message: string, ttl: Ttl): Promise<Crud> {
  return post<Crud>("/api/activities", { message, ttl });
}

export async function deleteCrud(uuid: string): Promise<void> {
  await send("DELETE", `/api/activities/${uuid}`);
}
