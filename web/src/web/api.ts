import { setServerTime } from "./clock";

/** An answer other than success, with the codes that words.ts turns into sentences. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly codes: string[],
    readonly detail: string,
    /** Seconds until it may be tried again; 0 when the server did not say. */
    readonly retryAfter = 0,
  ) {
    super(detail || codes.join(", "));
  }
}

export type Viewer = { uuid: string; handle: string; display_name: string };
type Session = { viewer: Viewer | null; server_time: string };

/** After this long, in milliseconds, a silent server counts as unreachable. */
const PATIENCE = 30_000;

const CSRF_CODES = ["csrf_token_missing", "csrf_token_invalid"];

/** Who is signed in; also renews the CSRF cookie and sets the clock. */
export async function getSession(): Promise<Viewer | null> {
  const sentAt = Date.now();
  const session = await json<Session>(await call("GET", "/api/session"));
  setServerTime(session.server_time, sentAt, Date.now());
  return session.viewer;
}

export async function get(path: string): Promise<Response> {
  return succeed(await call("GET", path));
}

/** POST or DELETE. The token is read anew each time: signing in or out replaces it. */
export async function send(
  method: "POST" | "DELETE",
  path: string,
  body?: unknown,
): Promise<Response> {
  if (!csrfToken()) await getSession();
  try {
    return await succeed(await callWithToken(method, path, body));
  } catch (error) {
    const stale =
      error instanceof ApiError &&
      error.status === 403 &&
      error.codes.some((code) => CSRF_CODES.includes(code));
    if (!stale) throw error;
  }
  await getSession();
  return succeed(await callWithToken(method, path, body));
}

export async function post<T>(path: string, body: unknown): Promise<T> {
  return json<T>(await send("POST", path, body));
}

export async function json<T>(response: Response): Promise<T> {
  const good = await succeed(response);
  try {
    return (await good.json()) as T;
  } catch {
    throw new ApiError(good.status, ["internal_error"], "");
  }
}

/** The address of the next page, kept on our own origin whatever host the server names. */
export function nextLink(response: Response): string | null {
  const target = /<([^>]*)>\s*;[^,]*rel="?next"?/.exec(
    response.headers.get("Link") ?? "",
  )?.[1];
  if (!target) return null;
  const url = new URL(target, location.href);
  return url.pathname + url.search;
}

function csrfToken(): string {
  const pair = document.cookie
    .split("; ")
    .find((entry) => entry.startsWith("XSRF-TOKEN="));
  return decodeURIComponent(pair?.slice("XSRF-TOKEN=".length) ?? "");
}

function callWithToken(method: string, path: string, body?: unknown): Promise<Response> {
  return call(method, path, body, { "X-XSRF-TOKEN": csrfToken() });
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

async function succeed(response: Response): Promise<Response> {
  if (response.ok) return response;
  // A proxy in between may answer with HTML, so nothing about the body is taken for granted.
  const problem = (await response.json().catch(() => ({}))) as {
    code?: string;
    errors?: string[];
    detail?: string;
  };
  const codes = problem.errors?.length
    ? problem.errors
    : [problem.code ?? "internal_error"];
  // The problem's own code counts too: a refused CSRF token may come with other errors.
  const all = problem.code && CSRF_CODES.includes(problem.code) ? [problem.code] : codes;
  const retryAfter = Number(response.headers.get("Retry-After")) || 0;
  throw new ApiError(response.status, all, problem.detail ?? "", retryAfter);
}
