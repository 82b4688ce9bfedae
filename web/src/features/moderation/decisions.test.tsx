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

const decision = (uuid: string, answered: boolean) => ({
  uuid,
  act: "suspend",
  rule: null,
  decided_at: "2026-11-30T12:00:00Z",
  posted_at: null,
  ends_at: null,
  expires_at: "2027-05-30T12:00:00Z",
  answered,
});

it("says when it is not known what was decided, and asks again", async () => {
  answers({}, 503);
  render(<Decisions />);
  await screen.findByRole("alert");
  answers([decision("d1", true)]);
  fireEvent.click(screen.getByRole("button", { name: "Try again" }));
  expect(await screen.findByText("You have answered.")).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
});

it("keeps a half-written answer where the others cannot be read again", async () => {
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("fetch", (_: string, init?: RequestInit) =>
    Promise.resolve(
      init?.method === "PUT"
        ? new Response(null, { status: 204 })
        : Response.json([decision("d1", false), decision("d2", false)]),
    ),
  );
  render(<Decisions />);
  const [first, second] = await screen.findAllByLabelText("Your answer");
  if (!first || !second) throw new Error("Both can be answered.");
  fireEvent.input(first, { target: { value: "Sorry." } });
  fireEvent.input(second, { target: { value: "Half a" } });
  const put = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) =>
    init?.method === "PUT"
      ? put(path, init)
      : Promise.resolve(Response.json({}, { status: 503 })),
  );
  const [send] = screen.getAllByRole("button", { name: "Send answer" });
  if (send) fireEvent.click(send);
  await screen.findByRole("button", { name: "Try again" });
  expect(first.isConnected).toBe(false);
  expect(screen.getByText("You have answered.")).toBeTruthy();
  expect(second.isConnected).toBe(true);
  expect((second as HTMLTextAreaElement).value).toBe("Half a");
});
