// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { get, onRefusal, send } from "./api";

it("asks for mails in the language of the page", async () => {
  const asked: string[] = [];
  vi.stubGlobal("fetch", (path: string, { headers }: { headers: Headers }) => {
    asked.push(`${path} ${headers.get("Accept-Language") ?? ""}`);
    return Promise.resolve(Response.json({}));
  });
  document.cookie = "XSRF-TOKEN=t";
  document.documentElement.lang = "de";

  await send("post", "/api/identity/forgot", { email: "vir@example.com" });

  expect(asked).toEqual(["/api/identity/forgot de"]);
});

it("throws a refusal once there are words for it", async () => {
  vi.stubGlobal("fetch", () =>
    Promise.resolve(Response.json({ code: "not_found" }, { status: 404 })),
  );
  const order: string[] = [];
  onRefusal(() => Promise.resolve().then(() => void order.push("words")));

  await get("/api/session").catch(() => order.push("refusal"));

  expect(order).toEqual(["words", "refusal"]);
});

it("throws a refusal without words for it where they do not come", async () => {
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () =>
    Promise.resolve(Response.json({ code: "not_found" }, { status: 404 })),
  );
  onRefusal(() => new Promise(() => {}));

  const refused = get("/api/session").catch((error: unknown) => error);
  await vi.advanceTimersByTimeAsync(2000);

  expect(await refused).toMatchObject({ codes: ["not_found"] });
  vi.useRealTimers();
});
