// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { crud } from "../../testing/crud";
import { ShareButton } from "./ShareButton";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
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
