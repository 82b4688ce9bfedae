// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { crud } from "../../testing/crud";
import { collapseFrom } from "./collapse";
import { ShareButton } from "./ShareButton";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

/** A device with these of the browser's ways to give a link on. */
function device(ways: object): void {
  vi.stubGlobal("navigator", ways);
}

function press(): void {
  render(<ShareButton crud={one} />);
  fireEvent.click(screen.getByRole("button", { name: "Share" }));
}

const one = crud({ message: "Not a word of this." });
const link = `${location.origin}/@londo/status/${one.uuid}`;

it("gives the link on by what the device has for that, and never the text", async () => {
  const share = vi.fn().mockResolvedValue(undefined);
  device({ share });
  press();
  expect(share).toHaveBeenCalledWith({ title: "A crud by Londo Mollari", url: link });
  await waitFor(() => expect(screen.getByRole("status").textContent).toBe(""));
});

it("copies the link where the device has nothing else, and says so", async () => {
  const writeText = vi.fn().mockResolvedValue(undefined);
  device({ clipboard: { writeText } });
  press();
  await screen.findByText("Link copied.");
  expect(writeText).toHaveBeenCalledWith(link);
});

it("says what to do where the browser copies nothing, as on plain http", async () => {
  device({});
  press();
  await screen.findByText(/^The browser won't copy here\./);
});

it("copies the link where the device refuses to give it on", async () => {
  const writeText = vi.fn().mockResolvedValue(undefined);
  const share = vi.fn().mockRejectedValue(new DOMException("", "NotAllowedError"));
  device({ share, clipboard: { writeText } });
  press();
  await screen.findByText("Link copied.");
  expect(writeText).toHaveBeenCalledWith(link);
});

it.each(["AbortError", "InvalidStateError"])("says nothing after %s", async (name) => {
  const share = vi.fn().mockRejectedValue(new DOMException("", name));
  device({ share });
  press();
  await waitFor(() => expect(share).toHaveBeenCalled());
  await Promise.resolve();
  expect(screen.getByRole("status").textContent).toBe("");
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
