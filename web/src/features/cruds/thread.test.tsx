// @vitest-environment happy-dom
import { act, cleanup, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Crud } from "../../api/cruds";
import { setViewer } from "../../api/session";
import { applyEvent } from "../../store/applyEvent";
import { isGone, refetchAll, upsert } from "../../store/cruds";
import { CrudCard } from "./CrudCard";
import CrudPage from "./CrudPage";
import { crud } from "../../testing/crud";

const to = (parent: Crud, more: Partial<Crud> = {}) =>
  crud({ reply_to_activity_uuid: parent.uuid, ...more });

/** Has the server answer with this thread. */
function answering(activity: Crud, replies: Crud[], nested?: Crud[]): void {
  vi.stubGlobal("fetch", (address: string) =>
    Promise.resolve(
      Response.json(
        address.includes("status")
          ? { activity, ancestors: [], replies, nested }
          : activity,
      ),
    ),
  );
}

/** The texts and links of the replies, in their order, those to a reply with an indent. */
const drawn = () =>
  [...document.querySelectorAll(".branch .message, .deeper")].map(
    (one) => (one.closest(".nested") ? "  " : "") + String(one.textContent),
  );

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("matchMedia", () => ({ matches: true }));
  setViewer(null);
});

afterEach(cleanup);

it("draws replies with the first ones to each, and leads deeper", async () => {
  const root = crud({ replies_count: 2 });
  const [one, two] = [to(root, { replies_count: 5 }), to(root)];
  const below = [to(one), to(one, { replies_count: 1 }), to(one)];
  answering(root, [one, two], below);
  render(<CrudPage uuid={root.uuid} onCompose={() => {}} />);
  await screen.findByText(two.message);
  expect(drawn()).toEqual([
    one.message,
    `  ${below[0]?.message}`,
    `  ${below[1]?.message}`,
    "  1 reply",
    `  ${below[2]?.message}`,
    "  2 more replies",
    two.message,
  ]);
  const links = [...document.querySelectorAll(".deeper")];
  expect(links.map((link) => link.getAttribute("href"))).toEqual([
    `/@londo/status/${below[1]?.uuid}`,
    `/@londo/status/${one.uuid}`,
  ]);
});

it("says that what a reply answers is hidden, and that some replies are", async () => {
  const root = crud({ replies_count: 2, reply_to_activity_uuid: crud().uuid });
  const one = to(root);
  answering(root, [one]);
  render(<CrudPage uuid={root.uuid} onCompose={() => {}} />);
  await screen.findByText(one.message);
  expect(screen.getByText("What this replies to isn't shown to you.")).toBeTruthy();
  expect(screen.getByText("Some replies aren't shown to you.")).toBeTruthy();
  expect(document.querySelector(".answers")).toBeNull();

  cleanup();
  const whole = crud({ replies_count: 1 });
  const reply = to(whole);
  answering(whole, [reply]);
  render(<CrudPage uuid={whole.uuid} onCompose={() => {}} />);
  await screen.findByText(reply.message);
  expect(screen.queryByText(/shown to you/)).toBeNull();
});

it("stops above the twenty that the server tells, and asks nothing about a crud that it reads", async () => {
  const chain = [crud()];
  while (chain.length < 26) chain.push(to(chain.at(-1) as Crud));
  const head = chain.at(-1) as Crud;
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    const ids = new URL(address, location.href).searchParams.get("ids");
    return Promise.resolve(
      Response.json(
        ids
          ? chain.filter(({ uuid }) => ids.includes(uuid))
          : { activity: head, ancestors: chain.slice(5, 25), replies: [], nested: [] },
      ),
    );
  });
  upsert([head]);
  render(<CrudPage uuid={head.uuid} onCompose={() => {}} />);
  await screen.findByText(chain[24]?.message ?? "");
  const parent = `/api/activities?ids=${chain[4]?.uuid}`;
  await waitFor(() => expect(asked).toContain(parent));
  await act(() => new Promise((resolve) => setTimeout(resolve, 50)));
  expect(asked.filter((address) => address.includes("ids="))).toEqual([parent]);
  expect(document.querySelectorAll(".thread-above .crud")).toHaveLength(20);
});

