// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ApiError } from "../../api/ApiError";
import { DecisionForm } from "../moderation/DecisionForm";
import { type Matter } from "../moderation/moderation";
import { Notes } from "../moderation/Notes";
import { intentNow } from "../../store/intent";
import { CodeAsk } from "./CodeAsk";

let sent: string[];
let right: boolean;

beforeEach(() => {
  sent = [];
  right = true;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${path} ${String(init?.body ?? "")}`);
    return Promise.resolve(
      right
        ? new Response(null, { status: 204 })
        : Response.json({ code: "factor_code_wrong" }, { status: 422 }),
    );
  });
  document.cookie = "XSRF-TOKEN=t";
});

afterEach(cleanup);

const refused = (code: string) => new ApiError(403, [code], "");

it("takes a code where what was refused wants one, and goes on once it is right", async () => {
  const given = vi.fn();
  right = false;
  render(<CodeAsk error={refused("factor_again")} onGiven={given} />);
  expect(document.activeElement).toBe(screen.getByLabelText("Code"));
  fireEvent.input(screen.getByLabelText("Code"), { target: { value: "123456" } });
  fireEvent.click(screen.getByText("Go on"));
  await screen.findByText(/That code is wrong/);
  expect(given).not.toHaveBeenCalled();

  right = true;
  fireEvent.click(screen.getByText("Go on"));

  await waitFor(() => expect(given).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toBe('/api/account/factor/proof {"code":"123456"}');
});

it("leads to the account where there is no second factor, and is silent about all else", () => {
  const { container, rerender } = render(
    <CodeAsk error={refused("factor_missing")} onGiven={() => {}} />,
  );
  expect(screen.getByRole("link").getAttribute("href")).toBe("/account");
  for (const other of [null, refused("moderators_only"), new Error("factor_again")]) {
    rerender(<CodeAsk error={other} onGiven={() => {}} />);
    expect(container.innerHTML).toBe("");
  }
});

it("leads out, to sign in again and come back here, where an issuer signs people in", async () => {
  const left = vi.spyOn(location, "assign").mockImplementation(() => {});
  history.replaceState(null, "", "/moderation");
  render(<CodeAsk error={refused("sign_in_again")} onGiven={() => {}} />);
  right = false;
  fireEvent.click(screen.getByText("Sign out and in again"));
  await screen.findByRole("alert");
  expect(left).not.toHaveBeenCalled();

  right = true;
  fireEvent.click(screen.getByText("Sign out and in again"));
  await waitFor(() => expect(left).toHaveBeenCalledWith("/api/identity/issuer/sign-out"));
  expect(sent.at(-1)).toBe("/api/identity/sign-out ");
  expect(intentNow()?.path).toBe("/moderation");
});

/** Presses what begins so. */
const choose = (face: string) =>
  fireEvent.click(screen.getByRole("radio", { name: new RegExp(`^${face}`) }));

it("carries a decision out once a code is given, and says why not where that is refused too", async () => {
  const decided = vi.fn();
  let lacking = true;
  let refusal: Response | null = Response.json({ code: "rank_too_low" }, { status: 403 });
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${path} ${String(init?.body ?? "")}`);
    if (path.endsWith("/proof")) {
      lacking = false;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (lacking)
      return Promise.resolve(Response.json({ code: "factor_again" }, { status: 403 }));
    return Promise.resolve(refusal ?? new Response(null, { status: 204 }));
  });
  const matter = {
    uuid: "m",
    role: "member",
    person: true,
    version: "v1",
  } as unknown as Matter;
  render(
    <DecisionForm
      {...{ matter, rules: [], heading: "h", onDecided: decided, onOver: () => {} }}
    />,
  );
  choose("Dismiss");
  const giveCode = async () => {
    fireEvent.click(screen.getByText("Decide"));
    fireEvent.input(await screen.findByLabelText("Code"), {
      target: { value: "123456" },
    });
    expect(screen.getAllByRole("alert")).toHaveLength(1);
    fireEvent.click(screen.getByText("Go on"));
  };

  await giveCode();
  await screen.findByText(/Only an admin/);
  expect(screen.queryByText(/Enter a code from/)).toBeNull();
  expect(screen.queryByLabelText("Code")).toBeNull();
  expect(decided).not.toHaveBeenCalled();

  refusal = null;
  lacking = true;
  await giveCode();
  await waitFor(() => expect(decided).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toBe(
    '/api/moderation/reports/m/decision {"act":"dismiss","version":"v1"}',
  );
});

