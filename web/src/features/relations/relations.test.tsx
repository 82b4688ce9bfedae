// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, onTestFinished, vi } from "vitest";
import { getSession } from "../../api/api";
import { AudienceChips } from "../cruds/AudienceChips";
import { HiddenPeople } from "./HiddenPeople";
import { RelationMenu } from "./RelationMenu";

const LONDO = { uuid: "u1", handle: "londo", display_name: "Londo" };
const NOTHING = {
  followed: false,
  follows_me: false,
  muted: false,
  muted_until: null,
  blocked: false,
};

/** A server that keeps one mark, and every write that it was sent. */
function server(marks: object) {
  const sent: string[] = [];
  let now = { ...NOTHING, ...marks };
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("fetch", (path: string, { method, body }: RequestInit) => {
    if (method === "GET") {
      const answers: Record<string, unknown> = {
        "/api/marks?ids=u1": { activities: {}, users: { u1: now } },
        "/api/account/blocks": now.blocked ? [LONDO] : [],
        "/api/account/mutes": now.muted ? [{ ...LONDO, expires_at: null }] : [],
      };
      return Promise.resolve(Response.json(answers[path]));
    }
    sent.push([method, path, body].filter((part) => part !== undefined).join(" "));
    const kept = method === "PUT";
    now = path.endsWith("block") ? { ...now, blocked: kept } : { ...now, muted: kept };
    return Promise.resolve(new Response(null, { status: 204 }));
  });
  return sent;
}

const press = async (name: string) =>
  fireEvent.click(await screen.findByRole("button", { name }));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("says when a mark could not be read, and reads it again", async () => {
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json({}, { status: 503 })));
  render(<RelationMenu person={LONDO} />);
  await screen.findByRole("alert");
  server({});
  await press("Try again");
  expect(await screen.findByRole("button", { name: "More about @londo" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("says when it could not be read again after a mute", async () => {
  server({});
  render(<RelationMenu person={LONDO} />);
  await press("More about @londo");
  const first = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) =>
    init?.method === "PUT"
      ? first(path, init)
      : Promise.resolve(Response.json({}, { status: 503 })),
  );
  await press("Mute @londo until I undo it");
  await screen.findByRole("alert");
  vi.stubGlobal("fetch", first);
  await press("Try again");
  expect(await screen.findByText(/You.ve muted @londo/)).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("blocks only once it was said what that means, and takes it back", async () => {
  const sent = server({});
  render(<RelationMenu person={LONDO} />);
  await press("More about @londo");
  await press("Block @londo");
  expect(sent).toEqual([]);
  expect(screen.getByText(/can still be read by anyone/)).toBeTruthy();
  await press("Block @londo");
  await press("Unblock");
  await screen.findByRole("button", { name: "More about @londo" });
  expect(sent).toEqual(["PUT /api/users/@londo/block", "DELETE /api/users/@londo/block"]);
});

it("thinks better of a block", async () => {
  const sent = server({});
  render(<RelationMenu person={LONDO} />);
  await press("More about @londo");
  await press("Block @londo");
  await press("Cancel");
  await screen.findByRole("button", { name: "More about @londo" });
  expect(sent).toEqual([]);
});

it("reports somebody whom one has blocked", async () => {
  const sent = server({ blocked: true });
  render(<RelationMenu person={LONDO} />);
  await press("Report @londo");
  await vi.waitFor(() => expect(sent).toEqual(['POST /api/reports {"handle":"londo"}']));
});

it("mutes for a while, and says until when", async () => {
  const sent = server({});
  render(<RelationMenu person={LONDO} />);
  await press("More about @londo");
  await press("Mute @londo for a day");
  await screen.findByText(/You've muted @londo/);
  await press("Unmute");
  await screen.findByRole("button", { name: "More about @londo" });
  expect(sent).toEqual([
    'PUT /api/users/@londo/mute {"ttl":"1-day","notifications":false}',
    "DELETE /api/users/@londo/mute",
  ]);
});

it("mutes somebody whose likes, reposts and follow still notify", async () => {
  const sent = server({});
  render(<RelationMenu person={LONDO} />);
  await press("More about @londo");
  fireEvent.click(
    screen.getByRole("checkbox", {
      name: "Still notify me when @londo likes or reposts my cruds, or follows me",
    }),
  );
  await press("Mute @londo until I undo it");
  await screen.findByText(/You've muted @londo/);
  expect(sent).toEqual(['PUT /api/users/@londo/mute {"notifications":true}']);
});

it("lists whom one has blocked and muted, and takes each back", async () => {
  const sent = server({ blocked: true, muted: true });
  render(<HiddenPeople />);
  await press("Unblock @londo");
  await screen.findByText("You haven't blocked anybody.");
  await press("Unmute @londo");
  await screen.findByText("You haven't muted anybody.");
  expect(sent).toEqual([
    "DELETE /api/users/@londo/block",
    "DELETE /api/users/@londo/mute",
  ]);
});

it("lists more of them, and says how somebody is muted", async () => {
  const person = (handle: string) => ({ uuid: handle, handle, display_name: handle });
  const muted = (handle: string, notifications: boolean) => ({
    ...person(handle),
    expires_at: notifications ? "2026-11-29T12:00:00Z" : null,
    notifications,
  });
  const answers: Record<string, unknown> = {
    "/api/account/blocks": [person("gkar")],
    "/api/account/blocks?after=1": [person("vir")],
    "/api/account/mutes": [muted("londo", true), muted("lennier", false)],
  };
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(
      Response.json(answers[path], {
        headers:
          path === "/api/account/blocks" ? { Link: `<${path}?after=1>; rel="next"` } : {},
      }),
    ),
  );
  render(<HiddenPeople />);
  await press("Show more");
  expect(await screen.findByRole("button", { name: "Unblock @vir" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Unblock @gkar" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  const named = (name: RegExp | string) => screen.findByRole("link", { name });
  expect(await named(/^londo, @londo, until .* · still notifies you$/)).toBeTruthy();
  expect(await named("lennier, @lennier")).toBeTruthy();
});

it("says who members are, and offers no wider audience than what is answered has", () => {
  const chosen = vi.fn();
  render(
    <AudienceChips chosen="everyone" bounded={false} hintId="hint" onChoose={chosen} />,
  );
  expect(screen.getByText(/even without an account/)).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "Members" }));
  expect(chosen).toHaveBeenCalledWith("members");
  cleanup();
  render(<AudienceChips chosen="members" bounded hintId="hint" onChoose={chosen} />);
  expect(screen.queryByRole("radio")).toBeNull();
  expect(screen.getByText(/anybody can join/)).toBeTruthy();
});

it("does not say that anybody can join where an issuer elsewhere decides that", async () => {
  const session = (identity: string) => async () => {
    const answer = {
      identity,
      sign_up_rule: "open",
      server_time: "2026-11-29T12:00:00Z",
    };
    vi.stubGlobal("fetch", () => Promise.resolve(Response.json(answer)));
    await getSession();
  };
  onTestFinished(session("embedded"));
  await session("oidc")();
  render(
    <AudienceChips chosen="members" bounded={false} hintId="hint" onChoose={vi.fn()} />,
  );
  expect(screen.getByText("Members are everyone signed in here.")).toBeTruthy();
});
