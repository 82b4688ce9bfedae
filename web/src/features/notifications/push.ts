import { get, send, type Shapes } from "../../api/api";
import { watchNotices } from "./endedNotices";
import type { Kinds } from "./notifications";

/** Milliseconds that something else waits for what this browser is told of. */
const PATIENCE = 2000;

export type Push = Shapes["Push"];

/** Why the browser shows no notices: it may not, or its maker's service cannot be reached. */
export class PushRefused extends Error {
  constructor(readonly why: "denied" | "unavailable") {
    super(why);
  }
}

/** Whether this browser can be told of anything while no page is in view. */
export const canBeTold = () =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Of which kinds this browser is told; of none where it has lost what it was told by. */
export async function getPush(): Promise<Push> {
  const [push, subscription] = await Promise.all([
    get("/api/account/push"),
    present().then((registration) => registration?.pushManager.getSubscription()),
  ]);
  return subscription ? push : { ...push, kinds: none(push.kinds) };
}

/** Has this browser be told of these kinds. Called at a press, since the browser may ask its reader. */
export async function setPush(kinds: Kinds): Promise<void> {
  if (!Object.values(kinds).includes(true)) {
    await send("delete", "/api/account/push", undefined);
    const registration = await present();
    await (await registration?.pushManager.getSubscription())?.unsubscribe();
    return;
  }
  if ((await Notification.requestPermission()) !== "granted")
    throw new PushRefused("denied");
  // As it is now: the server may have another since the page was opened.
  const { public_key } = await get("/api/account/push");
  const { endpoint = "", keys = {} } = (await subscribe(public_key)).toJSON();
  const { p256dh = "", auth = "" } = keys;
  const body = { public_key, endpoint, p256dh, auth, kinds };
  await send("put", "/api/account/push", body);
  watchNotices();
}

/**
 * Does what ends the session and begins another of the same person, as a new password does. The browser is told of the
 * same kinds as before.
 */
export async function keepingPush<T>(change: () => Promise<T>): Promise<T> {
  // A code that waits for a slow answer would be too old.
  const late = new Promise<null>((given) => setTimeout(() => given(null), PATIENCE));
  const kinds = await Promise.race([kindsNow().catch(() => null), late]);
  const changed = await change();
  // Where it fails, the page of notifications says that nothing is on.
  if (kinds) void setPush(kinds).catch(() => {});
  return changed;
}

/** null where this browser is told of nothing. */
async function kindsNow(): Promise<Kinds | null> {
  if (!canBeTold()) return null;
  if (!(await (await present())?.pushManager.getSubscription())) return null;
  const { kinds } = await get("/api/account/push");
  return Object.values(kinds).includes(true) ? kinds : null;
}

const present = () => navigator.serviceWorker.getRegistration();

const none = (kinds: Kinds) =>
  Object.fromEntries(Object.keys(kinds).map((kind) => [kind, false])) as Kinds;

async function subscribe(key: string): Promise<PushSubscription> {
  if (!(await present())) throw new PushRefused("unavailable");
  const { pushManager } = await navigator.serviceWorker.ready;
  try {
    // A subscription by another key, of a server before, is in the way of a new one.
    const there = await pushManager.getSubscription();
    if (there && keyOf(there) !== key) await there.unsubscribe();
    return await pushManager.subscribe({
      userVisibleOnly: true,
      applicationServerKey: key,
    });
  } catch {
    throw new PushRefused("unavailable");
  }
}

/** As the server writes it: base64url. */
function keyOf({ options }: PushSubscription): string {
  const bytes = new Uint8Array(options.applicationServerKey ?? new ArrayBuffer(0));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
