import { pageOf, type Crud } from "../api/cruds";

/** What somebody wanted to do who has to sign up or in first, and the page to do it on. */
export type Intent = {
  path: string;
  /** Whether a crud or a reply was to be written, and not only the page to be seen. */
  writes: boolean;
  /** Whether they only wanted to join: once they have, what they are here for is a first crud. */
  joins?: boolean;
  /** What another app has shared, to begin with. */
  text?: string;
  /** Whether its reader was led to sign in for that already. */
  led?: boolean;
  /** The crud to reply to; absent where a new crud was to be written. */
  reply?: Pick<Crud, "uuid" | "display_name">;
};

const KEPT = "cruddur:intent";
/** Where this browser keeps nothing, as long as the page lives. */
let intent: Intent | null = null;

/** From a form to join by, `here` is home: nobody wants to come back to the form. */
export function rememberIntent(to: Crud | "new", here: string): void {
  keep(
    to === "new"
      ? { path: here, writes: true }
      : {
          path: pageOf(to),
          writes: true,
          reply: { uuid: to.uuid, display_name: to.display_name },
        },
  );
}

/** Has whoever joins from here find the form open when they have; what they wanted before comes first. */
export const rememberJoining = () =>
  intentNow() ?? keep({ path: "/", writes: true, joins: true });

/** Has whoever signs in from here come back to this page. */
export const rememberPath = () => keep({ path: location.pathname, writes: false });

function keep(wanted: Intent): void {
  intent = wanted;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(intent));
  } catch {
    // Kept in memory alone.
  }
}

/** What the service worker has put into the fragment (worker.js) is what somebody wants to write. */
export function takeShared(): void {
  const text = new URLSearchParams(location.hash.slice(1)).get("share");
  if (text === null) return;
  keep({ path: "/", writes: true, text });
  history.replaceState(history.state, "", location.pathname);
}

/**
 * Whether to lead who is signed out to sign in for what another app has shared: once, so that Home
 * can be read without.
 */
export function leadsToSignIn(path: string): boolean {
  const shared = intentNow();
  if (!shared?.text || shared.led || shared.path !== path) return false;
  keep({ ...shared, led: true });
  return true;
}

export function intentNow(): Intent | null {
  try {
    intent ??= JSON.parse(sessionStorage.getItem(KEPT) ?? "null") as Intent | null;
  } catch {
    // Nothing kept.
  }
  return intent;
}

export function forgetIntent(): void {
  intent = null;
  try {
    sessionStorage.removeItem(KEPT);
  } catch {
    // There was nothing to remove.
  }
}

/** Where whoever has just signed in goes on. */
export const pathAfterSignIn = () => intentNow()?.path ?? "/";
