// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { CountRing } from "./CountRing";
import { Page } from "./Page";
import { navigate } from "./router";

vi.stubGlobal("scrollTo", () => {});

afterEach(cleanup);

it("leads back from a page, and home from one that was opened by itself", () => {
  const back = vi.spyOn(history, "back").mockImplementation(() => {});
  history.replaceState(null, "", "/about");
  render(<Page title="About">…</Page>);

  fireEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(location.pathname).toBe("/");
  expect(back).not.toHaveBeenCalled();

  navigate("/privacy");
  fireEvent.click(screen.getByRole("button", { name: "Back" }));
  expect(back).toHaveBeenCalledTimes(1);
});

it("has no ring before the first letter, and the number of those left near the end", () => {
  const ring = (count: number) => (
    <CountRing count={count} max={280} label="counted" rest={String(280 - count)} />
  );
  const { container, rerender } = render(ring(0));
  const drawn = () => container.querySelector("svg")?.classList.contains("empty");
  expect(drawn()).toBe(true);

  rerender(ring(140));
  expect(drawn()).toBe(false);
  expect(screen.queryByText("140")).toBeNull();
  rerender(ring(270));
  expect(screen.getByText("10")).toBeTruthy();
});