it("shows a new reply to a reply where there is room, one's own always", async () => {
  setViewer({ uuid: "me", handle: "me", display_name: "Me" } as never);
  const root = crud({ replies_count: 1 });
  const one = to(root, { replies_count: 2 });
  const below = [to(one), to(one)];
  answering(root, [one], below);
  render(<CrudPage uuid={root.uuid} onCompose={() => {}} />);
  await screen.findByText(one.message);
  const tell = (crud: Crud, count: number) => {
    applyEvent({ id: "1-1", name: "created", data: JSON.stringify(crud) });
    const data = JSON.stringify({ uuid: one.uuid, replies_count: count });
    applyEvent({ id: "1-2", name: "counts", data });
  };
  const third = to(one);
  tell(third, 3);
  expect(await screen.findByText(third.message)).toBeTruthy();
  const fourth = to(one);
  tell(fourth, 4);
  expect(await screen.findByText("1 more reply")).toBeTruthy();
  expect(screen.queryByText(fourth.message)).toBeNull();
  const own = to(one, { handle: "me" });
  tell(own, 5);
  expect(await screen.findByText(own.message)).toBeTruthy();
});

it("finds on reading anew which replies to a reply were deleted, and keeps what it was not given", async () => {
  setViewer({ uuid: "me", handle: "me", display_name: "Me" } as never);
  const root = crud({ replies_count: 2 });
  const [one, two] = [to(root, { replies_count: 4 }), to(root, { replies_count: 1 })];
  const below = [to(one), to(one), to(one)];
  const lone = to(two);
  const own = to(one, { handle: "me" });
  answering(root, [one, two], [...below, lone]);
  render(<CrudPage uuid={root.uuid} onCompose={() => {}} />);
  await screen.findByText(lone.message);
  applyEvent({ id: "1-1", name: "created", data: JSON.stringify(own) });
  expect(await screen.findByText(own.message)).toBeTruthy();

  answering(root, [one, { ...two, replies_count: 0 }], below);
  await refetchAll();
  await vi.waitFor(() => expect(screen.queryByText(lone.message)).toBeNull());
  expect(screen.getByText(own.message)).toBeTruthy();
});

it("reads the thread of a server that knows of no replies to replies", async () => {
  const root = crud({ replies_count: 1 });
  const one = to(root, { replies_count: 2 });
  answering(root, [one]);
  render(<CrudPage uuid={root.uuid} onCompose={() => {}} />);
  await screen.findByText(one.message);
  expect(drawn()).toEqual([one.message]);
});

it("hides the crud of somebody suspended, keeps its replies, and has it again when it is read", async () => {
  const root = crud({ replies_count: 1 });
  const reply = to(root);
  answering(root, [reply]);
  render(<CrudPage uuid={root.uuid} onCompose={() => {}} />);
  await screen.findByText(reply.message);
  const hidden = { id: "", name: "hidden", data: JSON.stringify({ uuid: root.uuid }) };
  act(() => applyEvent(hidden));
  expect(screen.queryByText(root.message)).toBeNull();
  expect(screen.getByText("This crud is gone")).toBeTruthy();

  const { unmount } = render(<CrudCard crud={reply} onCompose={() => {}} />);
  expect(screen.getByText(reply.message)).toBeTruthy();
  expect(screen.getByText("What this replies to isn't shown to you.")).toBeTruthy();
  unmount();

  // What it finds missing while it is hidden is not gone.
  vi.stubGlobal("fetch", () =>
    Promise.resolve(Response.json({ code: "not_found" }, { status: 404 })),
  );
  await act(refetchAll);
  expect(isGone(root.uuid)).toBe(false);
  // Nor does an answer that was under way bring it back.
  act(() => void upsert([root]));
  expect(screen.queryByText(root.message)).toBeNull();
  const later = Date.now() + 5000;
  vi.spyOn(Date, "now").mockImplementation(() => later);
  act(() => void upsert([root]));
  vi.mocked(Date.now).mockRestore();
  expect(screen.getByText(root.message)).toBeTruthy();
  expect(screen.getByText(reply.message)).toBeTruthy();
});
