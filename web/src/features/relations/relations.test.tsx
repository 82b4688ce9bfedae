// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
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
    'PUT /api/users/@londo/mute {"ttl":"1-day"}',
    "DELETE /api/users/@londo/mute",
  ]);
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
