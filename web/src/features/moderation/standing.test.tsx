// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { getSession } from "../../api/api";
import { exact } from "../../i18n/format";
import Standing from "./Standing";

const END = "2026-12-24T18:00:00Z";

/** The session of a person in this standing. */
async function inStanding(standing: object) {
  const session = { viewer: null, server_time: new Date().toISOString(), ...standing };
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(session)));
  await getSession();
  render(<Standing />);
}

const said = () => screen.getByRole("status").textContent;

afterEach(async () => {
  cleanup();
  await inStanding({});
  cleanup();
});

it.each([
  ["suspend", END, /^Your account is suspended until/],
  ["suspend", null, /^Your account is suspended\./],
  ["restrict", END, /^Your account is restricted until/],
  ["restrict", null, /^Your account is restricted\./],
])("says of %s until %s that it is so, and by which rule", async (kind, end, words) => {
  await inStanding({ sanctions: [{ kind, rule: "1. No threats", expires_at: end }] });
  expect(said()).toMatch(words);
  expect(said()).toContain("1. No threats");
  if (end) expect(said()).toContain(exact(Date.parse(end)));
});

it("says both where both are so, and names no rule where there is none", async () => {
  const sanction = (kind: string) => ({ kind, rule: null, expires_at: null });
  await inStanding({ sanctions: [sanction("suspend"), sanction("restrict")] });
  expect(screen.getByRole("status").querySelectorAll("p")).toHaveLength(2);
  expect(said()).not.toContain("null");
});

it("says until when a new account waits", async () => {
  await inStanding({ waits_until: END });
  expect(said()).toContain(exact(Date.parse(END)));
});

it("says nothing of who is in good standing", async () => {
  await inStanding({});
  expect(said()).toBe("");
});
