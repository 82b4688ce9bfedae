// @vitest-environment happy-dom
import {
  act,
  cleanup,
  configure,
  fireEvent,
  render,
  screen,
} from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Crud } from "../../api/cruds";
import { setViewer } from "../../api/session";
import { applyEvent } from "../../store/applyEvent";
import { forgetLists } from "../../store/lists";
import ProfilePage from "./ProfilePage";

configure({ asyncUtilTimeout: 10_000 });

let made = 0;

function crud(more: Partial<Crud> = {}): Crud {
  const number = String(++made).padStart(12, "0");
  return {
    uuid: `01990000-0000-7000-c000-${number}`,
    display_name: "Londo Mollari",
    handle: "londo",
    message: `Crud ${made}`,
    replies_count: 0,
    reposts_count: 0,
    likes_count: 0,
    reply_to_activity_uuid: null,
    expires_at: new Date(Date.now() + 3_600_000).toISOString(),
    created_at: new Date().toISOString(),
    user_uuid: "author",
    audience: "everyone",
    mentions: [],
    sensitive: false,
    ...more,
  };
}

const profile = {
  uuid: "author",
  handle: "londo",
  display_name: "Londo Mollari",
  bio: null,
  cruds_count: 2,
  created_at: new Date().toISOString(),
};

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => {} }));
  setViewer(null);
});

afterEach(() => {
  cleanup();
  forgetLists();
});

it("has a person's cruds and replies apart, and what is new in its own of the two", async () => {
  const [root, reply] = [crud(), crud({ reply_to_activity_uuid: crud().uuid })];
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    const activities = address.endsWith("kind=replies") ? [reply] : [root];
    return Promise.resolve(Response.json({ profile, activities, answered: [] }));
  });
  const texts = () =>
    [...document.querySelectorAll(".message")].map((p) => p.textContent);
  render(<ProfilePage handle="londo" onCompose={() => {}} />);
  await screen.findByText(root.message);
  expect(texts()).toEqual([root.message]);

  fireEvent.click(screen.getByRole("button", { name: "Replies", pressed: false }));
  // Who it is stays there meanwhile.
  expect(screen.getByText("2 live cruds")).toBeTruthy();
  await screen.findByText(reply.message);
  expect(texts()).toEqual([reply.message]);
  expect(asked).toEqual([
    "/api/activities/@londo?kind=cruds",
    "/api/activities/@londo?kind=replies",
  ]);

  const tell = (one: Crud) =>
    act(() => applyEvent({ id: "1-1", name: "created", data: JSON.stringify(one) }));
  tell(crud());
  expect(screen.queryByText("1 new crud")).toBeNull();
  tell(crud({ reply_to_activity_uuid: root.uuid }));
  expect(screen.getByText("1 new crud")).toBeTruthy();
});
