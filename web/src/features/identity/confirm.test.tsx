// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { rememberJoining, intentNow, forgetIntent } from "../../store/intent";
import { getSession } from "../../api/api";
import ConfirmPage from "./ConfirmPage";
import { HandleField } from "./HandleField";
import { forgetWaiting, keepWaiting, waitingNow } from "./waiting";

const ZOE = { uuid: "z", handle: "zoe", display_name: "Zoe" };
const WAITING = {
  sign_up: "s1",
  name: "Zoe",
  email: "zoe@example.com",
  preferred_username: "zoe",
};
const LINK = "/confirm#code=123456&email=zoe%40example.com";

let sent: string[];
let answers: Record<string, () => Response>;

beforeEach(() => {
  sent = [];
  answers = { "/api/identity/confirm": () => Response.json(ZOE) };
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${init?.method} ${path} ${String(init?.body ?? "")}`.trim());
    return Promise.resolve(answers[path]?.() ?? Response.json({}, { status: 404 }));
  });
  document.cookie = "XSRF-TOKEN=t";
});

afterEach(() => {
  cleanup();
  forgetWaiting();
  forgetIntent();
  vi.useRealTimers();
});

it("is opened by the link with the code filled in, and confirms when it is pressed", async () => {
  keepWaiting(WAITING);
  history.replaceState(null, "", LINK);
  const signedIn = vi.fn();
  render(<ConfirmPage onSignedIn={signedIn} />);

  expect(screen.getByLabelText<HTMLInputElement>("Code").value).toBe("123456");
  expect(screen.getByText(/six digits to zoe@example.com/)).toBeTruthy();
  expect(location.href).not.toContain("123456");
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByText("Confirm"));

  await waitFor(() => expect(signedIn).toHaveBeenCalledWith(ZOE));
  expect(sent).toEqual(['POST /api/identity/confirm {"sign_up":"s1","code":"123456"}']);
  expect(waitingNow()).toBeNull();
});

it("says where the code is where the server sends no mail, and whose it is", async () => {
  answers["/api/session"] = () =>
    Response.json({
      viewer: null,
      identity: "embedded",
      mails: false,
      server_time: new Date(),
    });
  await getSession();
  keepWaiting(WAITING);
  history.replaceState(null, "", "/confirm?sign_up=s1");
  render(<ConfirmPage onSignedIn={() => {}} />);

  expect(screen.getByText(/the code for zoe@example.com is in its log/)).toBeTruthy();
  expect(screen.queryByText(/We sent/)).toBeNull();
  // A server of the release before does not say.
  answers["/api/session"] = () =>
    Response.json({ viewer: null, identity: "embedded", server_time: new Date() });
  await getSession();
});

it("asks for the password in a browser that did not sign up with this address", async () => {
  keepWaiting({ ...WAITING, sign_up: "other", email: "vir@example.com" });
  history.replaceState(null, "", LINK);
  const signedIn = vi.fn();
  render(<ConfirmPage onSignedIn={signedIn} />);
  expect(screen.queryByLabelText("Code")).toBeNull();
  expect(screen.getByText(/signed up with zoe@example.com/)).toBeTruthy();

  answers["/api/identity/sign-in"] = () =>
    Response.json({ code: "sign_in_failed" }, { status: 401 });
  const type = (value: string) =>
    fireEvent.input(screen.getByLabelText("Password"), { target: { value } });
  type("a guess");
  fireEvent.click(screen.getByText("Confirm"));
  await screen.findByRole("alert");
  expect(signedIn).not.toHaveBeenCalled();

  answers["/api/identity/sign-in"] = () =>
    Response.json(
      { code: "email_unconfirmed" },
      { status: 403, headers: { Location: "/confirm?sign_up=s1" } },
    );
  type("correct horse");
  fireEvent.click(screen.getByText("Confirm"));

  await waitFor(() => expect(signedIn).toHaveBeenCalledWith(ZOE));
  expect(sent.slice(1)).toEqual([
    'POST /api/identity/sign-in {"login":"zoe@example.com","password":"correct horse"}',
    'POST /api/identity/confirm {"sign_up":"s1","code":"123456"}',
  ]);
});

it("offers another code where the link's is too old for a browser that knows the password", async () => {
  history.replaceState(null, "", LINK);
  const signedIn = vi.fn();
  answers["/api/identity/sign-in"] = () =>
    Response.json(
      { code: "email_unconfirmed" },
      { status: 403, headers: { Location: "/confirm?sign_up=s1" } },
    );
  answers["/api/identity/confirm"] = () =>
    Response.json({ code: "code_expired" }, { status: 422 });
  answers["/api/identity/resend"] = () =>
    Response.json({ ...WAITING, resend_after_seconds: 30 });
  render(<ConfirmPage onSignedIn={signedIn} />);
  fireEvent.input(screen.getByLabelText("Password"), { target: { value: "right" } });
  fireEvent.click(screen.getByText("Confirm"));

  const code = await screen.findByLabelText<HTMLInputElement>("Code");
  expect(code.value).toBe("");
  expect(screen.getByText(/A code works for ten minutes/)).toBeTruthy();
  expect(document.activeElement?.textContent).toBe("Confirm your email");
  fireEvent.click(screen.getByText("Get another code"));
  await screen.findByText("Another code is on its way.");
  answers["/api/identity/confirm"] = () => Response.json(ZOE);
  fireEvent.input(code, { target: { value: "654321" } });
  fireEvent.click(screen.getByText("Confirm"));

  await waitFor(() => expect(signedIn).toHaveBeenCalledWith(ZOE));
  expect(sent.slice(2)).toEqual([
    'POST /api/identity/resend {"sign_up":"s1"}',
    'POST /api/identity/confirm {"sign_up":"s1","code":"654321"}',
  ]);
});

it("forgets a sign-up that waits for more than two hours", () => {
  vi.useFakeTimers();
  keepWaiting(WAITING);
  vi.setSystemTime(Date.now() + 2 * 3_600_000);
  expect(waitingNow()).toBeNull();
  expect(localStorage.length).toBe(0);
});

it("has the form open for who has joined, unless something was wanted before", () => {
  void rememberJoining();
  expect(intentNow()).toEqual({ path: "/", writes: true, joins: true });
});

/** What the server knows of each handle. */
function handles(known: Record<string, [state: string, offer?: string]>): void {
  for (const [handle, [state, offer = null]] of Object.entries(known))
    answers[`/api/users/handle?wanted=${encodeURIComponent(handle)}`] = () =>
      Response.json({ handle, state, offer });
}

it("says while a handle is typed whether it can be had, and what can", async () => {
  handles({ maria: ["taken", "maria2"], maria2: ["free"], "maria f": ["invalid"] });
  render(<HandleField error={null} />);
  const field = screen.getByLabelText<HTMLInputElement>("Handle");
  const type = (value: string) => fireEvent.change(field, { target: { value } });

  type("@Maria");
  expect(await screen.findByText("@maria is taken.")).toBeTruthy();
  fireEvent.click(screen.getByText("Use maria2"));
  expect(field.value).toBe("maria2");
  expect(await screen.findByText("@maria2 is free.")).toBeTruthy();
  expect(screen.queryByText(/^Use/)).toBeNull();

  type("Maria F");
  expect(await screen.findByText("Use maria_f")).toBeTruthy();
  expect(sent).toHaveLength(3);
});

it("suggests a handle that can be had where the name's own is taken", async () => {
  handles({ maria: ["taken", "maria2"], maria2: ["free"] });
  render(<HandleField like="maria" error={null} />);
  expect(await screen.findByText("@maria2 is free.")).toBeTruthy();
  expect(screen.getByLabelText<HTMLInputElement>("Handle").value).toBe("maria2");
});
