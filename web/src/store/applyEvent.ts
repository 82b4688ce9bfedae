import { feedOf, HOME, type Crud } from "../api/cruds";
import { announce, knownLists, prepend } from "./lists";
import { crudOf, remove, upsert, refetchAll, setRepliesCount, shorten } from "./cruds";
import { viewerNow } from "../api/session";
import type { LiveEvent } from "./stream";

/** The lists that have this crud, of those that this page knows. */
export function listsOf(crud: Crud): string[] {
  const feed = feedOf(crud.handle).toLowerCase();
  return knownLists().filter((address) =>
    address === HOME ? !crud.reply_to_activity_uuid : address.toLowerCase() === feed,
  );
}

function created(crud: Crud): void {
  const own = crud.handle === viewerNow()?.handle;
  for (const address of listsOf(crud)) (own ? prepend : announce)(address, crud);
  // Below what it answers it moves nothing: replies are drawn oldest first.
  if (crudOf(crud.reply_to_activity_uuid ?? "")) upsert([crud]);
}

/** Makes what this page knows as the event says. */
export function applyEvent({ name, data }: LiveEvent): void {
  const told = JSON.parse(data) as Crud;
  if (name === "created") created(told);
  else if (name === "counts") setRepliesCount(told.uuid, told.replies_count);
  else if (name === "shortened") shorten(told.uuid, told.expires_at);
  else if (name === "deleted") remove(told.uuid);
  else if (name === "expired" && crudOf(told.uuid)) remove(told.uuid);
  else if (name === "reset") void refetchAll();
}
