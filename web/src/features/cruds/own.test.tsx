// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ttlOf, type Crud } from "../../api/cruds";
import { setViewer } from "../../api/session";
import { words } from "../../i18n/i18n";
import { applyEvent } from "../../store/applyEvent";
import { crudOf, upsert } from "../../store/cruds";
import { receiptsOf, turnReceipts } from "../../store/receipts";
import { ComposeForm } from "./ComposeForm";
import { CrudCard } from "./CrudCard";
import { keepDraft, readDraft } from "./drafts";
import { soonerEnds } from "./lifetimes";
import { crud as anyCrud } from "../../testing/crud";

const HOUR = 3_600_000;
/** Noon, in the zone of the machine. */
const NOON = new Date(2026, 10, 28, 12).getTime();

const crud = (more: Partial<Crud> = {}) =>
  anyCrud({
    display_name: "Me",
    handle: "me",
    expires_at: new Date(NOON + 72 * HOUR).toISOString(),
    created_at: new Date(NOON).toISOString(),
    ...more,
  });

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true, now: NOON });
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  sessionStorage.clear();
  setViewer({ uuid: "me", handle: "me", display_name: "Me" } as never);
  // The page's clock was started before there was this one; a look at the page starts it anew.
  window.dispatchEvent(new Event("focus"));
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Gives each address its answer; the result is the list of what was sent. */
function serving(
  answers: Record<string, (sent: string) => Response | Promise<Response>>,
): string[] {
  const sent: string[] = [];
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${init?.method ?? "GET"} ${path} ${String(init?.body ?? "")}`.trim());
    const answer = answers[`${init?.method ?? "GET"} ${path}`];
    return Promise.resolve(
      answer ? answer(String(init?.body)) : Response.json({}, { status: 404 }),
    );
  });
  document.cookie = "XSRF-TOKEN=t";
  return sent;
}

it("offers what is sooner than the crud's own end", () => {
  const names = (left: number, now = NOON) => Object.keys(soonerEnds(now + left, now));
  expect(names(72 * HOUR)).toEqual(["inAnHour", "tonight"]);
  expect(names(6 * HOUR)).toEqual(["inAnHour"]);
  expect(names(HOUR)).toEqual([]);
  // What a newcomer posts stays for twelve hours.
  expect(soonerEnds(NOON + 72 * HOUR, NOON, NOON + 12 * HOUR)).toEqual({});
  const late = new Date(2026, 10, 28, 23, 30).getTime();
  expect(soonerEnds(late + 45 * 60_000, late)).toEqual({
    tonight: new Date(2026, 10, 28, 23, 59).getTime(),
  });
  const last = new Date(2026, 10, 28, 23, 58, 30).getTime();
  expect(Object.keys(soonerEnds(last + 2 * HOUR, last))).toEqual(["inAnHour"]);
});

it("has a crud leave sooner, and says when it leaves now", async () => {
  const own = crud();
  upsert([own]);
  const sent = serving({
    [`PUT /api/activities/${own.uuid}/ttl`]: (body) =>
      Response.json({ ...own, ...(JSON.parse(body) as Partial<Crud>) }),
  });
  render(<CrudCard crud={own} onCompose={() => {}} />);

  fireEvent.click(await screen.findByLabelText("Make it leave sooner"));
  fireEvent.click(screen.getByText("Tonight at midnight"));

  expect(await screen.findByText(/^It now leaves today at 11:59.PM\.$/)).toBeTruthy();
  const tonight = new Date(2026, 10, 28, 23, 59).toISOString();
  expect(sent.filter((one) => !one.includes("/api/marks"))).toEqual([
    `PUT /api/activities/${own.uuid}/ttl {"expires_at":"${tonight}"}`,
  ]);
  expect(crudOf(own.uuid)?.expires_at).toBe(tonight);
});

it("offers nothing on what leaves within the hour, nor on another's crud", async () => {
  const soon = crud({ expires_at: new Date(NOON + HOUR / 2).toISOString() });
  const theirs = crud({ handle: "londo" });
  render(
    <>
      <CrudCard crud={soon} onCompose={() => {}} />
      <CrudCard crud={theirs} onCompose={() => {}} />
    </>,
  );
  expect(await screen.findAllByLabelText("Delete")).toHaveLength(1);
  expect(screen.queryByLabelText("Make it leave sooner")).toBeNull();
});

it("knows an end that was told, whatever an older answer says", () => {
  const own = crud();
  upsert([own]);
  const sooner = new Date(NOON + HOUR).toISOString();
  const data = JSON.stringify({ uuid: own.uuid, expires_at: sooner });
  applyEvent({ id: "1-1", name: "shortened", data });
  expect(crudOf(own.uuid)?.expires_at).toBe(sooner);
  upsert([own]);
  expect(crudOf(own.uuid)?.expires_at).toBe(sooner);
  // Told before the answer that has it.
  const unknown = crud();
  applyEvent({
    id: "1-2",
    name: "shortened",
    data: JSON.stringify({ uuid: unknown.uuid, expires_at: sooner }),
  });
  expect(crudOf(unknown.uuid)).toBeUndefined();
  upsert([unknown]);
  expect(crudOf(unknown.uuid)?.expires_at).toBe(sooner);
});

it("puts the text and the lifetime of what is rewritten back into the form", async () => {
  const parent = crud({ handle: "londo" });
  const own = crud({ message: "With a typo." });
  const reply = crud({ message: "And so?", reply_to_activity_uuid: parent.uuid });
  upsert([parent, own, reply]);
  serving({
    [`DELETE /api/activities/${own.uuid}`]: () => new Response(null, { status: 204 }),
    [`DELETE /api/activities/${reply.uuid}`]: () => new Response(null, { status: 204 }),
  });
  const composed: unknown[] = [];
  for (const one of [own, reply]) {
    render(<CrudCard crud={one} onCompose={(to) => composed.push(to)} />);
    fireEvent.click(await screen.findByLabelText("Delete"));
    fireEvent.click(screen.getByText("Delete and rewrite"));
    await vi.waitFor(() => expect(crudOf(one.uuid)).toBeUndefined());
    cleanup();
  }
  await vi.waitFor(() => expect(composed).toEqual(["new", parent]));
  expect(readDraft("me", "new")).toMatchObject({
    message: "With a typo.",
    ttl: "3-days",
  });
  expect(readDraft("me", parent.uuid)).toMatchObject({
    message: "And so?",
    ttl: "3-days",
  });
});

it("keeps a crud that could not be deleted, and its text off the form", async () => {
  const own = crud();
  upsert([own]);
  serving({
    [`DELETE /api/activities/${own.uuid}`]: () =>
      Response.json({ code: "database_unavailable" }, { status: 503 }),
  });
  render(<CrudCard crud={own} onCompose={() => {}} />);
  fireEvent.click(await screen.findByLabelText("Delete"));
  fireEvent.click(screen.getByText("Delete and rewrite"));
  expect((await screen.findByRole("alert")).textContent).toContain(
    "can't do this right now",
  );
  expect(crudOf(own.uuid)).toBeTruthy();
  expect(readDraft("me", "new").message).toBe("");
});

it("tells the lifetime a crud was posted with, of a reply at least that", () => {
  const lived = (hours: number) =>
    ttlOf(crud({ expires_at: new Date(NOON + hours * HOUR).toISOString() }));
  expect([1, 2.5, 3, 24, 24.1, 720].map(lived)).toEqual([
    "1-hour",
    "3-hours",
    "3-hours",
    "1-day",
    "3-days",
    "30-days",
  ]);
});

it("sends a reply again with the lifetime of the first try, however little is left by then", async () => {
  const parent = crud({
    handle: "londo",
    expires_at: new Date(NOON + 3 * HOUR + 60_000).toISOString(),
  });
  upsert([parent]);
  keepDraft("me", parent.uuid, { message: "Once.", ttl: "3-hours", key: "k" });
  const address = `POST /api/activities/${parent.uuid}/reply`;
  const got: Crud[] = [];
  const form = () => (
    <ComposeForm author="me" to={parent} onPosted={(one) => got.push(one)} />
  );
  const sent = serving({ [address]: () => Promise.reject(new TypeError("lost")) });
  render(form());
  fireEvent.click(screen.getByText("Post"));
  expect(await screen.findByRole("alert")).toBeTruthy();
  cleanup();

  // Three hours are longer now than what is left of the crud it answers; an hour and a half on, only two lifetimes are.
  vi.setSystemTime(NOON + 2.5 * HOUR);
  window.dispatchEvent(new Event("focus"));
  const reply = crud({ reply_to_activity_uuid: parent.uuid });
  const again = serving({ [address]: () => Response.json(reply) });
  render(form());
  fireEvent.click(screen.getByText("Post"));
  await vi.waitFor(() => expect(got).toEqual([reply]));
  expect([...sent, ...again].map((one) => one.split(" ").at(-1))).toEqual([
    `{"message":"Once.","ttl":"3-hours","audience":"everyone"}`,
    `{"message":"Once.","ttl":"3-hours","audience":"everyone"}`,
  ]);
});

it("posts once more what was under way when the page was left, and keeps the receipt of that", async () => {
  turnReceipts("me", true);
  keepDraft("me", "new", { message: "Once.", ttl: "3-hours", key: "k" });
  const keys: (string | null)[] = [];
  const posts = (answer: () => Promise<Response>) =>
    vi.stubGlobal("fetch", (_: string, init?: RequestInit) => {
      keys.push(new Headers(init?.headers).get("Idempotency-Key"));
      return answer();
    });
  document.cookie = "XSRF-TOKEN=t";
  const got: Crud[] = [];
  const form = () => (
    <ComposeForm author="me" to={null} onPosted={(one) => got.push(one)} />
  );
  posts(() => new Promise(() => {}));
  render(form());
  fireEvent.click(screen.getByText("Post"));
  await vi.waitFor(() => expect(keys).toEqual(["k"]));
  cleanup();
  expect(receiptsOf("me")).toEqual([]);

  const posted = crud();
  const headers = { Receipt: "h.e30.s", "Receipt-Nonce": "n" };
  posts(() => Promise.resolve(Response.json(posted, { headers })));
  render(form());
  fireEvent.click(screen.getByText("Post"));
  await vi.waitFor(() => expect(got).toEqual([posted]));
  expect(keys).toEqual(["k", "k"]);
  expect(receiptsOf("me")?.map((one) => one.crud)).toEqual([posted.uuid]);
  expect(readDraft("me", "new").message).toBe("");
  turnReceipts("me", false);
});

it("posts as a crud of its own under another key what was sent as a reply before", async () => {
  const parent = crud({ handle: "londo" });
  upsert([parent]);
  keepDraft("me", parent.uuid, {
    message: "Once.",
    ttl: "1-hour",
    key: "k",
    sent: "1-hour",
  });
  render(<ComposeForm author="me" to={parent} onPosted={() => {}} />);
  const data = JSON.stringify({ uuid: parent.uuid });
  applyEvent({ id: "1-3", name: "deleted", data });
  expect(await screen.findByText("Post as a crud")).toBeTruthy();
  const draft = readDraft("me", parent.uuid);
  expect(draft.message).toBe("Once.");
  expect(draft.key).not.toBe("k");
  expect(draft.sent).toBeUndefined();
});

// The last: what is loaded from here on is another page's.
it("says where one's own buttons did not come, and begins anew on request", async () => {
  const reload = vi.spyOn(location, "reload").mockImplementation(() => {});
  vi.resetModules();
  vi.doMock("./OwnActions", () => {
    throw new TypeError("Failed to fetch");
  });
  const own = crud();
  const { CrudCard } = await import("./CrudCard");
  const { setViewer } = await import("../../api/session");
  setViewer({ uuid: "me", handle: "me", display_name: "Me" } as never);
  render(<CrudCard crud={own} onCompose={() => {}} />);

  fireEvent.click(await screen.findByRole("button", { name: words.ownMissing }));
  expect(reload).toHaveBeenCalledOnce();
  vi.doUnmock("./OwnActions");
});
