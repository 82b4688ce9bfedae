// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from "vitest";
import { collapseFrom } from "./collapse";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it("leaves the space of a card in sight for as long as it takes to close, and no other", () => {
  vi.useFakeTimers();
  const asked = { reduced: false };
  vi.stubGlobal("matchMedia", () => ({ matches: asked.reduced }));
  const drawn = (top: number) => {
    const card = document.body.appendChild(document.createElement("article"));
    card.getBoundingClientRect = () => new DOMRect(0, top, 600, 100);
    return card;
  };
  const spaces = () => document.querySelectorAll<HTMLElement>(".ash");

  collapseFrom(drawn(-100));
  collapseFrom(drawn(window.innerHeight));
  expect(spaces()).toHaveLength(0);
  const card = drawn(50);
  collapseFrom(card);
  card.remove();
  expect(spaces()).toHaveLength(1);
  expect(spaces()[0]?.style.getPropertyValue("--height")).toBe("100px");
  vi.advanceTimersByTime(1000);
  expect(spaces()).toHaveLength(0);

  asked.reduced = true;
  collapseFrom(drawn(50));
  expect(spaces()).toHaveLength(0);
});
