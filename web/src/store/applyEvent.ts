import {
  feedOf,
  FOLLOWING,
  getCruds,
  HOME,
  kindOf,
  LEAVING,
  type AnsweredCrud,
  type Crud,
} from "../api/cruds";
import { forgetMarks, forgetMarksOf, isFollowed } from "./marks";
import { announce, knownLists, listNow, load, prepend } from "./lists";
import {
  crudOf,
  hide,
  isReadable,
  remove,
  upsert,
  refetchAll,
  setCounts,
  shorten,
} from "./cruds";
import { told as toldSomething } from "./notifications";
import { viewerNow } from "../api/session";
import type { LiveEvent } from "./stream";

/** The lists that have this crud, of those that this page knows. */
export function listsOf(crud: Crud): string[] {
  const feed = feedOf(crud.handle, kindOf(crud)).toLowerCase();
  // What is new does not leave soon: half its life, half an hour at least, is to come.
  return knownLists().filter((address) => {
    if (address === HOME) return !crud.reply_to_activity_uuid;
    if (address === FOLLOWING) return !crud.reply_to_activity_uuid && isOwn(crud);
    return address.toLowerCase() === feed;
  });
}

const isOwn = (crud: Crud) => crud.handle === viewerNow()?.handle;

/** Only the server knows whether the viewer follows an author. It is asked about each author once. */
async function announceToFollower(crud: Crud): Promise<void> {
  const drawn = () => knownLists().includes(FOLLOWING);
  if (crud.reply_to_activity_uuid || !viewerNow() || !drawn()) return;
  if ((await isFollowed(crud.user_uuid)) && drawn()) announce(FOLLOWING, crud);
}

/** Somebody gives a crud on. Only the server knows whether the viewer may see it. */
async function reposted({ uuid, user_uuid }: Crud): Promise<void> {
  const drawn = () => knownLists().includes(FOLLOWING);
  if (!viewerNow() || !drawn() || !(await isFollowed(user_uuid))) return;
  const [crud] = await getCruds([uuid]).catch((): AnsweredCrud[] => []);
  if (!crud || !isReadable(crud) || !drawn()) return;
  forgetMarksOf(uuid);
  announce(FOLLOWING, crud, "repost");
}

function created(crud: Crud): void {
  const own = isOwn(crud);
  for (const address of listsOf(crud)) (own ? prepend : announce)(address, crud);
  if (!own) void announceToFollower(crud);
  // Below what it answers it moves nothing: replies are drawn oldest first.
  if (crudOf(crud.reply_to_activity_uuid ?? "")) upsert([crud]);
}

let rereading: ReturnType<typeof setTimeout> | undefined;

/** What leaves sooner may leave soon now. A thread tells of it at once, and to every page: each reads it once, a little later. */
function shortened({ uuid, expires_at }: Crud): void {
  shorten(uuid, expires_at);
  const drawn = listNow(LEAVING).cruds.some((crud) => crud.uuid === uuid);
  if (drawn || !knownLists().includes(LEAVING)) return;
  rereading ??= setTimeout(
    () => {
      rereading = undefined;
      void load(LEAVING);
    },
    500 + 2000 * Math.random(),
  );
}

/** Makes what this page knows as the event says. */
export function applyEvent({ name, data }: LiveEvent): void {
  const told = JSON.parse(data) as Crud;
  if (name === "created") created(told);
  else if (name === "counts") setCounts(told.uuid, told);
  else if (name === "shortened") shortened(told);
  else if (name === "reposted") void reposted(told);
  else if (name === "deleted") remove(told.uuid);
  else if (name === "hidden") hide(told.uuid);
  else if (name === "notification") toldSomething();
  else if (name === "expired" && crudOf(told.uuid)) remove(told.uuid);
  else if (name === "reset" || name === "relations") {
    // Follows, blocks or mutes may have changed: the drawn lists are read anew.
    forgetMarks();
    toldSomething();
    void refetchAll();
  }
}
