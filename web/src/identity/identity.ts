import { ApiError, post, send, type Viewer } from "../web/api";

export type SignUp = {
  name: string;
  email: string;
  preferred_username: string;
  password: string;
};

type Waiting = { sign_up: string; resend_after_seconds: number };

/** When another code may be asked for, by sign-up, as far as this page was told. */
const resendAt = new Map<string, number>();

function waitFor(signUp: string, seconds: number): void {
  resendAt.set(signUp, Date.now() + seconds * 1000);
}

/** Whole seconds until another code may be asked for; 0 also when only the server knows. */
export function resendWait(signUp: string): number {
  return Math.max(0, Math.ceil(((resendAt.get(signUp) ?? 0) - Date.now()) / 1000));
}

export async function signUp(fields: SignUp): Promise<Waiting> {
  const waiting = await post<Waiting>("/api/identity/sign-up", fields);
  waitFor(waiting.sign_up, waiting.resend_after_seconds);
  return waiting;
}

export async function resend(sign_up: string): Promise<void> {
  try {
    const waiting = await post<Waiting>("/api/identity/resend", { sign_up });
    waitFor(sign_up, waiting.resend_after_seconds);
  } catch (problem) {
    if (problem instanceof ApiError) waitFor(sign_up, problem.retryAfter);
    throw problem;
  }
}

export function confirm(sign_up: string, code: string): Promise<Viewer> {
  return post("/api/identity/confirm", { sign_up, code });
}

export function signIn(login: string, password: string): Promise<Viewer> {
  return post("/api/identity/sign-in", { login, password });
}

/** The same answer for any address: who has an account is not told. */
export function forgot(email: string): Promise<{ reset: string }> {
  return post("/api/identity/forgot", { email });
}

export function reset(reset: string, code: string, password: string): Promise<Viewer> {
  return post("/api/identity/reset", { reset, code, password });
}

export async function signOut(): Promise<void> {
  await send("POST", "/api/identity/sign-out");
}
