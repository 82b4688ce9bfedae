// @vitest-environment happy-dom
import { expect, it, vi } from "vitest";
import { send } from "./api";

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
