import type { Crud } from "../activities/cruds";
import { announce, knownLists, put } from "../activities/lists";
import { crudOf, forget, learn, readAnew, setReplies } from "../activities/store";
import { HOME } from "../feed/HomePage";
import { feedOf } from "../users/users";
import { viewerNow } from "../web/session";
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
  for (const address of listsOf(crud)) (own ? put : announce)(address, crud);
  // Below what it answers it moves nothing: replies are drawn oldest first.
  if (crudOf(crud.reply_to_activity_uuid ?? "")) learn([crud]);
}

/** Makes what this page knows as the event says. */
export function hear({ name, data }: LiveEvent): void {
  const told = JSON.parse(data) as Crud;
  if (name === "created") created(told);
  else if (name === "counts") setReplies(told.uuid, told.replies_count);
  else if (name === "deleted") forget(told.uuid);
  else if (name === "expired" && crudOf(told.uuid)) forget(told.uuid);
  else if (name === "reset") void readAnew();
}
