import type { components, paths } from "../../target/openapi";
import { setServerTime } from "../lib/clock";
import { takeEarly } from "./early";
import { ApiError } from "./ApiError";

/** The shapes of openapi.json, which the build turns into types: a wrong one fails it. */
export type Shapes = components["schemas"];
export type Viewer = Shapes["User"];
/** The people who may read a crud. */
export type Audience = Shapes["Activity"]["audience"];

type Method = "get" | "post" | "put" | "delete";
type With<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never;
}[keyof paths];
type Answer<Operation> = Operation extends {
  responses: { 200: { content: { "application/json": infer Body } } };
}
  ? Body
  : undefined;
type Sent<Operation> = Operation extends {
  requestBody: { content: { "application/json": infer Body } };
}
  ? Body
  : undefined;

/** What stands for {…} in an address, in order. */
type Parts = readonly string[];

/** After this long, in milliseconds, a silent server counts as unreachable. */
const PATIENCE = 30_000;

const CSRF_CODES = ["csrf_token_missing", "csrf_token_invalid"];

let refused: () => Promise<unknown> = () => Promise.resolve();

/** How long a refusal waits for its words, in milliseconds; without them it is told in the server's. */
const WORDS_PATIENCE = 2000;

/** Waits for this before each refusal is thrown: its words are loaded with the first. */
export function onRefusal(prepare: () => Promise<unknown>): void {
  refused = prepare;
}

let identity: Shapes["Session"]["identity"] = "embedded";
let mails = true;
let signUps: Shapes["Session"]["sign_up_rule"] = "open";
let newcomerUntil = 0;
let waitsUntil = 0;
let visitors = true;
let server: { name: string; line: string | null } = { name: "Cruddur", line: null };
let audience: Audience = "everyone";
let sanctions: Shapes["Session"]["sanctions"] = [];
let role: Shapes["Session"]["role"] = "member";

/** Whether this server has the forms to sign up and in, and not an issuer elsewhere. */
export const signsInHere = () => identity === "embedded";

/** Whether this server sends codes by e-mail, and does not leave them in its log. */
export const sendsMail = () => mails;

/** Whether anybody may ask here to become a member. */
export const takesSignUps = () => signUps === "open" || signUps === "approved";

/** Who gets a new account here. */
export const signUpRule = () => signUps;

/** Until when the viewer posts by the rules for new accounts, and cannot post at all: times, 0 where neither is so. */
export const newcomerNow = () => ({ newcomerUntil, waitsUntil });

/** What this server is called, and a line about it. */
export const serverNow = () => server;

/** Whether people who are not signed in can read here. */
export const takesVisitors = () => visitors;

/** The audience of a crud whose author names none. */
export const audienceByDefault = () => audience;

/** What the viewer is suspended or restricted by. */
export const sanctionsNow = () => sanctions;

/** Whether the viewer is a moderator or an admin here. */
export const moderates = () => role !== "member";

/** Whether the viewer is an admin here. */
export const administers = () => role === "admin";

let asked = 0;
let told = 0;

/** Marks the answers that are under way as out of date, as when somebody signs in or out. */
export const outdateSession = () => void (told = asked);

/**
 * Who is signed in; also renews the CSRF cookie and sets the clock. Returns undefined when a later request was answered
 * first, or somebody has signed in or out since.
 */
export async function getSession(): Promise<Viewer | null | undefined> {
  const mine = ++asked;
  const early = takeEarly("/api/session");
  let sentAt = early?.sentAt ?? Date.now();
  let response = await early?.answer.catch(() => undefined);
  let receivedAt = early?.receivedAt ?? Date.now();
  if (!response) {
    sentAt = Date.now();
    response = await call("GET", "/api/session");
    receivedAt = Date.now();
  }
  const session = (await bodyOf(response)) as Shapes["Session"];
  if (mine <= told) return undefined;
  told = mine;
  identity = session.identity;
  // A server of the release before does not say.
  mails = session.mails ?? true;
  signUps = session.sign_up_rule ?? "open";
  newcomerUntil = Date.parse(session.newcomer_until ?? "") || 0;
  waitsUntil = Date.parse(session.waits_until ?? "") || 0;
  visitors = session.visitors ?? true;
  server = {
    name: session.server_name ?? server.name,
    line: session.server_line ?? null,
  };
  audience = session.audience ?? "everyone";
  sanctions = session.sanctions ?? [];
  role = session.role ?? "member";
  setServerTime(session.server_time, sentAt, receivedAt);
  return session.viewer;
}

export function addressOf(template: string, parts: Parts): string {
  let next = 0;
  return template.replace(/\{\w+\}/g, () => encodeURIComponent(parts[next++] ?? ""));
}

