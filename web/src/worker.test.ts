import { readFileSync } from "node:fs";
import { afterEach, expect, it, vi } from "vitest";

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

type Listeners = Record<string, (event: never) => void>;

/** Runs the service worker with what a browser gives it. */
function run(more: object): Listeners {
  const listeners: Listeners = {};
  const self = {
    location: { origin: "https://cruddur.example" },
    addEventListener: (name: string, listener: (event: never) => void) =>
      (listeners[name] = listener),
    ...more,
  };
  const worker = readFileSync("worker.js", "utf8").replace("__ASSETS__", "[]");
  new Function("self", "caches", worker)(self, {});
  return listeners;
}

/** Gives it an event, and waits until all is done that it asks to wait for. */
async function give(listeners: Listeners, name: string, event: object) {
  const waits: Promise<unknown>[] = [];
  const waitUntil = (wait: Promise<unknown>) => waits.push(wait);
  listeners[name]?.({ ...event, waitUntil } as never);
  await Promise.all(waits);
}

type Shown = {
  title: string;
  tag: string;
  silent: boolean;
  data: { address: string; end: number };
  close: () => void;
};

/** A browser that shows all it is given; none of its pages is in view. */
function shelf({ endpoint = "https://p.example/1", seen = "hidden" } = {}) {
  const shown: Shown[] = [];
  /** Of all that were shown, whether each made no sound. */
  const silences: boolean[] = [];
  const registration = {
    getNotifications: () => Promise.resolve([...shown]),
    showNotification: (title: string, options: Omit<Shown, "title" | "close">) => {
      const close = () => shown.splice(shown.indexOf(notice), 1);
      const notice = { title, ...options, close };
      shown.push(notice);
      silences.push(options.silent);
      return Promise.resolve();
    },
    pushManager: { getSubscription: () => Promise.resolve({ endpoint }) },
  };
  const clients = { matchAll: () => Promise.resolve([{ visibilityState: seen }]) };
  return { shown, silences, registration, clients, navigator: { language: "en" } };
}

const message = (body: unknown) => ({ data: { json: () => body } });
const later = () => new Date(Date.now() + 3_600_000).toISOString();
const CRUD = "01990000-0000-7000-8000-0000000000a1";

it.each([
  ["en-GB", "replied", "Somebody replied to you"],
  ["de-AT", "liked", "Jemand mag deinen Crud"],
  ["fr", "followed", "Somebody follows you"],
  ["de", "constructor", "Es gibt etwas Neues für dich"],
])("tells in %s of %s by its kind alone", async (language, kind, said) => {
  const { shown, ...browser } = shelf();
  const worker = run({ ...browser, navigator: { language } });
  const told = { kind, activity_uuid: CRUD, expires_at: later() };
  await give(worker, "push", message(told));
  expect(shown).toMatchObject([
    { title: said, data: { address: `/activities/${CRUD}` }, tag: `${kind} ${CRUD}` },
  ]);
});

it("shows something for a message that it cannot read, as browsers ask for", async () => {
  const { shown, ...browser } = shelf();
  const worker = run(browser);
  await give(worker, "push", { data: null });
  expect(shown).toMatchObject([{ data: { address: "/notifications" } }]);
});

const HOUR = 3_600_000;
const replied = (left: number) =>
  message({
    kind: "replied",
    activity_uuid: CRUD,
    expires_at: new Date(Date.now() + left).toISOString(),
  });

it("takes down what has ended when it wakes", async () => {
  vi.useFakeTimers();
  const { shown, ...browser } = shelf();
  const worker = run(browser);
  await give(worker, "push", replied(HOUR));
  expect(shown).toHaveLength(1);
  vi.setSystemTime(Date.now() + HOUR);
  await give(worker, "push", message({ kind: "followed", expires_at: later() }));
  expect(shown).toMatchObject([{ title: "Somebody follows you" }]);
});

it("stays awake for an end that is near, and takes the notice down then", async () => {
  vi.useFakeTimers();
  const { shown, ...browser } = shelf();
  const worker = run(browser);
  await give(worker, "push", replied(HOUR));
  const done = give(worker, "push", replied(15_000));
  await vi.advanceTimersByTimeAsync(14_999);
  expect(shown).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(1);
  await done;
  expect(shown).toHaveLength(1);
  expect(shown[0]?.data.end).toBeGreaterThan(Date.now());
});

it.each([
  ["of a crud that has ended", "hidden", -1],
  ["while a page is in view", "visible", HOUR],
])("shows nothing %s", async (_, seen, left) => {
  const { shown, silences, ...browser } = shelf({ seen });
  await give(run(browser), "push", replied(left));
  expect(shown).toEqual([]);
  expect(silences).toEqual([]);
});

it.each([
  ["hidden", -1],
  ["visible", HOUR],
])(
  "shows Apple's service what it wants, and takes it down at once: %s, %i",
  async (seen, left) => {
    const endpoint = "https://web.push.apple.com/1";
    const { shown, silences, ...browser } = shelf({ endpoint, seen });
    await give(run(browser), "push", replied(left));
    expect(silences).toEqual([true]);
    expect(shown).toEqual([]);
  },
);

