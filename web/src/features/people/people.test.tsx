// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { setViewer } from "../../api/session";
import { forgetMarks } from "../../store/marks";
import { FollowLists } from "./FollowLists";
import PeoplePage from "./PeoplePage";
import { Suggestions } from "./Suggestions";

const person = (handle: string) => ({
  uuid: handle,
  handle,
  display_name: `Name ${handle}`,
});
let followed: string[] = [];
let sent: string[] = [];

beforeEach(() => {
  followed = [];
  sent = [];
  document.cookie = "XSRF-TOKEN=t";
  forgetMarks();
  setViewer({ uuid: "me", handle: "me", display_name: "Me" });
  const answers: Record<string, unknown> = {
    "/api/users": [person("londo"), person("me")],
    "/api/users?q=gk": [person("gkar")],
    "/api/users?q=zz": [],
    "/api/users/suggestions?limit=3": [person("vir")],
    "/api/account/following": [person("londo")],
    "/api/account/following?after=1": [person("gkar")],
    "/api/account/followers": [person("vir")],
    "/api/account/listing": { listed: true },
  };
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    if (method !== "GET") {
      sent.push([method, path, body].filter((part) => part !== undefined).join(" "));
      const [, handle] = /@(\w+)/.exec(path) ?? [];
      followed = method === "PUT" && handle ? [handle] : [];
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (path.startsWith("/api/marks")) {
      const uuids = path.replace(/.*=/, "").split(",");
      const users = Object.fromEntries(
        uuids.map((uuid) => [uuid, { followed: followed.includes(uuid) }]),
      );
      return Promise.resolve(Response.json({ activities: {}, users }));
    }
    const headers =
      path === "/api/account/following"
        ? { Link: `<${path}?after=1>; rel="next"` }
        : undefined;
    return Promise.resolve(Response.json(answers[path], { headers }));
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const press = async (name: string) =>
  fireEvent.click(await screen.findByRole("button", { name }));

it("lists who posted lately, and follows and unfollows them, but not oneself", async () => {
  render(<PeoplePage />);
  await press("Follow @londo");
  await press("Unfollow @londo");
  await screen.findByRole("button", { name: "Follow @londo" });
  expect(sent).toEqual([
    "PUT /api/users/@londo/follow",
    "DELETE /api/users/@londo/follow",
  ]);
  expect(screen.queryByRole("button", { name: /@me/ })).toBeNull();
});

it("searches by the first letters", async () => {
  render(<PeoplePage />);
  const field = await screen.findByRole("searchbox");
  fireEvent.change(field, { target: { value: " gk " } });
  expect(await screen.findByText("@gkar")).toBeTruthy();
  fireEvent.change(field, { target: { value: "zz" } });
  expect(await screen.findByText(/Nobody's name or handle/)).toBeTruthy();
});

it("has no search and no buttons for a stranger", async () => {
  setViewer(null);
  render(<PeoplePage />);
  await screen.findByText("@londo");
  expect(screen.queryByRole("searchbox")).toBeNull();
  expect(screen.queryByRole("button", { name: /@/ })).toBeNull();
});

it("suggests people to members", async () => {
  render(<Suggestions leadsOn />);
  await press("Follow @vir");
  await screen.findByRole("button", { name: "Unfollow @vir" });
});

it("lists follows and followers page by page, ends each, and takes one out of lists", async () => {
  render(<FollowLists />);
  await press("Show more");
  await press("Unfollow @gkar");
  await press("Remove @vir");
  await screen.findByText("Nobody follows you yet.");
  fireEvent.click(await screen.findByRole("checkbox"));
  await vi.waitFor(() =>
    expect(sent).toEqual([
      "DELETE /api/users/@gkar/follow",
      "DELETE /api/account/followers/@vir",
      'PUT /api/account/listing {"listed":false}',
    ]),
  );
  expect(screen.queryByText("@gkar")).toBeNull();
  expect(screen.getByText("@londo")).toBeTruthy();
});
