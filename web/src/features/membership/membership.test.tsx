// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Invitations } from "./Invitations";
import { getSession } from "../../api/api";
import { LifetimeChips } from "../cruds/LifetimeChips";
import { forgetInvitation, invitationNow } from "../identity/invitation";
import { forgetWaiting, keepWaiting, waitingNow } from "../identity/waiting";
import { WaitingSignUps } from "./WaitingSignUps";

afterEach(() => {
  cleanup();
  forgetInvitation();
  vi.unstubAllGlobals();
});

beforeEach(() => history.replaceState(null, "", "/sign-up"));

const answering = (own: unknown) =>
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(own)));

it("keeps the invitation of a link for who comes back to the form without it", () => {
  expect(invitationNow()).toBeNull();
  history.replaceState(null, "", "/sign-up#invitation=abc-_1");
  expect(invitationNow()).toBe("abc-_1");
  history.replaceState(null, "", "/sign-up");
  expect(invitationNow()).toBe("abc-_1");
  forgetInvitation();
  expect(invitationNow()).toBeNull();
});

it("is not there where members invite nobody", async () => {
  answering({ most: 0, invitations: [] });
  const { container } = render(<Invitations />);
  await vi.waitFor(() => expect(container.innerHTML).toBe(""));
});

it("says how many have come, and offers no more than one may have", async () => {
  answering({
    most: 1,
    invitations: [
      {
        uuid: "u",
        uses: 5,
        uses_left: 3,
        created_at: "2026-11-28T12:00:00Z",
        expires_at: "2026-11-29T12:00:00Z",
      },
    ],
  });
  render(<Invitations />);
  expect(await screen.findByText("2 of 5 used")).toBeTruthy();
  expect(screen.queryByText("Make a link")).toBeNull();
  expect(
    screen.getByText(
      "You can't have more open invitations. Withdraw one to make another.",
    ),
  ).toBeTruthy();
});

it("gives a new link to be copied, by hand where the browser copies nothing", async () => {
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("fetch", (_path: string, init?: RequestInit) =>
    Promise.resolve(
      Response.json(
        init?.method === "POST" ? { code: "abc" } : { most: 2, invitations: [] },
      ),
    ),
  );
  vi.stubGlobal("navigator", {});
  render(<Invitations />);
  fireEvent.click(await screen.findByRole("button", { name: "Make a link" }));
  const link = await screen.findByLabelText<HTMLInputElement>(/^The link/);
  expect(link.value).toMatch(/sign-up#invitation=abc$/);
  fireEvent.click(screen.getByRole("button", { name: "Copy link" }));
  await screen.findByText(/^The browser won't copy here\./);
});

async function oneWaits(answer: () => Response, lacking = false): Promise<string[]> {
  const sent: string[] = [];
  const waiting = [
    {
      handle: "lennier",
      display_name: "Lennier",
      email_domain: "example.com",
      reason: "First line.\nSecond line.",
      created_at: "2026-11-28T12:00:00Z",
      expires_at: "2026-12-28T12:00:00Z",
    },
  ];
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    if (path.endsWith("/proof")) {
      lacking = false;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (init?.method !== "PUT") return Promise.resolve(Response.json(waiting));
    if (lacking)
      return Promise.resolve(Response.json({ code: "factor_again" }, { status: 403 }));
    sent.push(`${path} ${String(init.body)}`);
    return Promise.resolve(answer());
  });
  render(<WaitingSignUps />);
  await screen.findByLabelText("Refuse @lennier");
  return sent;
}

const taken = () => new Response(null, { status: 204 });
const REFUSED = '/api/moderation/sign-ups/@lennier {"word":"refuse"}';

it("refuses a sign-up only when it has asked", async () => {
  const sent = await oneWaits(taken);
  fireEvent.click(screen.getByLabelText("Refuse @lennier"));
  fireEvent.click(screen.getByText("Cancel"));
  fireEvent.click(screen.getByLabelText("Refuse @lennier"));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByText("Refuse"));
  await vi.waitFor(() => expect(sent).toEqual([REFUSED]));
});

it("asks for a code in the place of a sign-up's buttons, and keeps the keyboard there", async () => {
  const sent = await oneWaits(taken, true);
  fireEvent.click(screen.getByLabelText("Refuse @lennier"));
  fireEvent.click(screen.getByText("Refuse"));
  const code = await screen.findByLabelText("Code");
  await vi.waitFor(() => expect(document.activeElement).toBe(code));
  expect(screen.queryByLabelText("Refuse @lennier")).toBeNull();
  fireEvent.input(code, { target: { value: "123456" } });
  fireEvent.click(screen.getByText("Go on"));
  await screen.findByText("@lennier is refused and told by email.");
  expect(sent).toEqual([REFUSED]);
});

it("still asks whether to refuse a sign-up where that was not possible", async () => {
  await oneWaits(() => Response.json({ code: "waiting_email_taken" }, { status: 422 }));
  fireEvent.click(screen.getByLabelText("Refuse @lennier"));
  fireEvent.click(screen.getByText("Refuse"));
  await screen.findByRole("alert");
  expect(screen.getByText("Refuse @lennier and delete the sign-up?")).toBeTruthy();
});

it("keeps the reason of a sign-up that is to be mended", () => {
  keepWaiting({
    sign_up: "s1",
    name: "Zoë",
    email: "zoe@example.com",
    preferred_username: "zoe",
    reason: "I like ships.",
  });
  expect(JSON.parse(localStorage.getItem("cruddur:sign-up") ?? "{}")).toMatchObject({
    reason: "I like ships.",
  });
  expect(waitingNow()?.reason).toBe("I like ships.");
  forgetWaiting();
});

it("tells newcomers their rule, but not where a reply ends with what it answers", async () => {
  const session = (newcomer_until: string | null) =>
    answering({ newcomer_until, server_time: new Date().toISOString() });
  session(new Date(Date.now() + 3_600_000).toISOString());
  await getSession();
  const chips = (bounded: boolean) => (
    <LifetimeChips
      offers={["12-hours", "1-day"]}
      chosen="1-day"
      bounded={bounded}
      goneAt={Date.now() + 86_400_000}
      onChoose={() => {}}
    />
  );
  const rule = "While your account is new, cruds stay 12 hours or longer.";
  const { rerender } = render(chips(false));
  expect(screen.getByText(rule)).toBeTruthy();
  rerender(chips(true));
  expect(screen.queryByText(rule)).toBeNull();
  session(null);
  await getSession();
});
