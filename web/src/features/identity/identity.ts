import { ApiError } from "../../api/ApiError";
import { getPage, send, type Shapes, type Viewer } from "../../api/api";
import { forgetInvitation } from "./invitation";
import { keptForTab } from "./keptForTab";
import { forgetWaiting, keepWaiting } from "./waiting";

/** When another code may be asked for, by sign-up, as far as this page was told. */
const resendAt = new Map<string, number>();

function waitFor(signUp: string, seconds: number): void {
  resendAt.set(signUp, Date.now() + seconds * 1000);
}

/** Whole seconds until another code may be asked for; 0 also when only the server knows. */
export function resendWait(signUp: string): number {
  return Math.max(0, Math.ceil(((resendAt.get(signUp) ?? 0) - Date.now()) / 1000));
}

export async function signUp(fields: Shapes["SignUp"]): Promise<Shapes["Waiting"]> {
  const { name, preferred_username, reason } = fields;
  const waiting = await send("post", "/api/identity/sign-up", fields);
  waitFor(waiting.sign_up, waiting.resend_after_seconds);
  // The address as the server writes it, and so the link in the mail.
  keepWaiting({ ...waiting, name, preferred_username, reason });
  return waiting;
}

export async function resend(sign_up: string): Promise<void> {
  try {
    const waiting = await send("post", "/api/identity/resend", { sign_up });
    waitFor(sign_up, waiting.resend_after_seconds);
  } catch (problem) {
    if (problem instanceof ApiError) waitFor(sign_up, problem.retryAfter);
    throw problem;
  }
}

export async function confirm(sign_up: string, code: string): Promise<Viewer> {
  const viewer = await send("post", "/api/identity/confirm", { sign_up, code });
  forgetWaiting();
  forgetInvitation();
  return viewer;
}

/** Whether a handle can be had. */
export async function askHandle(wanted: string): Promise<Shapes["WantedHandle"]> {
  const address = `/api/users/handle?wanted=${encodeURIComponent(wanted)}`;
  return (await getPage(address)).body as Shapes["WantedHandle"];
}

/** Where a code for a new password went, as long as it is good. */
const asked = keptForTab<Shapes["ResetWaiting"] & { email: string }>(
  "cruddur:reset",
  10 * 60_000,
);

/** Refusals after which a code for a new password is good no more; it may have set one. */
const SPENT = /factor_needed|account_disabled|code_expired|code_tries_exceeded/;

export const resetNow = asked.now;
export const forgetReset = asked.forget;

export async function signIn(login: string, password: string): Promise<Viewer> {
  const viewer = await send("post", "/api/identity/sign-in", { login, password });
  forgetReset();
  return viewer;
}

/** The same answer for any address: who has an account is not told. */
export async function forgot(email: string) {
  const reset = { ...(await send("post", "/api/identity/forgot", { email })), email };
  asked.keep(reset);
  return reset;
}

export async function reset(
  reset: string,
  code: string,
  password: string,
): Promise<Viewer> {
  try {
    const viewer = await send("post", "/api/identity/reset", { reset, code, password });
    forgetReset();
    return viewer;
  } catch (problem) {
    if (problem instanceof ApiError && SPENT.test(problem.codes.join(" "))) forgetReset();
    throw problem;
  }
}

export const signOut = () => send("post", "/api/identity/sign-out", undefined);

/** openapi.json has not the addresses that are there only with an issuer. */
export const chooseHandle = (preferred_username: string) =>
  send(
    "post",
    "/api/identity/handle" as never,
    {
      preferred_username,
    } as never,
  ) as Promise<Viewer>;
