// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import Decisions from "./Decisions";

const answers = (body: unknown, status = 200) =>
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(body, { status })));

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("says when it is not known what was decided, and asks again", async () => {
  answers({}, 503);
  render(<Decisions />);
  await screen.findByRole("alert");
  answers([
    {
      uuid: "d1",
      act: "suspend",
      rule: null,
      decided_at: "2026-11-30T12:00:00Z",
      posted_at: null,
      ends_at: null,
      expires_at: "2027-05-30T12:00:00Z",
      answered: true,
    },
  ]);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("You have answered.")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});
