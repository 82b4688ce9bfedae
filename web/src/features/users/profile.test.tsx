// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { readFileSync } from "node:fs";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Crud } from "../../api/cruds";
import { setViewer } from "../../api/session";
import { applyEvent } from "../../store/applyEvent";
import { forgetLists } from "../../store/lists";
import ProfilePage from "./ProfilePage";
import { addressOf, BANNERS } from "./users";
import { crud } from "../../testing/crud";

const profile = {
  uuid: "author",
  handle: "londo",
  display_name: "Londo Mollari",
  bio: null,
  cruds_count: 2,
  created_at: new Date().toISOString(),
};

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: () => {} }));
  setViewer(null);
});

afterEach(() => {
  cleanup();
  forgetLists();
});

it("has a person's cruds and replies apart, and what is new in its own of the two", async () => {
  const [root, reply] = [crud(), crud({ reply_to_activity_uuid: crud().uuid })];
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    const activities = address.endsWith("kind=replies") ? [reply] : [root];
    const answered = [{ uuid: reply.reply_to_activity_uuid, handle: "vir" }];
    return Promise.resolve(Response.json({ profile, activities, answered }));
  });
  const texts = () =>
    [...document.querySelectorAll(".message")].map((p) => p.textContent);
  render(<ProfilePage handle="londo" onCompose={() => {}} />);
  await screen.findByText(root.message);
  expect(texts()).toEqual([root.message]);

  fireEvent.click(screen.getByRole("button", { name: "Replies", pressed: false }));
  // Who it is stays there meanwhile.
  expect(screen.getByText("2 live cruds")).toBeTruthy();
  await screen.findByText(reply.message);
  expect(texts()).toEqual([reply.message]);
  expect(asked).toEqual([
    "/api/activities/@londo?kind=cruds",
    "/api/activities/@londo?kind=replies",
  ]);

  const tell = (one: Crud) =>
    act(() => applyEvent({ id: "1-1", name: "created", data: JSON.stringify(one) }));
  tell(crud());
  expect(screen.queryByText("1 new crud")).toBeNull();
  tell(crud({ reply_to_activity_uuid: root.uuid }));
  expect(screen.getByText("1 new crud")).toBeTruthy();
});

it("shows the one link where it leads, and nothing else of that place is fetched", async () => {
  const link = "https://xn--pple-43d.example/me/";
  const asked: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    asked.push(address);
    return Promise.resolve(
      Response.json({
        profile: { ...profile, banner: "teal", link },
        activities: [],
        answered: [],
      }),
    );
  });
  render(<ProfilePage handle="londo" onCompose={() => {}} />);
  const shown = await screen.findByText<HTMLAnchorElement>("xn--pple-43d.example/me");
  expect(shown.href).toBe(link);
  expect(shown.rel.split(" ").sort()).toEqual([
    "nofollow",
    "noopener",
    "noreferrer",
    "ugc",
  ]);
  expect(document.querySelector(".banner")?.getAttribute("data-banner")).toBe("teal");
  expect(asked.every((address) => address.startsWith("/api/"))).toBe(true);
  expect(document.querySelectorAll("img, iframe")).toHaveLength(0);
});

it("sends what was typed as a link as an address in ASCII", () => {
  expect(addressOf("  example.org/me ")).toBe("https://example.org/me");
  expect(addressOf("https://\u0430pple.example/\u202E")).toBe(
    "https://xn--pple-43d.example/%E2%80%AE",
  );
  expect(addressOf("https://fa\u00DF.example")).toBe("https://xn--fa-hia.example/");
  expect(addressOf(" ")).toBe("");
  // What is no address is left to the server to refuse.
  expect(addressOf("not an address")).toBe("not an address");
  expect(addressOf("javascript:alert(1)")).toBe("javascript:alert(1)");
});

/** The relative luminance of a colour as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [0, 2, 4]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

it("has banners that stand out from the ground in both appearances", () => {
  const css = readFileSync("src/style/cruds.css", "utf8");
  const colours = [...css.matchAll(/--banner: #([0-9a-f]{6})/g)].map(
    ([, hex = ""]) => hex,
  );
  expect(colours).toHaveLength(BANNERS.length);
  for (const hex of colours)
    for (const ground of ["ffffff", "0b0312"]) {
      const [dark = 0, light = 0] = [luminance(hex), luminance(ground)].sort();
      expect((light + 0.05) / (dark + 0.05), `${hex} on ${ground}`).toBeGreaterThan(3);
    }
});

it("lets a member report whom the page has nothing of, as after a block by that person", async () => {
  const sent: string[] = [];
  document.cookie = "XSRF-TOKEN=t";
  vi.stubGlobal("fetch", (address: string, { method, body }: RequestInit) => {
    if (method === "POST") sent.push(`${address} ${String(body)}`);
    return Promise.resolve(Response.json({ code: "not_found" }, { status: 404 }));
  });
  render(<ProfilePage handle="londo" onCompose={() => {}} />);
  await screen.findByText(/nothing here any more/);
  expect(screen.queryByRole("button", { name: "Report @londo" })).toBeNull();
  act(() => setViewer({ uuid: "u", handle: "delenn", display_name: "Delenn" }));
  fireEvent.click(await screen.findByRole("button", { name: "Report @londo" }));
  await screen.findByRole("alert");
  expect(sent).toEqual(['/api/reports {"handle":"londo"}']);
});
