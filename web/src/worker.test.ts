import { readFileSync } from "node:fs";
import { expect, it } from "vitest";

type Fetch = { request: object; respondWith: (answer: Promise<Response>) => void };

/** What the service worker answers to a share: where it leads, by the text in the fragment. */
async function share(body: BodyInit, headers: Record<string, string> = {}) {
  const listeners: Record<string, (event: Fetch) => void> = {};
  const self = {
    location: { origin: "https://cruddur.example" },
    addEventListener: (name: string, listener: (event: Fetch) => void) =>
      (listeners[name] = listener),
  };
  // The browser's own also takes an address without an origin.
  const redirect = (address: string, status: number) =>
    new Response(null, { status, headers: { Location: address } });
  const worker = readFileSync("worker.js", "utf8").replace("__ASSETS__", "[]");
  new Function("self", "caches", "Response", worker)(self, {}, { redirect });
  const address = "https://cruddur.example/share";
  let answer: Promise<Response> | undefined;
  listeners["fetch"]?.({
    request: new Request(address, { method: "POST", body, headers }),
    respondWith: (response) => (answer = response),
  });
  const response = await answer;
  expect(response?.status).toBe(303);
  const fragment = /^\/#(.*)$/.exec(response?.headers.get("Location") ?? "")?.[1];
  return new URLSearchParams(fragment).get("share");
}

const form = (parts: Record<string, string | Blob>) => {
  const data = new FormData();
  for (const [name, part] of Object.entries(parts)) data.set(name, part);
  return data;
};

it("shares each part once", async () =>
  expect(
    await share(form({ title: "Grey", text: " Grey ", url: "https://a.example" })),
  ).toBe("Grey\nhttps://a.example"));

it("takes no file for a text, and shares what is there without a title", async () => {
  expect(await share(form({ title: new Blob(["x"]), text: "Only this" }))).toBe(
    "Only this",
  );
  expect(await share(form({ text: new Blob(["<script>"]) }))).toBe("");
});

it("shares of a book its beginning, and cuts no character in two", async () => {
  const shared = await share(form({ text: "👩".repeat(3_000_000) }));
  expect(shared).toBe("👩".repeat(2000));
});

it("leads to an empty form where what is shared is no form", async () => {
  expect(await share('{"text":', { "Content-Type": "application/json" })).toBe("");
  expect(await share("--", { "Content-Type": "multipart/form-data; boundary=x" })).toBe(
    "",
  );
});

it("carries what looks like a fragment or markup as text", async () => {
  const hostile = "a&share=b#code=1\r\nSet-Cookie: x=1<img src=x onerror=alert(1)>";
  expect(await share(form({ text: hostile }))).toBe(hostile);
});
