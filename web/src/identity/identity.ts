import { post, send, type Viewer } from "../web/api";

export type SignUp = {
  name: string;
  email: string;
  preferred_username: string;
  password: string;
};

export function signUp(fields: SignUp): Promise<{ sign_up: string }> {
  return post("/api/identity/sign-up", fields);
}

export function confirm(sign_up: string, code: string): Promise<Viewer> {
  return post("/api/identity/confirm", { sign_up, code });
}

export function signIn(login: string, password: string): Promise<Viewer> {
  return post("/api/identity/sign-in", { login, password });
}

export async function signOut(): Promise<void> {
  await send("POST", "/api/identity/sign-out");
}
