// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setViewer } from "../../api/session";
import { applyEvent } from "../../store/applyEvent";
import { crud } from "../../testing/crud";
import type { Told } from "./notifications";
import NotificationsPage from "./NotificationsPage";

const LIST = "/api/activities/notifications";
let made = 0;
let pages: Record<string, { told: Told[]; next?: string }>;
let sent: string[];
let unread: number;

/** The newest of all so far: somebody's like of a crud, with some others. */
function like(name: string, more: Partial<Told> = {}): Told {
  const number = String(++made).padStart(12, "0");
  return {
    ...crud({ message: `Liked by ${name}` }),
    kind: "liked",
    people: [{ uuid: name, handle: name.toLowerCase(), display_name: name }],
    count: 1,
    rule: null,
    unread: true,
    notification_uuid: `01990000-0000-7000-9000-${number}`,
    ...more,
  };
}

beforeEach(() => {
  document.cookie = "XSRF-TOKEN=t";
  sent = [];
  unread = 0;
  vi.stubGlobal("fetch", (address: string, { method = "GET", body = "" } = {}) => {
    if (method !== "GET") {
      sent.push(`${method} ${address} ${body}`.trim());
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    const page = pages[address];
    const headers = page?.next ? { Link: `<${page.next}>; rel="next"` } : undefined;
    if (page) return Promise.resolve(Response.json(page.told, { headers }));
    return Promise.resolve(Response.json({ unread }));
  });
  setViewer({ uuid: "me", handle: "me", display_name: "Me" });
});

afterEach(cleanup);

const notices = () =>
  [...document.querySelectorAll(".told-one .told-who")].map((one) => one.textContent);

it("keeps what is new as it was drawn, and further pages, when more comes", async () => {
  const below = like("Vir", { unread: false });
  const oldest = like("Kosh", { unread: false });
  const [second, first] = [like("Delenn"), like("Londo")];
  pages = {
    [LIST]: { told: [first, second], next: `${LIST}?max_id=2` },
    [`${LIST}?max_id=2`]: { told: [oldest, below] },
  };
  render(<NotificationsPage onCompose={() => {}} />);
  await vi.waitFor(() =>
    expect(sent).toEqual([`PUT ${LIST}/read {"until":"${first.notification_uuid}"}`]),
  );
  // Pressed twice, it goes on once.
  fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  fireEvent.click(screen.getByRole("button", { name: "Show more" }));
  await vi.waitFor(() => expect(notices()).toHaveLength(4));

  // Reading it is an event too; by then all but the newest is read, and the answer says so.
  const newest = like("Lennier");
  pages[LIST] = {
    told: [newest, { ...first, unread: false }],
    next: `${LIST}?max_id=1`,
  };
  act(() => applyEvent({ id: "", name: "notification", data: "{}" }));
  await vi.waitFor(() =>
    expect(notices()).toEqual([
      "new Lennier likes your crud",
      "new Londo likes your crud",
      "new Delenn likes your crud",
      "Kosh likes your crud",
      "Vir likes your crud",
    ]),
  );
  await vi.waitFor(() => expect(sent).toHaveLength(2));
});

it("marks all as read where it is pressed, which the tab of mentions does not do by itself", async () => {
  unread = 1;
  pages = {
    [LIST]: { told: [] },
    [`${LIST}?kind=mentions`]: { told: [like("Londo")] },
  };
  render(<NotificationsPage onCompose={() => {}} />);
  fireEvent.click(await screen.findByRole("button", { name: "Mentions" }));
  await vi.waitFor(() => expect(notices()).toEqual(["new Londo likes your crud"]));
  const before = sent.length;
  fireEvent.click(await screen.findByRole("button", { name: "Mark all read" }));
  await vi.waitFor(() => expect(notices()).toEqual(["Londo likes your crud"]));
  expect(sent.slice(before)).toEqual([`PUT ${LIST}/read`]);
});

it("counts the others as one says it", async () => {
  pages = { [LIST]: { told: [like("Londo", { count: 2 }), like("Vir", { count: 3 })] } };
  render(<NotificationsPage onCompose={() => {}} />);
  await vi.waitFor(() =>
    expect(notices()).toEqual([
      "new Londo and 1 other like your crud",
      "new Vir and 2 others like your crud",
    ]),
  );
});

it("says what one can do where nothing was told", async () => {
  pages = { [LIST]: { told: [] } };
  const onCompose = vi.fn();
  render(<NotificationsPage onCompose={onCompose} />);
  fireEvent.click(await screen.findByRole("button", { name: "Write a crud" }));
  expect(onCompose).toHaveBeenCalledWith("new");
});
