// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Crud } from "../../api/cruds";
import { setViewer } from "../../api/session";
import { applyEvent } from "../../store/applyEvent";
import { crudOf, upsert } from "../../store/cruds";
import { askForMarks, forgetMarks } from "../../store/marks";
import { CrudCard } from "./CrudCard";
import { beginDraft, readDraft } from "./drafts";
import { quotedIn } from "./quotes";

let made = 0;
function crud(more: Partial<Crud> = {}): Crud {
  const one: Crud = {
    uuid: `01990000-0000-7000-8000-${String(++made).padStart(12, "0")}`,
    display_name: "Londo",
    handle: "londo",
    message: "Like it?",
    replies_count: 0,
    reposts_count: 0,
    likes_count: 3,
    reply_to_activity_uuid: null,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    created_at: new Date().toISOString(),
    user_uuid: "londo",
    audience: "everyone",
    mentions: [],
    sensitive: false,
    ...more,
  };
  upsert([one]);
  return one;
}

let liked: string[];
let sent: string[];
let answer: () => Promise<Response>;
/** Which the answer about the marks waits for. */
let held: Promise<void> | undefined;

beforeEach(() => {
  held = undefined;
  localStorage.clear();
  document.cookie = "XSRF-TOKEN=t";
  liked = [];
  sent = [];
  answer = () => Promise.resolve(new Response(null, { status: 204 }));
  vi.stubGlobal("fetch", async (address: string, { method = "GET" } = {}) => {
    if (!address.startsWith("/api/marks")) {
      sent.push(`${method} ${address}`);
      return answer();
    }
    const ids = address.replace(/.*=/, "").split(",");
    const activities = Object.fromEntries(
      ids.map((id) => [id, { liked: liked.includes(id) }]),
    );
    await held;
    return Response.json({ activities, users: {} });
  });
  forgetMarks();
  setViewer({ uuid: "me", handle: "me", display_name: "Me" });
});

afterEach(cleanup);

const heart = () => screen.getByRole("button", { name: /^Like Londo/ });
const known = () =>
  vi.waitFor(() => expect(heart().getAttribute("aria-disabled")).toBe("false"));
const refusal = () => Response.json({ code: "not_found" }, { status: 404 });

const draw = (one: Crud) => {
  const Card = () => <CrudCard crud={crudOf(one.uuid) ?? one} onCompose={() => {}} />;
  const { rerender } = render(<Card />);
  return () => rerender(<Card />);
};

it("draws a like at once and says once what becomes of it", async () => {
  const one = crud();
  const again = draw(one);
  await known();
  fireEvent.click(heart());
  again();
  expect(heart().textContent).toBe("4");
  expect(heart().getAttribute("aria-pressed")).toBe("true");
  await screen.findByText(
    "Londo can see that you liked this. Others see only the number.",
  );
  await vi.waitFor(() => expect(sent).toEqual([`PUT /api/activities/${one.uuid}/like`]));
  cleanup();
  draw(crud());
  await known();
  fireEvent.click(heart());
  await act(async () => {});
  expect(screen.queryByText(/can see that you liked/)).toBeNull();
});

it("takes a like back that is refused", async () => {
  const one = crud();
  answer = () => Promise.resolve(refusal());
  const again = draw(one);
  await known();
  fireEvent.click(heart());
  await screen.findByRole("alert");
  again();
  expect(heart().textContent).toBe("3");
  expect(heart().getAttribute("aria-pressed")).toBe("false");
  // What becomes of a like is still to be said.
  expect(localStorage.getItem("cruddur:like-told")).toBeNull();
});

it("draws a repost at once, and takes it back when it is refused", async () => {
  const one = crud({ reposts_count: 3 });
  const repost = () => screen.getByRole("button", { name: /^Repost Londo/ });
  let refuse: (answer: Response) => void = () => {};
  answer = () => new Promise((over) => (refuse = over));
  const again = draw(one);
  await known();
  fireEvent.click(repost());
  again();
  expect(repost().textContent).toBe("4");
  expect(repost().getAttribute("aria-pressed")).toBe("true");
  await vi.waitFor(() =>
    expect(sent).toEqual([`PUT /api/activities/${one.uuid}/repost`]),
  );
  refuse(refusal());
  await screen.findByRole("alert");
  again();
  expect(repost().textContent).toBe("3");
  expect(repost().getAttribute("aria-pressed")).toBe("false");
});

it("mutes a conversation on its page, and is as before when that is refused", async () => {
  const one = crud();
  render(<CrudCard crud={one} whole onCompose={() => {}} />);
  fireEvent.click(await screen.findByRole("button", { name: "More" }));
  const mute = screen.getByRole<HTMLInputElement>("checkbox", {
    name: "Stop notifying me about this conversation",
  });
  await vi.waitFor(() => expect(mute.getAttribute("aria-disabled")).toBe("false"));
  fireEvent.click(mute);
  expect(mute.checked).toBe(true);
  await vi.waitFor(() => expect(sent).toEqual([`PUT /api/activities/${one.uuid}/mute`]));
  answer = () => Promise.resolve(refusal());
  fireEvent.click(mute);
  await screen.findByRole("alert");
  expect(sent[1]).toBe(`DELETE /api/activities/${one.uuid}/mute`);
  expect(mute.checked).toBe(true);
});

