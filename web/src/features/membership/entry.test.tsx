// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Entry } from "./Entry";

let sent: string[];
let panic: string | null;
let blocks: { value: string; created_at: string }[];

function answer(method: string, path: string, body: string): Response {
  if (path.startsWith("/api/moderation/panic")) {
    if (method === "GET") return Response.json({ expires_at: panic });
    panic = method === "PUT" ? "2026-11-30T12:00:00Z" : null;
    return method === "PUT"
      ? Response.json({ expires_at: panic })
      : new Response(null, { status: 204 });
  }
  if (method === "POST") {
    const { value } = JSON.parse(body) as { value: string };
    if (!value.includes("."))
      return Response.json({ code: "sign_up_block_invalid" }, { status: 422 });
    blocks = [...blocks, { value, created_at: "2026-11-29T12:00:00Z" }];
  }
  if (method === "DELETE") {
    blocks = [];
    return new Response(null, { status: 204 });
  }
  return Response.json(blocks);
}

beforeEach(() => {
  sent = [];
  panic = null;
  blocks = [];
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    const method = init?.method ?? "GET";
    if (method !== "GET") sent.push(`${method} ${path}`);
    return Promise.resolve(answer(method, path, String(init?.body)));
  });
});

afterEach(cleanup);

it("turns the panic switch on only when it has asked, and off", async () => {
  render(<Entry />);
  fireEvent.click(await screen.findByText("Turn it on"));
  expect(screen.getByText("Take nobody new for 24 hours?")).toBeTruthy();
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByText("Turn it on"));
  await screen.findByText(/It's on until/);
  fireEvent.click(screen.getByText("Turn it off"));
  await screen.findByText(/When many come to do harm/);
  expect(sent).toEqual(["PUT /api/moderation/panic", "DELETE /api/moderation/panic"]);
});

it("blocks a network, says what is no block, and takes a block back", async () => {
  render(<Entry />);
  await screen.findByText("Nothing is blocked.");
  const field = () => screen.getByLabelText<HTMLInputElement>("Mail domain or network");
  fireEvent.input(field(), { target: { value: "com" } });
  fireEvent.click(screen.getByText("Block"));
  await vi.waitFor(() => expect(field().getAttribute("aria-invalid")).toBe("true"));
  fireEvent.input(field(), { target: { value: "192.0.2.0/24" } });
  fireEvent.click(screen.getByText("Block"));
  fireEvent.click(await screen.findByLabelText("Unblock 192.0.2.0/24"));
  await screen.findByText("Nothing is blocked.");
  expect(sent.at(-1)).toBe("DELETE /api/moderation/sign-up-blocks?value=192.0.2.0%2F24");
});