it("shows a notice where the browser says nothing of others, nor of its pages", async () => {
  const { shown, registration, ...browser } = shelf();
  const fails = () => Promise.reject(new Error("no"));
  await give(
    run({
      ...browser,
      registration: { ...registration, getNotifications: fails },
      clients: { matchAll: fails },
    }),
    "push",
    replied(HOUR),
  );
  expect(shown).toHaveLength(1);
});

it("leads to the crud in the page that has it already, or in a new one, and never elsewhere", async () => {
  const { registration } = shelf();
  const led: unknown[] = [];
  const page = (path: string, focus = () => Promise.resolve(led.push(path))) => ({
    url: `https://cruddur.example${path}`,
    focus,
    navigate: () => led.push("reloaded"),
    postMessage: (told: object) => led.push(told),
  });
  let windows: object[] = [];
  const clients = {
    matchAll: () => Promise.resolve(windows),
    openWindow: (address: string) => Promise.resolve(led.push(`new ${address}`)),
  };
  const worker = run({ registration, clients });
  const press = async (address: string, ...open: object[]) => {
    windows = open;
    led.length = 0;
    const notification = { close: () => undefined, data: { address } };
    await give(worker, "notificationclick", { notification });
    return [...led];
  };
  const address = `/activities/${CRUD}`;
  const there = `/@londo/status/${CRUD}`;
  expect(await press(address, page("/"), page(there))).toEqual([there, { address }]);
  expect(await press(address, page("/"), page("/notifications"))).toEqual([
    `new ${address}`,
  ]);
  expect(await press(address)).toEqual([`new ${address}`]);
  const stuck = page(there, () => Promise.reject(new TypeError()));
  expect(await press(address, stuck)).toEqual([`new ${address}`]);
  expect(await press("/notifications", page("/"), page("/notifications"))).toEqual([
    "/notifications",
    { address: "/notifications" },
  ]);
});

/**
 * What becomes of a browser's subscription that is to be renewed: what was sent, and whether it has
 * one at the end. As after a restart of the browser, it has no cookie until it asks for the session.
 */
async function renewed(
  answers: { kinds?: object; read?: number; put?: number },
  newSubscription?: object,
) {
  const { kinds = { replied: true }, read = 200, put = 204 } = answers;
  let cookie: { value: string } | null = null;
  let there = true;
  const sent: [string, RequestInit][] = [];
  vi.stubGlobal("fetch", (address: string, init?: RequestInit) => {
    if (address === "/api/session") cookie = { value: "t%2B" };
    if (init) {
      sent.push([address, init]);
      const { headers } = init as { headers: Record<string, string> };
      const status = headers["X-XSRF-TOKEN"] === "t+" ? put : 403;
      return Promise.resolve(new Response(null, { status }));
    }
    return Promise.resolve(Response.json({ public_key: "key", kinds }, { status: read }));
  });
  const fresh = {
    toJSON: () => ({ endpoint: "https://p.example/2", keys: { p256dh: "p", auth: "a" } }),
    unsubscribe: () => Promise.resolve(!(there = false)),
  };
  const subscribe = vi.fn(() => Promise.resolve(fresh));
  const getSubscription = () => Promise.resolve(there ? fresh : null);
  const cookieStore = {
    get: (name: string) => Promise.resolve(name === "XSRF-TOKEN" ? cookie : null),
  };
  const pushManager = { subscribe, getSubscription };
  const worker = run({ registration: { pushManager }, cookieStore });
  await give(worker, "pushsubscriptionchange", { newSubscription });
  return { sent, subscribe, there };
}

it("renews its subscription after the browser has forgotten its cookies of a session", async () => {
  const { sent, subscribe, there } = await renewed({});
  expect(there).toBe(true);
  expect(subscribe).toHaveBeenCalledWith({
    userVisibleOnly: true,
    applicationServerKey: "key",
  });
  expect(sent).toHaveLength(1);
  const [address, { headers, body }] = sent[0] ?? ["", {}];
  expect(headers).toMatchObject({ "X-XSRF-TOKEN": "t+" });
  expect(address).toBe("/api/account/push");
  expect(JSON.parse(body as string)).toEqual({
    public_key: "key",
    endpoint: "https://p.example/2",
    p256dh: "p",
    auth: "a",
    kinds: { replied: true },
  });
});

it("says by which key the browser has made the new one itself", async () => {
  const { sent } = await renewed(
    {},
    {
      options: { applicationServerKey: new Uint8Array([251, 255, 254, 1]).buffer },
      toJSON: () => ({ endpoint: "https://p.example/3", keys: {} }),
    },
  );
  const [, { body }] = sent[0] ?? ["", {}];
  expect(JSON.parse(body as string)).toMatchObject({
    public_key: "-__-AQ",
    endpoint: "https://p.example/3",
  });
});

it.each([
  ["nothing is wanted", { kinds: { replied: false } }, 0],
  ["nobody is signed in", { read: 401 }, 0],
  ["the server refuses it", { put: 422 }, 1],
])("keeps no subscription where %s", async (_, answers, times) => {
  const { sent, there } = await renewed(answers);
  expect(there).toBe(false);
  expect(sent).toHaveLength(times);
});

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
