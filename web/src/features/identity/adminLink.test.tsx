// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { getSession } from "../../api/api";
import { adminLinkNow, forgetAdminLink, takeAdminLink } from "./adminLink";
import BecomeAdminPage from "./BecomeAdminPage";
import SignUpPage from "./SignUpPage";

const VIEWER = { uuid: "u", handle: "zoe", display_name: "Zoe" };

let answer: () => Response;
let rule: string;

beforeEach(() => {
  answer = () => new Response(null, { status: 204 });
  rule = "open";
  vi.stubGlobal("fetch", (path: string) =>
    Promise.resolve(
      path === "/api/session"
        ? Response.json({
            identity: "oidc",
            sign_up_rule: rule,
            viewer: null,
            server_name: "Babylon",
          })
        : answer(),
    ),
  );
  document.cookie = "XSRF-TOKEN=t";
  history.replaceState(null, "", "/become-admin#link=first");
});

afterEach(() => {
  cleanup();
  forgetAdminLink();
});

it("forgets a link that is void, and takes one that is opened over it", async () => {
  answer = () => Response.json({ code: "admin_link_void" }, { status: 422 });
  render(<BecomeAdminPage viewer={VIEWER} />);
  expect(adminLinkNow()).toBe("first");
  expect(location.hash).toBe("");
  fireEvent.click(screen.getByRole("button", { name: "Become admin" }));
  await screen.findByText(/there is an admin already/);
  expect(adminLinkNow()).toBeNull();

  location.hash = "#link=second";
  window.dispatchEvent(new Event("hashchange"));
  await waitFor(() => expect(adminLinkNow()).toBe("second"));
  expect(location.hash).toBe("");

  answer = () => new Response(null, { status: 204 });
  fireEvent.click(screen.getByRole("button", { name: "Become admin" }));
  await screen.findByText(/You're the admin/);
  expect(adminLinkNow()).toBeNull();
});

it("leads to the issuer alone where nobody signs up here", async () => {
  await getSession();
  render(<BecomeAdminPage viewer={null} />);
  expect(screen.getByText(/Sign in first\./)).toBeTruthy();
  expect(screen.getAllByRole("link").map((link) => link.getAttribute("href"))).toEqual([
    "/sign-in",
  ]);
});

it("closes the form of sign-up again where the link that opened it counts no more", async () => {
  rule = "closed";
  answer = () => Response.json({ code: "sign_ups_closed" }, { status: 403 });
  await getSession();
  takeAdminLink();
  render(<SignUpPage />);
  fireEvent.click(screen.getByRole("button", { name: "Sign up" }));
  await screen.findByText(/takes no new accounts/);
  expect(screen.queryByRole("button", { name: "Sign up" })).toBeNull();
  expect(adminLinkNow()).toBeNull();
});
