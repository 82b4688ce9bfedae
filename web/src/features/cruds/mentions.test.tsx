// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ComposeForm } from "./ComposeForm";
import { nameBefore } from "./mentions";

const LONDO = { uuid: "1", handle: "londo", display_name: "Londo Mollari" };
const LORIEN = { uuid: "2", handle: "lorien", display_name: "Lorien" };

let asked: string[] = [];

beforeEach(() => {
  asked = [];
  sessionStorage.clear();
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(Response.json([LONDO, LORIEN]));
  });
});

afterEach(cleanup);

function form(): HTMLTextAreaElement {
  render(<ComposeForm author="me" to={null} onPosted={() => {}} />);
  return screen.getByRole("textbox");
}

function write(area: HTMLTextAreaElement, text: string, place = text.length) {
  fireEvent.change(area, { target: { value: text } });
  area.setSelectionRange(place, place);
  fireEvent.select(area);
}

const shown = () => screen.queryAllByRole("option").map((option) => option.textContent);

it.each([
  ["@l", "l"],
  ["Hi @Lon", "Lon"],
  ["(@lo", "lo"],
  ["https://e.org/ @lo", "lo"],
  ["@", undefined],
  ["zoe@lo", undefined],
  ["@@lo", undefined],
  ["@londo ", undefined],
  ["https://e.org/~@lo", undefined],
  ["@" + "a".repeat(31), undefined],
])("begins a name: %s", (text, name) => {
  expect(nameBefore(text, text.length)?.name).toBe(name);
});

it("offers people for the name before the caret, and puts in the one chosen by keys", async () => {
  const area = form();
  write(area, "Hello @lo, how are you?", 9);
  await screen.findByRole("listbox");

  expect(asked).toEqual(["/api/users?q=lo"]);
  expect(shown()).toEqual(["LLondo Mollari@londo", "LLorien@lorien"]);
  const first = screen.getByRole("option", { selected: true });
  expect(area.getAttribute("aria-activedescendant")).toBe(first.id);
  expect(screen.getByText("2 people. Arrow keys choose, Enter takes.")).toBeDefined();

  fireEvent.keyDown(area, { key: "ArrowDown" });
  expect(screen.getByRole("option", { selected: true }).textContent).toContain("lorien");
  fireEvent.keyDown(area, { key: "ArrowDown" });
  fireEvent.keyDown(area, { key: "ArrowUp" });
  const enter = createEvent.keyDown(area, { key: "Enter" });
  fireEvent(area, enter);
  expect(enter.defaultPrevented).toBe(true);
  expect(area.value).toBe("Hello @lorien, how are you?");
  expect(area.selectionStart).toBe("Hello @lorien".length);
  fireEvent.select(area);
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(area.hasAttribute("aria-activedescendant")).toBe(false);
});

it("takes the person who is pressed, and leaves the text its focus", async () => {
  const area = form();
  write(area, "@lo");
  const option = (await screen.findAllByRole("option"))[0] as HTMLElement;
  const press = createEvent.pointerDown(option);
  fireEvent(option, press);
  expect(press.defaultPrevented).toBe(true);
  fireEvent.click(option);
  expect(area.value).toBe("@londo ");
  expect(document.activeElement).toBe(area);
});

it("puts the list away by Escape, and by nothing else that Escape does", async () => {
  const area = form();
  const closed = vi.fn();
  document.body.addEventListener("keydown", closed);
  write(area, "@lo");
  await screen.findByRole("listbox");
  fireEvent.keyDown(area, { key: "Escape" });
  expect(screen.queryByRole("listbox")).toBeNull();
  expect(closed).not.toHaveBeenCalled();
  fireEvent.select(area);
  expect(screen.queryByRole("listbox")).toBeNull();

  // Without a list, Enter is a new line.
  const enter = createEvent.keyDown(area, { key: "Enter" });
  fireEvent(area, enter);
  expect(enter.defaultPrevented).toBe(false);
  document.body.removeEventListener("keydown", closed);
});

it("asks for nothing while there is no name, and shows nothing where the server fails", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(Response.json({ code: "rate_limited" }, { status: 429 }));
  });
  const area = form();
  for (const text of ["zoe@lo", "@", "plain", "https://e.org/~@lo"]) {
    write(area, text);
    await vi.advanceTimersByTimeAsync(1000);
  }
  expect(asked).toEqual([]);
  write(area, "@lo");
  await vi.advanceTimersByTimeAsync(1000);
  expect(asked).toHaveLength(1);
  expect(shown()).toEqual([]);
  vi.useRealTimers();
});
