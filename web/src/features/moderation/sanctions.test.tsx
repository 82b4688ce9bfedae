// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { getSession } from "../../api/api";
import { Sanctions } from "./Sanctions";

let sent: string[];
let lacking: boolean;
let refusal: Response | null;

const person = (handle: string, role: string) => ({
  handle,
  display_name: handle,
  role,
  kind: "suspend",
  rule: "1. No threats",
  created_at: "2026-11-28T12:00:00Z",
  expires_at: null,
});

async function asRole(role: string) {
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    if (path === "/api/session")
      return Promise.resolve(
        Response.json({ role, server_time: new Date().toISOString(), viewer: null }),
      );
    if (path.endsWith("/proof")) {
      lacking = false;
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (init?.method === "DELETE" && lacking)
      return Promise.resolve(Response.json({ code: "factor_again" }, { status: 403 }));
    if (init?.method === "DELETE" && refusal) return Promise.resolve(refusal.clone());
    if (init?.method === "DELETE") {
      sent.push(path);
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    if (path.endsWith("after=here"))
      return Promise.resolve(Response.json([person("neroon", "member")]));
    return Promise.resolve(
      Response.json([person("bester", "member"), person("garibaldi", "moderator")], {
        headers: { Link: '</api/moderation/sanctions?after=here>; rel="next"' },
      }),
    );
  });
  await getSession();
}

beforeEach(() => {
  sent = [];
  lacking = false;
  refusal = null;
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("scrollTo", () => {});
});

afterEach(async () => {
  cleanup();
  await asRole("member");
});

it("lifts a suspension only when it has asked", async () => {
  await asRole("moderator");
  render(<Sanctions />);
  fireEvent.click(await screen.findByLabelText("Lift the suspension of @bester"));
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByText("Lift"));
  await screen.findByText("@bester isn't suspended any more.");
  expect(sent).toEqual(["/api/moderation/sanctions/@bester/suspend"]);
});

it("shows more people where there are more", async () => {
  await asRole("moderator");
  render(<Sanctions />);
  fireEvent.click(await screen.findByText("Show more"));
  await screen.findByLabelText("Lift the suspension of @neroon");
  expect(screen.getByLabelText("Lift the suspension of @bester")).toBeTruthy();
  expect(screen.queryByText("Show more")).toBeNull();
});

it("offers what a moderator has to admins alone", async () => {
  await asRole("moderator");
  render(<Sanctions />);
  await screen.findByLabelText("Lift the suspension of @bester");
  expect(screen.queryByLabelText("Lift the suspension of @garibaldi")).toBeNull();
  cleanup();
  await asRole("admin");
  render(<Sanctions />);
  await screen.findByLabelText("Lift the suspension of @garibaldi");
});

it("lifts a suspension once a code is given, where one is asked", async () => {
  await asRole("moderator");
  lacking = true;
  render(<Sanctions />);
  fireEvent.click(await screen.findByLabelText("Lift the suspension of @bester"));
  fireEvent.click(screen.getByText("Lift"));
  const code = await screen.findByLabelText("Code");
  await vi.waitFor(() => expect(document.activeElement).toBe(code));
  fireEvent.input(code, { target: { value: "123456" } });
  expect(sent).toEqual([]);
  fireEvent.click(screen.getByText("Go on"));
  await screen.findByText("@bester isn't suspended any more.");
  expect(sent).toEqual(["/api/moderation/sanctions/@bester/suspend"]);
});

it("offers the button again where an act is refused after its code, and where no code is given", async () => {
  await asRole("moderator");
  lacking = true;
  refusal = Response.json({ code: "rank_too_low" }, { status: 403 });
  render(<Sanctions />);
  const press = async () => {
    fireEvent.click(await screen.findByLabelText("Lift the suspension of @bester"));
    fireEvent.click(screen.getByText("Lift"));
    return await screen.findByLabelText("Code");
  };
  fireEvent.input(await press(), { target: { value: "123456" } });
  fireEvent.click(screen.getByText("Go on"));
  await screen.findByText(/Only an admin/);
  await screen.findByLabelText("Lift the suspension of @bester");

  lacking = true;
  await press();
  expect(screen.queryByText(/Only an admin/)).toBeNull();
  fireEvent.click(screen.getByText("Cancel"));
  await screen.findByLabelText("Lift the suspension of @bester");
  expect(screen.queryByLabelText("Code")).toBeNull();
  expect(sent).toEqual([]);
});
