// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import type { Shapes } from "../../api/api";
import { aboutEn } from "../../i18n/about.en";
import { words } from "../../i18n/i18n";
import PromisePage from "./PromisePage";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

type Figures = Shapes["Promise"];

const since = { ended: 1234, ended_on_time: 1233, worst_seconds: 7 };

/** What the server answers, of texts that are plain unless said otherwise. */
function serving(more: Partial<Figures> = {}) {
  const figures = {
    on_time_seconds: 5,
    since_start: { ...since, since: "2026-11-29T12:00:00Z" },
    last_30_days: since,
    sealed: false,
    keys_apart: false,
    ...more,
  };
  const answer = (path: string) =>
    path === "/api/promise" ? Response.json(figures) : Response.json({}, { status: 503 });
  vi.stubGlobal("fetch", (path: string) => Promise.resolve(answer(path)));
}

/** Whether each of these sentences is on the page. */
async function expectSaid(said: string[], unsaid: string[]) {
  render(<PromisePage />);
  for (const sentence of said) expect(await screen.findByText(sentence)).toBeTruthy();
  for (const sentence of unsaid) expect(screen.queryByText(sentence)).toBeNull();
}

it("promises backups, and says what is not covered, where keys lie apart from the database", async () => {
  serving({
    sealed: true,
    keys_apart: true,
    oldest_readable_hour: "2026-11-29T14:00:00Z",
  });
  await expectSaid(aboutEn.promiseSealed, [
    aboutEn.promiseSealedNear,
    aboutEn.promisePlain,
  ]);
  expect(screen.getByText(/^Not covered: copies kept for a report/)).toBeTruthy();
  expect(screen.getByText(/^We can still read sealed texts that end /)).toBeTruthy();
});

it("promises nothing of backups where keys may lie in them, or texts are plain", async () => {
  serving({ sealed: true });
  await expectSaid(
    [aboutEn.promiseSealedNear],
    [...aboutEn.promiseSealed, aboutEn.promisePlain],
  );
  cleanup();
  serving();
  await expectSaid(
    [aboutEn.promisePlain],
    [...aboutEn.promiseSealed, aboutEn.promiseSealedNear],
  );
});

it("shows the figures, and none of a server that has deleted nothing yet", async () => {
  serving({ last_30_days: { ended: 0, ended_on_time: 0, worst_seconds: 0 } } as never);
  render(<PromisePage />);
  expect(await screen.findByText("1,234")).toBeTruthy();
  expect(screen.getByText(aboutEn.promiseNone)).toBeTruthy();
});

it("asks again on request where the figures did not come", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("lost")));
  render(<PromisePage />);
  const again = await screen.findByRole("button", { name: words.tryAgain });
  serving();
  fireEvent.click(again);
  expect(await screen.findByText(aboutEn.promisePlain)).toBeTruthy();
});
