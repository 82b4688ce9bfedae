// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { keepReceipt, preferred, receiptsOf, turnReceipts } from "../../store/receipts";
import { Receipts } from "./Receipts";
import { textOf } from "./receipts";

const DAY = 24 * 3_600_000;
const AUTHOR = "a";

const base64 = (claims: object) =>
  btoa(JSON.stringify(claims)).replaceAll("+", "-").replaceAll("/", "_");

const said = (headers: Record<string, string>) => new Headers(headers);
const given = { Receipt: "h.e30.s", "Receipt-Nonce": "n" };
const crud = (uuid: string, ends: number) => ({
  uuid,
  expires_at: new Date(ends).toISOString(),
});

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("asks for no receipt and keeps none until somebody has turned it on", () => {
  expect(preferred(AUTHOR)).toEqual({});
  keepReceipt(AUTHOR, crud("1", Date.now()), said(given));
  expect(receiptsOf(AUTHOR)).toBeNull();

  turnReceipts(AUTHOR, true);
  expect(preferred(AUTHOR)).toEqual({ Prefer: "receipt" });
  expect(preferred("b")).toEqual({});
  keepReceipt(AUTHOR, crud("1", Date.now()), said(given));
  keepReceipt(AUTHOR, crud("2", Date.now()), said({}));
  expect(receiptsOf(AUTHOR)?.map(({ crud }) => crud)).toEqual(["1"]);

  turnReceipts(AUTHOR, false);
  expect(localStorage.length).toBe(0);
});

it("forgets a receipt 38 days after the end", () => {
  turnReceipts(AUTHOR, true);
  keepReceipt(AUTHOR, crud("old", Date.now() - 38 * DAY - 1000), said(given));
  keepReceipt(AUTHOR, crud("new", Date.now() - 37 * DAY), said(given));
  expect(receiptsOf(AUTHOR)?.map(({ crud }) => crud)).toEqual(["new"]);
  expect(localStorage.getItem("cruddur:receipts:a")).not.toContain("old");
});

it("checks a receipt after the end, and the file has both statements", async () => {
  const says = {
    sub: "1",
    checked_at: "2026-11-29T14:05:00Z",
    among_cruds: false,
    key: "destroyed",
    key_destroyed_at: "2026-11-29T15:00:12Z",
  };
  const statement = `h.${base64(says)}.t`;
  const asked: unknown[] = [];
  vi.stubGlobal("fetch", (path: string, { body }: RequestInit) => {
    asked.push([path, body]);
    return Promise.resolve(Response.json({ says, statement }));
  });
  document.cookie = "XSRF-TOKEN=x";
  turnReceipts(AUTHOR, true);
  keepReceipt(AUTHOR, crud("1", Date.now() - DAY), said(given));
  keepReceipt(AUTHOR, crud("2", Date.now() + DAY), said(given));
  render(<Receipts author={AUTHOR} />);

  // The other one's crud is still here: a second button would make this fail.
  const check = screen.getByRole("button", { name: "Check this receipt" });
  expect(screen.getAllByRole("button", { name: "Download as text" })).toHaveLength(2);
  fireEvent.click(check);

  await screen.findByText(/It was not among the cruds.*Its key was destroyed/);
  expect(asked).toEqual([["/api/receipts", '{"receipt":"h.e30.s"}']]);
  const [text = ""] = (receiptsOf(AUTHOR) ?? [])
    .filter(({ crud }) => crud === "1")
    .map(textOf);
  expect(text).toContain("h.e30.s");
  expect(text).toContain(statement);
  expect(text).toContain("not a proof");
});

it("turns receipts on and off by its box", () => {
  render(<Receipts author={AUTHOR} />);
  const box = screen.getByRole("checkbox");
  fireEvent.click(box);
  expect(receiptsOf(AUTHOR)).toEqual([]);
  fireEvent.click(box);
  expect(receiptsOf(AUTHOR)).toBeNull();
});
