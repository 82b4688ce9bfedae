// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { changePassword } from "../identity/account";
import { Notices } from "./Notices";

const OFF = {
  replied: false,
  mentioned: false,
  liked: false,
  reposted: false,
  followed: false,
};

let kinds: typeof OFF;
let sent: string[];
let asked: number;
/** How often the page has looked for notices to take down. */
let looked = 0;
let permission: string;
let there: { key: string } | null;
let reachable: boolean;
/** The server's. */
let key: string;

/** A browser's subscription, made with a key of three bytes that is written as KEY1 is. */
const subscription = ({ key }: { key: string }) => ({
  options: { applicationServerKey: Uint8Array.from(atob(key), (c) => c.charCodeAt(0)) },
  unsubscribe: () => {
    there = null;
    return Promise.resolve(true);
  },
  toJSON: () => ({
    endpoint: `https://p.example/${key}`,
    keys: { p256dh: "p", auth: "a" },
  }),
});

beforeEach(() => {
  document.cookie = "XSRF-TOKEN=t";
  kinds = OFF;
  sent = [];
  asked = 0;
  permission = "granted";
  there = null;
  reachable = true;
  key = "KEY1";
  vi.stubGlobal("fetch", (address: string, { method = "GET", body = "" } = {}) => {
    if (method !== "GET") {
      sent.push(`${method} ${address} ${body}`.trim());
      return Promise.resolve(new Response(null, { status: 204 }));
    }
    return Promise.resolve(Response.json({ public_key: key, kinds }));
  });
  const pushManager = {
    getSubscription: () => Promise.resolve(there && subscription(there)),
    subscribe: ({ applicationServerKey: key }: { applicationServerKey: string }) => {
      if (!reachable) return Promise.reject(new Error("push service error"));
      if (there && there.key !== key) return Promise.reject(new Error("another key"));
      return Promise.resolve(subscription((there = { key })));
    },
  };
  vi.stubGlobal("PushManager", () => undefined);
  vi.stubGlobal("Notification", {
    requestPermission: () => {
      asked++;
      return Promise.resolve(permission);
    },
  });
  const registration = {
    pushManager,
    getNotifications: () => {
      looked++;
      return Promise.resolve([]);
    },
  };
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: {
      ready: Promise.resolve(registration),
      getRegistration: () => Promise.resolve(registration),
      addEventListener: () => {},
    },
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const box = (name: string) => screen.findByRole<HTMLInputElement>("checkbox", { name });

it("asks for leave at the first press, and tells the server what is wanted", async () => {
  render(<Notices />);
  expect((await box("Replies")).checked).toBe(false);
  expect(screen.getByText(/It learns that one came, when/)).toBeTruthy();
  expect(asked).toBe(0);
  fireEvent.click(await box("Replies"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(asked).toBe(1);
  expect(sent[0]).toBe(
    `PUT /api/account/push ${JSON.stringify({
      public_key: "KEY1",
      endpoint: "https://p.example/KEY1",
      p256dh: "p",
      auth: "a",
      kinds: { ...OFF, replied: true },
    })}`,
  );
  expect((await box("Replies")).checked).toBe(true);
  await waitFor(() => expect(looked).toBe(1));
  fireEvent.click(await box("Replies"));
  await waitFor(() => expect(sent).toHaveLength(2));
  expect(sent[1]).toBe("DELETE /api/account/push");
  await waitFor(() => expect(there).toBeNull());
});

it("makes another subscription where the server has another key", async () => {
  there = { key: "OLD1" };
  render(<Notices />);
  fireEvent.click(await box("Likes"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(there).toEqual({ key: "KEY1" });
});

it("subscribes by the key that the server has by then", async () => {
  render(<Notices />);
  await box("Likes");
  key = "KEY2";
  fireEvent.click(await box("Likes"));
  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toContain('"public_key":"KEY2","endpoint":"https://p.example/KEY2"');
});

it("goes on after a change of password, and begins nothing that was off", async () => {
  await changePassword("old", "new");
  expect(sent).toEqual([expect.stringMatching(/^PUT \/api\/account\/password /)]);
  there = { key: "KEY1" };
  await changePassword("old", "new");
  expect(sent).toHaveLength(2);

  kinds = { ...OFF, liked: true };
  await changePassword("old", "new");
  await waitFor(() => expect(sent).toHaveLength(4));
  expect(sent[3]).toBe(
    `PUT /api/account/push ${JSON.stringify({
      public_key: "KEY1",
      endpoint: "https://p.example/KEY1",
      p256dh: "p",
      auth: "a",
      kinds,
    })}`,
  );
});

it("says what the browser refuses, and that nothing is on", async () => {
  permission = "denied";
  render(<Notices />);
  fireEvent.click(await box("Mentions"));
  expect((await screen.findByRole("alert")).textContent).toMatch(/doesn't let us/);
  expect((await box("Mentions")).checked).toBe(false);
  permission = "granted";
  reachable = false;
  fireEvent.click(await box("Mentions"));
  await waitFor(() =>
    expect(screen.getByRole("alert").textContent).toMatch(/can't be reached/),
  );
  expect((await box("Mentions")).checked).toBe(false);
  expect(sent).toEqual([]);
});

it("shows nothing as on where the browser has lost its subscription", async () => {
  kinds = { ...OFF, replied: true };
  render(<Notices />);
  expect((await box("Replies")).checked).toBe(false);
  cleanup();
  there = { key: "KEY1" };
  render(<Notices />);
  expect((await box("Replies")).checked).toBe(true);
});

it("says so where the browser cannot", () => {
  Reflect.deleteProperty(window, "PushManager");
  render(<Notices />);
  expect(screen.getByText(/can't show notifications/)).toBeTruthy();
});
