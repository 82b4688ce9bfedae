// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { Suspense } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { words } from "../i18n/i18n";
import { later } from "./later";

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

it("says where a part of a page did not come, and begins anew on request", async () => {
  const reload = vi.spyOn(location, "reload").mockImplementation(() => {});
  const Part = later(() => Promise.reject(new TypeError("Failed to fetch")));
  render(
    <Suspense fallback={null}>
      <p>The page itself</p>
      <Part />
    </Suspense>,
  );

  expect((await screen.findByRole("alert")).textContent).toContain("can't be reached");
  expect(screen.getByText("The page itself")).toBeTruthy();
  fireEvent.click(screen.getByRole("button", { name: words.tryAgain }));
  expect(reload).toHaveBeenCalledOnce();
});

it("draws a part that came", async () => {
  const Part = later(() =>
    Promise.resolve(({ name }: { name: string }) => <p>Hello, {name}</p>),
  );
  render(
    <Suspense fallback={null}>
      <Part name="Londo" />
    </Suspense>,
  );
  expect(await screen.findByText("Hello, Londo")).toBeTruthy();
});
