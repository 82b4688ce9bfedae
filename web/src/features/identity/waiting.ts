import type { Shapes } from "../../api/api";

/** A sign-up of this browser that waits for its code, with what was typed so that it can be mended. */
export type WaitingSignUp = Omit<Shapes["SignUp"], "password" | "invitation"> & {
  sign_up: string;
  /** By this machine's clock, in milliseconds: what it opens is gone from the server by then. */
  until: number;
};

const KEPT = "cruddur:sign-up";
/** The server keeps a sign-up for an hour after its last code; more codes come within minutes. */
const LASTS = 2 * 3_600_000;

/** Where this browser keeps nothing, as long as the page lives. */
let waiting: WaitingSignUp | null = null;

/** Kept for every tab: the link in the mail opens a new one. */
export function keepWaiting(signUp: Omit<WaitingSignUp, "until">): void {
  const { sign_up, name, email, preferred_username, reason } = signUp;
  const until = Date.now() + LASTS;
  waiting = { sign_up, name, email, preferred_username, reason, until };
  try {
    localStorage.setItem(KEPT, JSON.stringify(waiting));
  } catch {
    // Kept in memory alone.
  }
}

export function waitingNow(): WaitingSignUp | null {
  try {
    waiting ??= JSON.parse(localStorage.getItem(KEPT) ?? "null") as WaitingSignUp | null;
  } catch {
    // Nothing kept.
  }
  if (waiting && waiting.until <= Date.now()) forgetWaiting();
  return waiting;
}

export function forgetWaiting(): void {
  waiting = null;
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // There was nothing to remove.
  }
}