export async function get<P extends With<"get">>(
  path: P,
  ...parts: Parts
): Promise<Answer<paths[P]["get"]>> {
  return (await bodyOf(await call("GET", addressOf(path, parts)))) as never;
}

const early = new Map<string, Promise<Response>>();

/** How old an answer may be that was asked for early, in milliseconds. */
const FRESH_FOR = 2000;

/** Asks for a list's page that will be wanted as soon as it is known who is signed in. */
export function askEarly(address: string): void {
  const answer =
    takeEarly(address)?.answer.catch(() => call("GET", address)) ?? call("GET", address);
  const forget = () => setTimeout(() => early.delete(address), FRESH_FOR);
  // The caller that takes the answer gets the failure.
  void answer.then(forget, forget);
  early.set(address, answer);
}

/** A list's page at this very address, and the address of the next if there is one. */
export async function getPage(
  address: string,
): Promise<{ body: unknown; next: string | null }> {
  const asked = early.get(address);
  early.delete(address);
  const response = await (asked ?? call("GET", address));
  return { body: await bodyOf(response), next: nextLink(response) };
}

type Sending = {
  parts?: Parts;
  headers?: Record<string, string>;
  /** Takes the headers of a success. */
  onHeaders?: (headers: Headers) => void;
};

/** POST, PUT or DELETE. The token is read anew each time: signing in or out replaces it. */
export async function send<M extends Exclude<Method, "get">, P extends With<M>>(
  method: M,
  path: P,
  body: Sent<paths[P][M]>,
  { parts = [], headers = {}, onHeaders }: Sending = {},
): Promise<Answer<paths[P][M]>> {
  const once = async () => {
    // What the server mails for it is in the language of the page.
    const language = document.documentElement.lang;
    const all = { ...headers, "X-XSRF-TOKEN": csrfToken(), "Accept-Language": language };
    const address = addressOf(path, parts);
    const response = await call(method.toUpperCase(), address, body, all);
    const answer = (await bodyOf(response)) as never;
    onHeaders?.(response.headers);
    return answer;
  };
  if (!csrfToken()) await getSession();
  try {
    return await once();
  } catch (error) {
    const stale =
      error instanceof ApiError &&
      error.status === 403 &&
      error.codes.some((code) => CSRF_CODES.includes(code));
    if (!stale) throw error;
  }
  await getSession();
  return once();
}

/** Kept on our own origin whatever host the server names. */
function nextLink(response: Response): string | null {
  const target = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(
    response.headers.get("Link") ?? "",
  )?.[1];
  if (!target) return null;
  const url = new URL(target, location.href);
  return url.pathname + url.search;
}

function csrfToken(): string {
  const pairs = document.cookie.split("; ");
  // With https the first, which no other host of the same domain can set.
  for (const name of ["__Host-XSRF-TOKEN=", "XSRF-TOKEN="]) {
    const pair = pairs.find((entry) => entry.startsWith(name));
    if (pair) return decodeURIComponent(pair.slice(name.length));
  }
  return "";
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  more: Record<string, string> = {},
): Promise<Response> {
  const headers = new Headers(more);
  headers.set("Accept", "application/json, application/problem+json");
  if (body !== undefined) headers.set("Content-Type", "application/json");
  try {
    return await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: "no-store",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new ApiError(0, ["unreachable"], "");
  }
}

/** The JSON of an answer; of a refusal, its codes are thrown. */
export async function bodyOf(response: Response): Promise<unknown> {
  const good = await succeed(response);
  if (good.status === 204) return undefined;
  try {
    return await good.json();
  } catch {
    throw new ApiError(good.status, ["internal_error"], "");
  }
}

async function succeed(response: Response): Promise<Response> {
  if (response.ok) return response;
  // A proxy in between may answer with HTML, so nothing about the body is taken for granted.
  const problem = (await response.json().catch(() => ({}))) as Partial<Shapes["Problem"]>;
  const codes = problem.errors?.length
    ? problem.errors
    : [problem.code ?? "internal_error"];
  // The problem's own code counts too: a refused CSRF token may come with other errors.
  const all = problem.code && CSRF_CODES.includes(problem.code) ? [problem.code] : codes;
  await Promise.race([
    refused(),
    new Promise((given) => setTimeout(given, WORDS_PATIENCE)),
  ]);
  const retryAfter = Number(response.headers.get("Retry-After")) || 0;
  const location = response.headers.get("Location") ?? "";
  throw new ApiError(response.status, all, problem.detail ?? "", retryAfter, location);
}
