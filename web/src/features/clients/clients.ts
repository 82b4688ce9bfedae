import { ApiError } from "../../api/ApiError";
import { bodyOf, get, send, type Shapes } from "../../api/api";

export type AllowedClient = Shapes["Client"];
export type Question = Shapes["Question"];

/** A client's question, to the server and on our page: all that signing in may lead on to. */
const ASKING = ["/oauth2/authorize?", "/allow?"];

/** Where to sign in so that one comes back to the client's question, from its page. */
export const signInAndReturn = () =>
  `/sign-in?${new URLSearchParams({ next: location.pathname + location.search })}`;

/** Where a client's question was left to sign in first, if that is why one is here. */
export function questionLeft(): string | null {
  const next = new URLSearchParams(location.search).get("next");
  return next && ASKING.some((start) => next.startsWith(start)) ? next : null;
}

export const allowedClients = () => get("/api/account/clients");

export const takeBack = (uuid: string) =>
  send("delete", "/api/account/clients/{uuid}", undefined, { parts: [uuid] });

export async function asking(state: string): Promise<Question> {
  // The types know no query; the address is the same.
  const address = `/api/account/clients/asking?${new URLSearchParams({ state })}`;
  return (await get(address as "/api/account/clients/asking")) as Question;
}

/** Answers the client's question; where the browser is to go with that. */
export async function answer(
  question: Question,
  state: string,
  yes: boolean,
): Promise<string> {
  const form = new URLSearchParams({ client_id: question.uuid, state });
  if (yes) for (const scope of question.scope.split(" ")) form.append("scope", scope);
  const response = await fetch("/oauth2/authorize", {
    method: "POST",
    body: form,
    cache: "no-store",
  }).catch(() => null);
  if (!response) throw new ApiError(0, ["unreachable"], "");
  // Whoever is signed in no more is led to the page for it, which is no answer.
  if (response.redirected) throw new ApiError(401, ["not_signed_in"], "");
  if (response.status === 400) throw new ApiError(404, ["not_found"], "");
  return ((await bodyOf(response)) as { address: string }).address;
}
