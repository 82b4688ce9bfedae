import { expect, it, vi } from "vitest";

// What the browser has and node has not.
vi.stubGlobal("document", new EventTarget());
vi.stubGlobal("window", new EventTarget());
vi.stubGlobal("location", { href: "http://localhost/" });

const { refreshViewer, setViewer, viewerNow } = await import("./session");

it("lets no answer from before a sign-in sign its person out again", async () => {
  let give = () => {};
  vi.stubGlobal(
    "fetch",
    () =>
      new Promise<Response>((answered) => {
        give = () =>
          answered(
            Response.json({ viewer: null, server_time: new Date().toISOString() }),
          );
      }),
  );
  const asked = refreshViewer();
  await vi.waitFor(() => give());
  setViewer({ uuid: "me", handle: "me", display_name: "Me" });
  give();
  await asked;
  expect(viewerNow()?.handle).toBe("me");
});
