// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { MatterCard } from "./MatterCard";
import type { Evidence, Matter } from "./moderation";

const answered: Matter = {
  uuid: "8f1c6c3e-0000-7000-8000-000000000001",
  activity_uuid: "8f1c6c3e-0000-7000-8000-000000000002",
  handle: "bester",
  person: null,
  role: "member",
  kinds: ["harassment"],
  reports: 1,
  reporters: 1,
  version: "a",
  reported_at: "2026-11-28T12:00:00Z",
  expires_at: "2026-12-28T12:00:00Z",
  earlier: [],
  sanctions: [],
  act: "warn",
  rule: null,
  ends_at: null,
  decided_at: "2026-11-28T13:00:00Z",
  answered: true,
};

async function shown(matter: Matter, answer: string | null) {
  const evidence: Evidence = {
    activity: null,
    answers: null,
    notes: [],
    moderators_notes: [],
    answer,
  };
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(evidence)));
  render(<MatterCard matter={matter} rules={[]} onDecided={vi.fn()} onOver={vi.fn()} />);
  fireEvent.click(screen.getByText("Show what was reported"));
  await screen.findByText("The copy can't be opened: its key is lost.");
}

const lost = "Their answer can't be opened: its key is lost.";

afterEach(cleanup);

it("says that an answer can't be opened", async () => {
  await shown(answered, null);
  screen.getByText(lost);
});

it("shows an answer, and says nothing where there is none", async () => {
  await shown(answered, "I was quoting.");
  screen.getByText("I was quoting.");
  expect(screen.queryByText(lost)).toBeNull();
  cleanup();
  await shown({ ...answered, answered: false }, null);
  expect(screen.queryByText(lost)).toBeNull();
});
