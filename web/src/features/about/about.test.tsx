// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import AboutPage from "./AboutPage";

const BABYLON = {
  name: "Babylon",
  line: "Our last, best hope.",
  rules: ["Be kind"],
  contact: "sinclair@example.org",
  languages: ["en"],
  visitors: true,
  version: "0.2.0",
};

const answers = (body: object, status = 200) =>
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(body, { status })));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("says what the server is: its picture, name, rules, contact and release", async () => {
  document.documentElement.lang = "en";
  answers(BABYLON);
  render(<AboutPage />);
  const server = await screen.findByRole("region", { name: "Babylon" });
  expect(server.querySelector(".avatar")?.textContent).toBe("B");
  for (const part of [
    "Our last, best hope.",
    "Be kind",
    "sinclair@example.org",
    "Cruddur 0.2.0",
  ])
    expect(screen.getByText(part)).toBeTruthy();
});

it("says when the server could not be asked, and asks it again", async () => {
  document.documentElement.lang = "en";
  answers({}, 503);
  render(<AboutPage />);
  await screen.findByRole("alert");
  answers(BABYLON);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByRole("region", { name: "Babylon" })).toBeTruthy();
});

it("says who reads here, and who writes", async () => {
  const { getSession } = await import("../../api/api");
  const session = { viewer: null, server_time: new Date() };
  const open = { ...session, identity: "embedded" };
  const closed = { ...session, identity: "oidc", visitors: false };
  for (const [answer, said] of [
    [closed, /^Only people who are signed in can read\. To write, sign in with/],
    [open, /^Anyone can read\. To write you need an account:/],
  ] as const) {
    answers(answer);
    await getSession();
    render(<AboutPage />);
    expect(await screen.findByText(said)).toBeTruthy();
    cleanup();
  }
});
