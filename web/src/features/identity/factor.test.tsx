// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import decodeQR from "qr/decode.js";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { type Account } from "./account";
import { showCodes } from "./factor";
import { FactorSection } from "./FactorSection";
import SignInCodePage from "./SignInCodePage";
import SignInPage from "./SignInPage";

const ZOE = { uuid: "z", handle: "zoe", display_name: "Zoe" };
const ACCOUNT = { ...ZOE, email: "zoe@example.com", second_factor: null } as Account;
const SETUP = {
  secret: "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ",
  address:
    "otpauth://totp/Cruddur:zoe?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Cruddur",
  expires_at: "2026-11-29T12:00:00Z",
};

let sent: string[];
let answers: Record<string, () => Response>;

beforeEach(() => {
  sent = [];
  answers = {};
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${path} ${String(init?.body ?? "")}`);
    return Promise.resolve(answers[path]?.() ?? Response.json({}, { status: 404 }));
  });
  document.cookie = "XSRF-TOKEN=t";
});

afterEach(() => {
  cleanup();
  // What one test left unread is not the next one's.
  showCodes("", null);
});

const type = (label: string, text: string) =>
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
const press = (button: string) =>
  fireEvent.click(screen.getByText(button, { selector: "button" }));

/** What a camera sees of the picture, four points to a module. */
function seen(picture: Element) {
  const size = Number(picture.getAttribute("viewBox")?.split(" ")[2]);
  const dark = picture.querySelector("path[fill='#000']")?.getAttribute("d") ?? "";
  const scale = 4;
  const side = size * scale;
  const data = new Uint8Array(side * side * 4).fill(255);
  for (const [, x, y] of dark.matchAll(/M(\d+) (\d+)h1v1h-1z/g)) {
    for (let dy = 0; dy < scale; dy++)
      for (let dx = 0; dx < scale; dx++) {
        const at = ((Number(y) * scale + dy) * side + Number(x) * scale + dx) * 4;
        data.fill(0, at, at + 3);
      }
  }
  return { width: side, height: side, data };
}

it("is set up by a picture that a camera reads, or by typing, and tells the codes once", async () => {
  const codes = ["aaaaa-00000", "bbbbb-11111"];
  answers["/api/account/factor"] = () => Response.json(SETUP);
  answers["/api/account/factor/confirm"] = () => Response.json({ recovery_codes: codes });
  const changed = vi.fn();
  render(<FactorSection account={ACCOUNT} onChanged={changed} />);
  type("Current password", "correct horse");
  press("Set it up");

  const picture = await screen.findByRole("img", { name: /QR code/ });
  expect(decodeQR(seen(picture))).toBe(SETUP.address);
  expect(screen.getByText("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Code"));
  type("Code", "123 456");
  press("Confirm");

  expect(await screen.findByText("bbbbb-11111")).toBeTruthy();
  expect(document.activeElement).toBe(
    screen.getByRole("heading", { name: "Recovery codes" }),
  );
  expect(sent).toEqual([
    '/api/account/factor {"password":"correct horse"}',
    '/api/account/factor/confirm {"code":"123 456"}',
  ]);
  expect(changed).not.toHaveBeenCalled();
  // The account page draws its forms anew when something else is saved.
  cleanup();
  render(<FactorSection account={{ ...ACCOUNT, handle: "other" }} onChanged={changed} />);
  expect(screen.queryByText("bbbbb-11111")).toBeNull();
  cleanup();
  render(<FactorSection account={ACCOUNT} onChanged={changed} />);
  expect(screen.getByText("bbbbb-11111")).toBeTruthy();
  const writeText = vi.fn().mockResolvedValue(undefined);
  vi.stubGlobal("navigator", { clipboard: { writeText } });
  press("Copy");
  await screen.findByText("Copied.");
  expect(writeText).toHaveBeenCalledWith("aaaaa-00000\nbbbbb-11111");
  // As on plain http.
  vi.stubGlobal("navigator", {});
  press("Copy");
  await screen.findByText(/^The browser won't copy here\./);
  press("I've saved them");
  expect(changed).toHaveBeenCalledWith(
    "Your second factor is on. Other browsers and apps are signed out.",
  );
  cleanup();
  render(<FactorSection account={ACCOUNT} onChanged={changed} />);
  expect(screen.queryByText("bbbbb-11111")).toBeNull();
});

it("begins with the password again once no code counts for the picture", async () => {
  answers["/api/account/factor"] = () => Response.json(SETUP);
  answers["/api/account/factor/confirm"] = () =>
    Response.json({ code: "factor_setup_expired" }, { status: 422 });
  render(<FactorSection account={ACCOUNT} onChanged={() => {}} />);
  type("Current password", "correct horse");
  press("Set it up");
  await screen.findByLabelText("Code");
  type("Code", "123456");
  press("Confirm");

  const password = await screen.findByLabelText("Current password");
  expect(document.activeElement).toBe(password);
  expect(screen.getByRole("alert").textContent).toContain("That took too long.");
  expect(screen.queryByLabelText("Code")).toBeNull();
  type("Current password", "correct horse");
  press("Set it up");
  await screen.findByLabelText("Code");
  expect(screen.queryByRole("alert")).toBeNull();
});

it("makes new recovery codes by the password and a code", async () => {
  answers["/api/account/factor/recovery-codes"] = () =>
    Response.json({ recovery_codes: ["ccccc-22222"] });
  const on = {
    ...ACCOUNT,
    second_factor: { since: "2026-11-28T12:00:00Z", recovery_codes: 1 },
  };
  const changed = vi.fn();
  render(<FactorSection account={on} onChanged={changed} />);
  press("New recovery codes");
  type("Current password", "correct horse");
  type("Code", "123456");
  press("Make new codes");

  expect(await screen.findByText("ccccc-22222")).toBeTruthy();
  expect(sent).toEqual([
    '/api/account/factor/recovery-codes {"password":"correct horse","code":"123456"}',
  ]);
  press("I've saved them");
  expect(changed).toHaveBeenCalledWith("Saved.");
});

it("is turned off by the password and a code, and says beside the field which of both is wrong", async () => {
  answers["/api/account/factor/off"] = () =>
    Response.json({ code: "factor_code_wrong" }, { status: 422 });
  const on = {
    ...ACCOUNT,
    second_factor: { since: "2026-11-28T12:00:00Z", recovery_codes: 1 },
  };
  render(<FactorSection account={on} onChanged={() => {}} />);
  expect(screen.getByText(/one recovery code left/)).toBeTruthy();
  type("Current password", "correct horse");
  type("Code", "000000");
  press("Turn it off");

  await screen.findByText(/That code is wrong/);
  expect(screen.getByLabelText("Code").getAttribute("aria-invalid")).toBe("true");
  expect(screen.getByLabelText("Current password").getAttribute("aria-invalid")).toBe(
    "false",
  );
});

it("asks for a code after the right password, and keeps the question that one came with", async () => {
  history.replaceState(null, "", "/sign-in?next=%2Fallow%3Fstate%3Ds");
  answers["/api/identity/sign-in"] = () =>
    Response.json(
      { code: "factor_needed" },
      { status: 403, headers: { Location: "/sign-in/code#step=abc" } },
    );
  render(<SignInPage onSignedIn={() => {}} />);
  type("Email or handle", "zoe");
  type("Password", "correct horse");
  press("Sign in");

  await waitFor(() => expect(location.hash).toBe("#step=abc"));
  expect(location.pathname + location.search).toBe(
    "/sign-in/code?next=%2Fallow%3Fstate%3Ds",
  );
  expect(screen.queryByRole("alert")).toBeNull();
});

it("signs in by the code, and leaves the step in no history", async () => {
  history.replaceState(null, "", "/sign-in/code?next=%2Fallow#step=abc");
  answers["/api/identity/sign-in/code"] = () => Response.json(ZOE);
  const signedIn = vi.fn();
  render(<SignInCodePage onSignedIn={signedIn} />);
  expect(location.href).not.toContain("abc");
  expect(location.search).toBe("?next=%2Fallow");
  type("Code", "123456");
  press("Sign in");

  await waitFor(() => expect(signedIn).toHaveBeenCalledWith(ZOE));
  expect(sent).toEqual(['/api/identity/sign-in/code {"step":"abc","code":"123456"}']);
  expect(sessionStorage.getItem("cruddur:sign-in-step")).toBeNull();
});

it("leads to the beginning once no code counts any more", async () => {
  history.replaceState(null, "", "/sign-in/code?next=%2Fallow#step=abc");
  answers["/api/identity/sign-in/code"] = () =>
    Response.json({ code: "factor_step_expired" }, { status: 422 });
  render(<SignInCodePage onSignedIn={() => {}} />);
  type("Code", "123456");
  press("Sign in");

  await screen.findByText("That took too long. Start again.");
  expect(screen.queryByLabelText("Code")).toBeNull();
  expect(screen.queryByRole("button", { name: "Sign in" })).toBeNull();
  const onward = screen.getByRole("link", { name: "Start again" });
  expect(onward.getAttribute("href")).toBe("/sign-in?next=%2Fallow");
});

it("keeps the step for a tab that the telephone drops, as long as it is good", async () => {
  history.replaceState(null, "", "/sign-in/code#step=abc");
  render(<SignInCodePage onSignedIn={() => {}} />);
  cleanup();
  answers["/api/identity/sign-in/code"] = () =>
    Response.json({ code: "factor_code_wrong" }, { status: 422 });
  render(<SignInCodePage onSignedIn={() => {}} />);
  type("Code", "000000");
  press("Sign in");
  await screen.findByText(/That code is wrong/);
  expect(sent.at(-1)).toContain('"step":"abc"');
  cleanup();

  vi.useFakeTimers({ now: Date.now() + 600_001, toFake: ["Date"] });
  render(<SignInCodePage onSignedIn={() => {}} />);
  vi.useRealTimers();
  expect(sessionStorage.getItem("cruddur:sign-in-step")).toBeNull();
});
