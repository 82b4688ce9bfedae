// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { AskInPlace } from "./AskInPlace";
import { Chips } from "./Chips";
import { single } from "./single";

afterEach(cleanup);

const chip = (name: string) => screen.getByRole<HTMLInputElement>("radio", { name });

it("tells of a choice, and shows what is chosen", () => {
  const onChoose = vi.fn();
  const chips = (chosen: string) => (
    <Chips
      legend="Colour"
      among={["red", "teal"]}
      face={(colour) => colour.toUpperCase()}
      chosen={chosen}
      onChoose={onChoose}
    />
  );
  const { rerender } = render(chips(""));
  expect(screen.getByRole("group", { name: "Colour" })).toBeTruthy();
  expect([chip("RED").checked, chip("TEAL").checked]).toEqual([false, false]);
  fireEvent.click(chip("TEAL"));
  expect(onChoose).toHaveBeenCalledWith("teal");
  rerender(chips("teal"));
  expect(chip("TEAL").checked).toBe(true);
});

it("is a field of a form, with a choice at first", () => {
  render(
    <form aria-label="Form">
      <Chips legend="Days" among={[1, 3]} face={String} name="days" chosen={1} />
    </form>,
  );
  const form = screen.getByRole<HTMLFormElement>("form");
  expect(new FormData(form).get("days")).toBe("1");
  fireEvent.click(chip("3"));
  expect(new FormData(form).get("days")).toBe("3");
  const notPrevented = (init: object) => fireEvent.keyDown(chip("3"), init);
  expect(notPrevented({ key: "Enter" })).toBe(false);
  expect(notPrevented({ key: "Enter", ctrlKey: true })).toBe(true);
  expect(notPrevented({ key: "ArrowLeft" })).toBe(true);
});

it("asks in place of its button, and gives the keyboard back to it", () => {
  const act = vi.fn(() => Promise.resolve());
  render(
    <AskInPlace
      icon={null}
      label="Delete"
      question="Really?"
      answers={[{ label: "Yes", danger: true, act }]}
      keep="Cancel"
    />,
  );
  fireEvent.click(screen.getByRole("button", { name: "Delete" }));
  expect(screen.getByRole("group", { name: "Really?" })).toBeTruthy();
  expect(screen.queryByRole("button", { name: "Delete" })).toBeNull();
  const cancel = screen.getByRole("button", { name: "Cancel" });
  expect(document.activeElement).toBe(cancel);
  fireEvent.click(cancel);
  expect(screen.queryByRole("group")).toBeNull();
  expect(document.activeElement).toBe(screen.getByRole("button", { name: "Delete" }));
  expect(act).not.toHaveBeenCalled();
});

it("takes a double click for one, where the next of a list comes under the pointer", () => {
  const act = vi.fn();
  render(<button onClick={(event) => single(event, act)}>Withdraw</button>);
  const button = screen.getByRole("button", { name: "Withdraw" });
  fireEvent.click(button, { detail: 1 });
  fireEvent.click(button, { detail: 2 });
  expect(act).toHaveBeenCalledOnce();
  // By the keyboard.
  fireEvent.click(button, { detail: 0 });
  expect(act).toHaveBeenCalledTimes(2);
});