it("keeps what the stream has told when a like is refused", async () => {
  const one = crud();
  let refuse: (answer: Response) => void = () => {};
  answer = () => new Promise((over) => (refuse = over));
  const again = draw(one);
  await known();
  fireEvent.click(heart());
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  const counts = { uuid: one.uuid, replies_count: 1, reposts_count: 0, likes_count: 9 };
  act(() => applyEvent({ id: "", name: "counts", data: JSON.stringify(counts) }));
  refuse(refusal());
  await screen.findByRole("alert");
  again();
  expect(heart().textContent).toBe("9");
});

it("is pressed where the viewer liked before, and takes the like back", async () => {
  const one = crud();
  liked = [one.uuid];
  const again = draw(one);
  await vi.waitFor(() => expect(heart().getAttribute("aria-pressed")).toBe("true"));
  fireEvent.click(heart());
  again();
  expect(heart().textContent).toBe("2");
  await vi.waitFor(() =>
    expect(sent).toEqual([`DELETE /api/activities/${one.uuid}/like`]),
  );
});

it("shows more than ten thousand as that", () => {
  draw(crud({ likes_count: 10_001 }));
  expect(heart().textContent).toBe("10,000+");
});

it("cannot be pressed until it is known whether the viewer likes it", async () => {
  let give = () => {};
  held = new Promise((over) => (give = over));
  draw(crud());
  expect(heart().getAttribute("aria-disabled")).toBe("true");
  fireEvent.click(heart());
  await act(async () => {});
  give();
  await known();
  expect(sent).toEqual([]);
  expect(heart().getAttribute("aria-pressed")).toBe("false");
});

it("keeps a press that a late answer about the marks does not know of", async () => {
  const one = crud();
  const again = draw(one);
  await known();
  let give = () => {};
  held = new Promise((over) => (give = over));
  act(forgetMarks);
  await act(async () => {});
  fireEvent.click(heart());
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  give();
  await act(() => askForMarks(one.uuid));
  again();
  expect(heart().getAttribute("aria-pressed")).toBe("true");
  expect(heart().textContent).toBe("4");
});

it("asks again after half a minute for marks that could not be learnt", async () => {
  const later = vi.spyOn(globalThis, "setTimeout");
  const retry = () =>
    later.mock.calls.find(
      ([, wait]) => (wait ?? 0) >= 30_000 && (wait ?? 0) <= 45_000,
    )?.[0];
  const one = crud();
  held = Promise.reject(new TypeError("lost"));
  draw(one);
  await vi.waitFor(() => expect(retry()).toBeTruthy());
  held = undefined;
  act(() => retry()?.());
  await known();
});

it("is as before when a like and taking it back are both refused", async () => {
  const one = crud();
  answer = () => Promise.resolve(refusal());
  const again = draw(one);
  await known();
  fireEvent.click(heart());
  again();
  fireEvent.click(heart());
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  await screen.findByRole("alert");
  again();
  expect(heart().textContent).toBe("3");
  expect(heart().getAttribute("aria-pressed")).toBe("false");
});

it("stays liked when only taking it back is refused", async () => {
  const one = crud();
  const again = draw(one);
  await known();
  fireEvent.click(heart());
  again();
  answer = () =>
    Promise.resolve(sent.length < 2 ? new Response(null, { status: 204 }) : refusal());
  fireEvent.click(heart());
  await screen.findByRole("alert");
  again();
  expect(heart().textContent).toBe("4");
  expect(heart().getAttribute("aria-pressed")).toBe("true");
});

it("says what becomes of a like only after one that was taken", async () => {
  vi.resetModules();
  const { isFirstLike, noteFirstLike } = await import("../../store/reactions");
  expect(isFirstLike()).toBe(true);
  expect(isFirstLike()).toBe(true);
  noteFirstLike();
  expect(isFirstLike()).toBe(false);
  expect(localStorage.getItem("cruddur:like-told")).toBe("yes");
});

it("keeps and takes off one after the other, and is as before when both are refused", async () => {
  const one = crud();
  answer = () => Promise.resolve(refusal());
  draw(one);
  const keep = await screen.findByRole("button", { name: "Keep Londo's crud" });
  await known();
  fireEvent.click(keep);
  fireEvent.click(keep);
  await vi.waitFor(() =>
    expect(sent).toEqual([
      `PUT /api/activities/${one.uuid}/keep`,
      `DELETE /api/activities/${one.uuid}/keep`,
    ]),
  );
  await screen.findByRole("alert");
  expect(keep.getAttribute("aria-pressed")).toBe("false");
});

it("begins a crud that quotes the one on the page, below what is being written", async () => {
  const one = crud();
  beginDraft("me", "Look:");
  const asked: unknown[] = [];
  render(<CrudCard crud={one} whole onCompose={(to) => asked.push(to)} />);

  fireEvent.click(await screen.findByRole("button", { name: "More" }));
  fireEvent.click(screen.getByRole("button", { name: "Quote Londo's crud" }));

  expect(asked).toEqual(["new"]);
  const { message } = readDraft("me", "new");
  expect(message).toBe(`Look:\n${location.origin}/@londo/status/${one.uuid}`);
  expect(quotedIn(message)).toBe(one.uuid);
});
