// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Alert } from "../../ui/Alert";
import { ApiError } from "../../api/ApiError";
import AccountPage from "../account/AccountPage";
import { setViewer } from "../../api/session";
import { EmailForm } from "./EmailForm";
import ForgotPage from "./ForgotPage";
import { Field, Form } from "../../ui/Form";
import { handleLike, withoutAt } from "./handle";
import { HandleField } from "./HandleField";

afterEach(cleanup);

const refuse = (...codes: string[]) => Promise.reject(new ApiError(422, codes, ""));

function typeInto(label: string, text: string): void {
  fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
}

it("drops what is wrong with a field as soon as that is typed in, and nothing else", async () => {
  render(
    <Form
      submit="Send"
      fields={["name", "email"]}
      onSubmit={() => refuse("name_blank", "email_blank", "sign_ups_closed")}
    >
      {(error) => (
        <>
          <Field label="Name" name="name" error={error} codes="name" />
          <Field label="Email" name="email" error={error} codes="email" />
          <Field label="Password" type="password" name="password" error={error} />
        </>
      )}
    </Form>,
  );
  fireEvent.click(screen.getByText("Send"));
  await screen.findByText("Enter your name.");

  fireEvent.click(screen.getByLabelText("Show password"));
  expect(screen.getByRole("alert").textContent).toContain("takes no new accounts");
  typeInto("Name", "Vir");

  expect(screen.queryByText("Enter your name.")).toBeNull();
  expect(screen.getByLabelText("Name").getAttribute("aria-invalid")).toBe("false");
  expect(screen.getByText("Enter your email.")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
  // Where it is wrong still, that is said again.
  fireEvent.click(screen.getByText("Send"));
  expect(await screen.findByText("Enter your name.")).toBeTruthy();
});

it("says no longer that nothing is reached once there is a network", () => {
  render(
    <>
      <Alert error={new ApiError(0, ["unreachable"], "")} />
      <Alert error={new ApiError(422, ["code_invalid"], "")} />
    </>,
  );
  expect(screen.getAllByRole("alert")).toHaveLength(2);

  fireEvent(window, new Event("online"));

  expect(screen.getAllByRole("alert")).toHaveLength(1);
  expect(screen.getByRole("alert").textContent).toContain("the code we sent");
});

it.each([
  ["Maria Fernández", "maria_fernandez"],
  ["@Zoe Smith", "zoe_smith"],
  ["Jürgen Groß-Løkke", "jurgen_gross_lokke"],
  ["O'Brien", "obrien"],
  ["Ｌｏｎｄｏ Mollari", "londo_mollari"],
  ["x".repeat(40), "x".repeat(30)],
  ["Мария", ""],
  ["é", ""],
])("offers for %s the handle %s", (typed, offer) =>
  expect(handleLike(typed)).toBe(offer),
);

it("takes a handle as pages write it", () => expect(withoutAt(" @Zoe ")).toBe("Zoe"));

it("puts the handle that it offers in the place of the one that was refused", async () => {
  render(
    <Form
      submit="Send"
      fields={["preferred_username"]}
      onSubmit={() => refuse("preferred_username_invalid")}
    >
      {(error) => <HandleField error={error} />}
    </Form>,
  );
  typeInto("Handle", "Maria Fernández");
  fireEvent.click(screen.getByText("Send"));

  fireEvent.click(await screen.findByText("Use maria_fernandez"));

  expect(screen.getByLabelText<HTMLInputElement>("Handle").value).toBe("maria_fernandez");
  expect(document.activeElement).toBe(screen.getByLabelText("Handle"));
  expect(screen.queryByText(/A handle is/)).toBeNull();
  expect(screen.queryByText("Use maria_fernandez")).toBeNull();
});

/** Of each form with a password: the user names it has for programs that keep passwords. */
function usernames(): string[][] {
  return [...document.querySelectorAll("form")]
    .filter((form) => form.querySelector("[type=password]"))
    .map((form) =>
      [...form.querySelectorAll<HTMLInputElement>("[autocomplete=username]")].map(
        (input) => input.value,
      ),
    );
}

const ACCOUNT = {
  uuid: "01990000-0000-7000-8000-000000000001",
  handle: "londo",
  display_name: "Londo",
  email: "londo@example.com",
  bio: null,
};

/** The server, which knows this account and sends codes. */
function answering(): void {
  const answers: Record<string, unknown> = {
    "/api/session": { viewer: ACCOUNT, server_time: new Date(), identity: "embedded" },
    "/api/account": ACCOUNT,
    "/api/account/sessions": [],
    "/api/account/clients": [],
    "/api/account/decisions": [],
    "/api/account/blocks": [],
    "/api/account/mutes": [],
    "/api/account/following": [],
    "/api/account/followers": [],
    "/api/account/invitations": { most: 0, invitations: [] },
    "/api/account/listing": { listed: true },
    "/api/identity/forgot": { reset: "r1" },
  };
  vi.stubGlobal("fetch", (path: string) => Promise.resolve(Response.json(answers[path])));
}

beforeEach(() => {
  sessionStorage.clear();
  answering();
});

it("tells whose password each form of the account is about", async () => {
  setViewer(ACCOUNT);
  render(<AccountPage onGone={() => {}} />);
  fireEvent.click(await screen.findByText("Delete account", { selector: "button" }));

  // Another address, another password, a second factor, deletion.
  await waitFor(() =>
    expect(usernames()).toEqual([["londo"], ["londo"], ["londo"], ["londo"]]),
  );
});

it("tells whose password is set anew", async () => {
  render(<ForgotPage onSignedIn={() => {}} />);
  typeInto("Email", "londo@example.com");
  fireEvent.click(screen.getByText("Send a code"));

  await screen.findByText("Set password");
  expect(usernames()).toEqual([["londo@example.com"]]);
});

it("goes on with a code that was sent, where the tab was dropped meanwhile", async () => {
  render(<ForgotPage onSignedIn={() => {}} />);
  typeInto("Email", "londo@example.com");
  fireEvent.click(screen.getByText("Send a code"));
  await screen.findByText("Set password");
  cleanup();

  render(<ForgotPage onSignedIn={() => {}} />);
  expect(screen.getByText("Set password")).toBeTruthy();
  expect(usernames()).toEqual([["londo@example.com"]]);
  cleanup();

  vi.useFakeTimers({ now: Date.now() + 600_001, toFake: ["Date"] });
  render(<ForgotPage onSignedIn={() => {}} />);
  vi.useRealTimers();
  expect(screen.getByText("Send a code")).toBeTruthy();
});

it.each([
  [401, "code_invalid", true],
  [403, "factor_needed", false],
  [422, "code_expired", false],
])(
  "keeps a code's place in the tab only while it is good (%i %s)",
  async (status, code, isKept) => {
    render(<ForgotPage onSignedIn={() => {}} />);
    typeInto("Email", "londo@example.com");
    fireEvent.click(screen.getByText("Send a code"));
    await screen.findByText("Set password");

    const asked = vi.fn(() =>
      Promise.resolve(
        Response.json(
          { code, errors: [code] },
          { status, headers: { Location: "/sign-in/code#step=abc" } },
        ),
      ),
    );
    vi.stubGlobal("fetch", asked);
    document.cookie = "XSRF-TOKEN=t";
    typeInto("Code", "123456");
    typeInto("New password", "correct horse");
    fireEvent.click(screen.getByText("Set password"));
    await waitFor(() => expect(asked).toHaveBeenCalled());
    await waitFor(() =>
      expect(sessionStorage.getItem("cruddur:reset") !== null).toBe(isKept),
    );
  },
);

it("suggests the handle by the name, until another was typed", () => {
  const Both = ({ like }: { like: string }) => <HandleField like={like} error={null} />;
  const { rerender } = render(<Both like="" />);
  const handle = () => screen.getByLabelText<HTMLInputElement>("Handle").value;
  rerender(<Both like="maria" />);
  rerender(<Both like="maria_fernandez" />);
  expect(handle()).toBe("maria_fernandez");
  typeInto("Handle", "mf");
  rerender(<Both like="maria_f" />);
  expect(handle()).toBe("mf");
});

it("reads again what of an account could not be read, part by part", async () => {
  setViewer(ACCOUNT);
  const network = globalThis.fetch;
  let away = "/api/account";
  vi.stubGlobal("fetch", (path: string) =>
    path.startsWith(away) ? Promise.reject(new TypeError("away")) : network(path),
  );
  render(<AccountPage onGone={() => {}} />);
  await screen.findByRole("alert");
  away = "/api/account/sessions";
  fireEvent.click(screen.getByText("Try again"));
  expect(await screen.findByRole("heading", { name: "Change password" })).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Account" }));
  expect(await screen.findAllByRole("alert")).toHaveLength(1);
  away = "nothing";

  fireEvent.click(screen.getByText("Try again"));

  await waitFor(() => expect(screen.queryByRole("alert")).toBeNull());
});

it("keeps the keyboard's place in the form for another address", async () => {
  const account = { ...ACCOUNT, email: "corwin@example.com" } as never;
  render(<EmailForm account={account} onSaved={() => {}} />);
  const change = () =>
    fireEvent.click(screen.getByText("Change email", { selector: "button" }));
  typeInto("New email", "corwin@elsewhere.example");
  typeInto("Current password", "correct horse");
  const network = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) =>
    init?.method === "PUT"
      ? Promise.resolve(
          Response.json({ change: "c1", email: "corwin@elsewhere.example" }),
        )
      : network(path),
  );
  change();
  await waitFor(() => expect(document.activeElement).toBe(screen.getByLabelText("Code")));

  fireEvent.click(screen.getByText("Cancel"));

  expect(document.activeElement).toBe(screen.getByLabelText("New email"));
  typeInto("New email", "corwin@elsewhere.example");
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) =>
    init?.method === "PUT"
      ? Promise.resolve(Response.json({ code: "password_wrong" }, { status: 422 }))
      : network(path),
  );
  change();
  await waitFor(() =>
    expect(document.activeElement).toBe(screen.getByLabelText("Current password")),
  );
});
