// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { keepPlace, navigate, startRouter } from "./router";

afterEach(() => vi.unstubAllGlobals());

function scrolledTo(place: number): void {
  vi.stubGlobal("scrollY", place);
  window.dispatchEvent(new Event("scroll"));
}

it("puts a page back to where it was left, whatever scrolls before it is drawn", async () => {
  const scrollTo = vi.fn();
  vi.stubGlobal("scrollTo", scrollTo);
  startRouter();
  scrolledTo(500);
  // Nothing has told of this one yet.
  vi.stubGlobal("scrollY", 700);
  navigate("/elsewhere");
  scrolledTo(0);

  const back = new Promise((resolve) =>
    window.addEventListener("popstate", resolve, { once: true }),
  );
  history.back();
  await back;
  // The page that was left told of this late.
  scrolledTo(0);
  keepPlace();

  expect(scrollTo).toHaveBeenLastCalledWith(0, 700);
});