const matter = {
  uuid: "m",
  role: "member",
  person: true,
  version: "v1",
} as unknown as Matter;

/** Draws the form of a matter, on a server that asks for a code until one is given. */
function decisionForm(rules: string[]) {
  let lacking = true;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${path} ${String(init?.body ?? "")}`);
    const proof = path.endsWith("/proof");
    const answer =
      lacking && !proof
        ? Response.json({ code: "factor_again" }, { status: 403 })
        : new Response(null, { status: 204 });
    if (proof) lacking = false;
    return Promise.resolve(answer);
  });
  render(
    <DecisionForm
      {...{ matter, rules, heading: "h", onDecided: () => {}, onOver: () => {} }}
    />,
  );
}

it("says what to choose before it asks for a code", async () => {
  decisionForm(["Be kind"]);
  fireEvent.click(screen.getByText("Decide"));
  await screen.findByText(/Choose what to do/);
  choose("Warn");
  fireEvent.click(screen.getByText("Decide"));
  await screen.findByText(/Choose the rule/);
  expect(screen.queryByLabelText("Code")).toBeNull();
  expect(sent).toEqual([]);
});

it("carries out what the form says, and not what it said before", async () => {
  decisionForm([]);
  choose("Warn");
  fireEvent.click(screen.getByText("Decide"));
  await screen.findByLabelText("Code");
  choose("Dismiss");
  expect(screen.queryByLabelText("Code")).toBeNull();

  fireEvent.click(screen.getByText("Decide"));
  await screen.findByLabelText("Code");
  fireEvent.click(screen.getByText("Cancel"));
  expect(screen.queryByLabelText("Code")).toBeNull();

  fireEvent.click(screen.getByText("Decide"));
  fireEvent.input(await screen.findByLabelText("Code"), { target: { value: "123456" } });
  fireEvent.click(screen.getByText("Go on"));
  await waitFor(() => expect(sent).toHaveLength(5));
  expect(sent.at(-1)).toBe(
    '/api/moderation/reports/m/decision {"act":"dismiss","version":"v1"}',
  );
});

it("keeps the note that stands in the form, and not one from before", async () => {
  let lacking = true;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${path} ${String(init?.body ?? "")}`);
    if (path.endsWith("/proof")) {
      lacking = false;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    return Promise.resolve(
      lacking
        ? Response.json({ code: "factor_again" }, { status: 403 })
        : Response.json({ by: "me", note: "Kept.", created_at: "2026-11-28T12:00:00Z" }),
    );
  });
  const kept = vi.fn();
  render(<Notes uuid="m" notes={[]} onKept={kept} />);
  const field = screen.getByRole("textbox");
  fireEvent.input(field, { target: { value: "First." } });
  fireEvent.click(screen.getByText("Save note"));
  await screen.findByLabelText("Code");
  fireEvent.input(field, { target: { value: "First, and more." } });
  expect(screen.queryByLabelText("Code")).toBeNull();
  fireEvent.click(screen.getByText("Save note"));
  fireEvent.input(await screen.findByLabelText("Code"), { target: { value: "123456" } });
  fireEvent.click(screen.getByText("Go on"));
  await waitFor(() => expect(kept).toHaveBeenCalledOnce());
  expect(sent.at(-1)).toBe('/api/moderation/reports/m/notes {"note":"First, and more."}');
});
