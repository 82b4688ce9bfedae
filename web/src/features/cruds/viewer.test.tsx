// @vitest-environment happy-dom
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { setViewer } from "../../api/session";
import "../../store/lists";
import { crud } from "../../testing/crud";
import Quote from "./Quote";

afterEach(cleanup);

it("draws no text for members once nobody is signed in, and asks again for who signs in", async () => {
  const one = crud({ audience: "members", message: "Among us." });
  let readable = [one];
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(readable)));
  setViewer({ uuid: "me", handle: "me", display_name: "Me" });
  render(<Quote uuid={one.uuid} />);
  await screen.findByText("Among us.");

  readable = [];
  act(() => setViewer(null));
  await act(async () => {});
  expect(screen.queryByText("Among us.")).toBeNull();

  readable = [one];
  act(() => setViewer({ uuid: "me", handle: "me", display_name: "Me" }));
  await screen.findByText("Among us.");
});
