// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";

/** The pages as just loaded. */
const load = async () => {
  const { onRefusal } = await import("../api/api");
  onRefusal((await import("../i18n/i18n")).loadRefusals);
  return {
    ...(await import("./App")),
    ...(await import("../lib/clock")),
    ...(await import("../ui/router")),
    ...(await import("../api/session")),
  };
};

const LONDO = {
  uuid: "01990000-0000-7000-8000-000000000001",
  handle: "londo",
  display_name: "Londo Mollari",
};
const DAYS_AHEAD = 3 * 86_400_000;

/** What each address answers; what is not here never does. */
let answers: Record<string, () => Response | Promise<Response>>;
const asked: string[] = [];
const timesAsked = (path: string) => asked.filter((one) => one === path).length;

const refused = (status: number, code: string, retryAfter = "") =>
  Response.json(
    { code },
    { status, headers: retryAfter ? { "Retry-After": retryAfter } : {} },
  );

const session = (viewer: typeof LONDO | null) =>
  Response.json({
    viewer,
    server_time: new Date(Date.now() + DAYS_AHEAD).toISOString(),
    identity: "embedded",
  });

beforeEach(() => {
  vi.resetModules();
  vi.useFakeTimers({ shouldAdvanceTime: true });
  asked.length = 0;
  answers = { "/api/activities/home": () => Response.json([]) };
  vi.stubGlobal("fetch", (path: string) => {
    asked.push(path);
    return Promise.resolve(answers[path]?.() ?? new Promise(() => {}));
  });
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("Notification", { permission: "default" });
});

afterEach(() => {
  cleanup();
  Reflect.deleteProperty(navigator, "serviceWorker");
  vi.restoreAllMocks();
  vi.useRealTimers();
});

it.each([
  ["refused for a while", () => refused(429, "too_many_requests", "7"), /a lot at once/],
  ["away", () => refused(503, "database_unavailable"), /can't do this right now/],
  ["not reached", () => Promise.reject(new TypeError("reset")), /can't be reached/],
])("nobody is taken for a stranger while the session is %s", async (_, fail, said) => {
  const { App, navigate, serverNow } = await load();
  answers["/api/session"] = fail;
  navigate("/account");
  // Of the stopped clock, which goes on while a slow machine draws.
  const began = Date.now();

  render(<App />);

  expect((await screen.findByRole("alert")).textContent).toMatch(said);
  const why = said.test("can't be reached") ? /aren't kept on this/ : /you're signed in/;
  expect(screen.getByText(why)).toBeTruthy();
  expect(screen.queryByText("Sign in to see this page.")).toBeNull();
  expect(screen.queryByText("Join the party!")).toBeNull();
  expect(screen.queryByText("Sign in")).toBeNull();

  // Not sooner than it was asked for, and then by itself.
  const patience = said.test("a lot at once") ? 6900 : 900;
  const left = patience - 500 - (Date.now() - began);
  if (left > 0) {
    await act(() => vi.advanceTimersByTimeAsync(left));
    expect(timesAsked("/api/session")).toBe(1);
  }
  answers["/api/session"] = () => session(LONDO);
  await act(() => vi.advanceTimersByTimeAsync(6000));

  expect(await screen.findByRole("heading", { name: "Account" })).toBeTruthy();
  expect(screen.queryByRole("alert")).toBeNull();
  expect(screen.getByRole("button", { name: "Account menu" })).toBeTruthy();
  expect(Math.abs(serverNow() - Date.now() - DAYS_AHEAD)).toBeLessThan(60_000);
});

it("asks less and less often while there is no answer, and goes on knowing what it knew", async () => {
  const { App, navigate, refreshViewer, setViewer } = await load();
  setViewer(LONDO);
  answers["/api/session"] = () => refused(503, "database_unavailable");
  navigate("/");

  render(<App />);
  await act(() => vi.advanceTimersByTimeAsync(20_000));

  // After 1, 2, 4 and 8 seconds, or up to half as long again.
  expect(timesAsked("/api/session")).toBeGreaterThanOrEqual(4);
  expect(timesAsked("/api/session")).toBeLessThanOrEqual(5);
  expect(screen.getByRole("button", { name: "Account menu" })).toBeTruthy();
  answers["/api/session"] = () => session(null);
  await act(() => refreshViewer());
  expect(screen.getByText("Join the party!")).toBeTruthy();
});

it.each([
  ["/", true],
  ["/sign-in", false],
  ["/forgot", false],
])(
  "%s says what this is to who is signed out, and invites: %s",
  async (path, invites) => {
    const { App, navigate } = await load();
    answers["/api/session"] = () => session(null);
    navigate(path);
    render(<App />);

    await vi.waitFor(() => expect(document.querySelector(".join-bar")).toBeTruthy());
    const bar = document.querySelector(".join-bar");
    expect(bar?.textContent).toContain("Posts here vanish. You choose when.");
    expect(bar?.querySelector("a")?.pathname).toBe(invites ? "/sign-up" : undefined);
  },
);

it("shows prose without knowing who reads it", async () => {
  const { App, navigate } = await load();
  answers["/api/session"] = () => refused(503, "database_unavailable");
  navigate("/about");

  render(<App />);

  expect(await screen.findByRole("heading", { name: "About Cruddur" })).toBeTruthy();
  expect(screen.queryByText("Join the party!")).toBeNull();
});

it.each(["/sign-in", "/sign-up"])("%s leads home who is signed in", async (path) => {
  const { App, navigate } = await load();
  answers["/api/session"] = () => session(LONDO);
  navigate(path);

  render(<App />);

  expect(await screen.findByRole("heading", { name: "Home" })).toBeTruthy();
  expect(location.pathname).toBe("/");
});

it("takes a new name to the cruds that are drawn", async () => {
  const { App, navigate, setViewer } = await load();
  const crud = {
    uuid: "01990000-0000-7000-8000-000000000002",
    display_name: "Londo Mollari",
    handle: "londo",
    message: "Good evening.",
    replies_count: 0,
    reposts_count: 0,
    likes_count: 0,
    user_uuid: "01990000-0000-7000-8000-00000000000a",
    audience: "everyone",
    mentions: [],
    sensitive: false,
    reply_to_activity_uuid: null,
    created_at: new Date().toISOString(),
    expires_at: new Date(Date.now() + 10 * DAYS_AHEAD).toISOString(),
  };
  answers["/api/session"] = () => session(LONDO);
  answers["/api/activities/home"] = () => Response.json([crud]);
  setViewer(LONDO);
  navigate("/");
  render(<App />);
  expect(await screen.findByRole("link", { name: "Londo Mollari" })).toBeTruthy();

  act(() => setViewer({ ...LONDO, display_name: "Emperor Mollari" }));

  expect(screen.getByRole("link", { name: "Emperor Mollari" })).toBeTruthy();
  expect(screen.queryByRole("link", { name: "Londo Mollari" })).toBeNull();
});

const CRUD = {
  uuid: "01990000-0000-7000-8000-000000000003",
  display_name: "Delenn",
  handle: "delenn",
  message: "Does anybody know a bakery?",
  replies_count: 0,
  reposts_count: 0,
  likes_count: 0,
  user_uuid: "01990000-0000-7000-8000-00000000000a",
  audience: "everyone",
  mentions: [],
  sensitive: false,
  reply_to_activity_uuid: null,
  created_at: new Date().toISOString(),
  expires_at: new Date(Date.now() + 10 * DAYS_AHEAD).toISOString(),
};

it("leads who wanted to reply back to just that once they have joined", async () => {
  const { App, navigate, setViewer } = await load();
  const page = `/@delenn/status/${CRUD.uuid}`;
  answers["/api/session"] = () => session(null);
  answers["/api/activities/home"] = () => Response.json([CRUD]);
  answers[`/api/activities/${CRUD.uuid}`] = () => Response.json(CRUD);
  answers[`/api/activities${page}`] = () =>
    Response.json({ activity: CRUD, replies: [] });
  navigate("/");
  render(<App />);

  fireEvent.click(await screen.findByRole("button", { name: "Reply to Delenn" }));
  expect(await screen.findByText("Join to reply to Delenn.")).toBeTruthy();
  expect(location.pathname).toBe("/sign-up");
  navigate("/sign-in");
  expect(await screen.findByText("Join to reply to Delenn.")).toBeTruthy();
  answers["/api/session"] = () => session(LONDO);
  act(() => setViewer(LONDO));

  expect(await screen.findByRole("heading", { name: "Reply to Delenn" })).toBeTruthy();
  expect(location.pathname).toBe(page);
});

it("says at once to whoever signs in that they are suspended", async () => {
  const { App, navigate } = await load();
  answers["/api/session"] = () => session(null);
  answers["/api/identity/sign-in"] = () => Response.json(LONDO);
  document.cookie = "XSRF-TOKEN=t";
  navigate("/sign-in");
  render(<App />);
  const type = (label: string, text: string) =>
    fireEvent.input(screen.getByLabelText(label), { target: { value: text } });
  await screen.findByLabelText("Password");
  type("Email or handle", "londo");
  type("Password", "correct horse");
  const sanctions = [{ kind: "suspend", rule: null, expires_at: null }];
  answers["/api/session"] = async () =>
    Response.json({ ...(await session(LONDO).json()), sanctions });

  fireEvent.submit(screen.getByLabelText<HTMLInputElement>("Password").form as Element);

  expect(await screen.findByText(/Your account is suspended/)).toBeTruthy();
});

it("leaves a reply's form open when the answer to a post of the page's own form comes", async () => {
  const { App, navigate } = await load();
  let answer: (response: Response) => void = () => {};
  answers["/api/session"] = () => session(LONDO);
  answers["/api/activities/home"] = () => Response.json([CRUD]);
  answers["/api/activities"] = () => new Promise<Response>((done) => (answer = done));
  document.cookie = "XSRF-TOKEN=t";
  navigate("/");
  render(<App />);
  const text = await screen.findByLabelText<HTMLTextAreaElement>("Say something");
  fireEvent.focus(text);
  fireEvent.change(text, { target: { value: "First." } });
  fireEvent.submit(text.form as HTMLFormElement);
  fireEvent.click(screen.getByRole("button", { name: "Reply to Delenn" }));
  expect(await screen.findByRole("heading", { name: "Reply to Delenn" })).toBeTruthy();

  await act(async () =>
    answer(Response.json({ ...CRUD, uuid: "01990000-0000-7000-8000-0000000000ff" })),
  );

  expect(await screen.findByText(/^Posted\. Gone/)).toBeTruthy();
  expect(screen.getByRole("heading", { name: "Reply to Delenn" })).toBeTruthy();
});

it("leads to sign in once for what another app has shared, and has it in the form then", async () => {
  const { App, navigate, setViewer } = await load();
  const { takeShared } = await import("../store/intent");
  answers["/api/session"] = () => session(null);
  history.replaceState(null, "", "/#share=Shared%20%26%20kept");
  takeShared();
  expect(location.hash).toBe("");
  render(<App />);

  await vi.waitFor(() => expect(location.pathname).toBe("/sign-in"));
  act(() => navigate("/"));
  expect(await screen.findByRole("heading", { name: "Home" })).toBeTruthy();
  expect(location.pathname).toBe("/");

  act(() => navigate("/sign-in"));
  answers["/api/session"] = () => session(LONDO);
  act(() => setViewer(LONDO));
  expect(await screen.findByDisplayValue("Shared & kept")).toBeTruthy();
});

it("shows what a reply answers above it, and keeps the reply in its place", async () => {
  const { App, navigate } = await load();
  const first = { ...CRUD, uuid: "01990000-0000-7000-8000-00000000000a" };
  const second = {
    ...CRUD,
    uuid: "01990000-0000-7000-8000-00000000000b",
    message: "Try the one by the gate.",
    reply_to_activity_uuid: first.uuid,
  };
  const third = {
    ...CRUD,
    uuid: "01990000-0000-7000-8000-00000000000c",
    message: "It opens at seven.",
    reply_to_activity_uuid: second.uuid,
  };
  const scrolled = vi.fn();
  vi.stubGlobal("scrollBy", scrolled);
  answers["/api/session"] = () => session(null);
  answers[`/api/activities/${third.uuid}`] = () => Response.json(third);
  answers[`/api/activities/@delenn/status/${third.uuid}`] = () =>
    Response.json({ activity: third, ancestors: [first, second], replies: [] });
  navigate(`/@delenn/status/${third.uuid}`);

  render(<App />);

  const above = await screen.findByRole("region", { name: "What this replies to" });
  const cards = [...document.querySelectorAll<HTMLElement>("article[data-uuid]")];
  expect(cards.map((card) => card.dataset.uuid)).toEqual([
    first.uuid,
    second.uuid,
    third.uuid,
  ]);
  expect(above.contains(cards[1] ?? null)).toBe(true);
  expect(above.contains(cards[2] ?? null)).toBe(false);
  expect(scrolled).toHaveBeenCalledTimes(1);
});

it.each([
  ["/about", "About Cruddur", "/about"],
  ["/sign-in", "Sign in", "/"],
])("leads who wanted to write on %s back to the form", async (from, heading, back) => {
  const { App, navigate, setViewer } = await load();
  answers["/api/session"] = () => session(null);
  navigate(from);
  render(<App />);
  await screen.findByRole("heading", { name: heading });

  fireEvent.click(screen.getByRole("button", { name: "New crud" }));
  expect(await screen.findByText("Join to post your crud.")).toBeTruthy();
  answers["/api/session"] = () => session(LONDO);
  act(() => setViewer(LONDO));

  await vi.waitFor(() => expect(location.pathname).toBe(back));
  expect(await screen.findByRole("textbox", { name: "Say something" })).toBeTruthy();
});

/** Home, which could not be read; gives what says so. */
async function awayAtHome() {
  const { App, navigate, setViewer } = await load();
  answers["/api/session"] = () => session(LONDO);
  answers["/api/activities/home"] = () => Promise.reject(new TypeError("away"));
  setViewer(LONDO);
  navigate("/");
  render(<App />);
  return screen.findByRole("alert");
}

it("tries again what could not be read, and goes on at the heading", async () => {
  expect((await awayAtHome()).textContent).toMatch(/can't be reached/);
  answers["/api/activities/home"] = () => Response.json([CRUD]);

  fireEvent.click(screen.getByRole("button", { name: "Try again" }));

  expect(await screen.findByText(CRUD.message)).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByRole("heading", { name: "Home" }));
  expect(screen.queryByRole("alert")).toBeNull();
});

it("tries again once at a time, however often that is pressed", async () => {
  await awayAtHome();
  const answer: ((_: Response) => void)[] = [];
  answers["/api/activities/home"] = () =>
    new Promise<Response>((done) => answer.push(done));
  const button = screen.getByRole("button", { name: "Try again" });
  fireEvent.click(button);
  await vi.waitFor(() => expect(answer).toHaveLength(1));

  fireEvent.click(button);
  await new Promise((later) => setTimeout(later, 50));
  answer[0]?.(Response.json([CRUD]));

  expect(await screen.findByText(CRUD.message)).toBeTruthy();
  expect(answer).toHaveLength(1);
});

it("looks light or dark as chosen, or like the device", async () => {
  const { App, navigate } = await load();
  answers["/api/session"] = () => session(null);
  navigate("/");
  render(<App />);
  fireEvent.click(await screen.findByRole("button", { name: "More" }));
  const { dataset } = document.documentElement;
  const choose = async (name: string) =>
    fireEvent.click(await screen.findByRole("radio", { name }));

  await choose("Dark");
  expect(dataset.theme).toBe("dark");
  delete dataset.theme;
  (await import("../ui/theme")).applyTheme();
  expect(dataset.theme).toBe("dark");
  await choose("Automatic");
  expect(dataset.theme).toBeUndefined();
});

/** A browser that shows one notice, and whose maker takes its time; what it and the page do, in order. */
function toldBrowser(end: number): string[] {
  const done: string[] = [];
  const unsubscribe = () =>
    new Promise<void>((given) => setTimeout(given, 200)).then(() => done.push("ended"));
  const registration = {
    getNotifications: () =>
      Promise.resolve([{ data: { end }, close: () => done.push("closed") }]),
    pushManager: { getSubscription: () => Promise.resolve({ unsubscribe }) },
  };
  Object.defineProperty(navigator, "serviceWorker", {
    configurable: true,
    value: {
      getRegistration: () => Promise.resolve(registration),
      addEventListener: () => {},
    },
  });
  vi.spyOn(location, "assign").mockImplementation(() => void done.push("led away"));
  return done;
}

it("leads to the issuer's sign-out once this browser shows nothing of who was here", async () => {
  const { App, navigate } = await load();
  const done = toldBrowser(NaN);
  const theirs = {
    viewer: LONDO,
    server_time: new Date().toISOString(),
    identity: "oidc",
  };
  answers["/api/session"] = () => Response.json(theirs);
  answers["/api/identity/sign-out"] = () => new Response(null, { status: 204 });
  document.cookie = "XSRF-TOKEN=t";
  navigate("/");
  render(<App />);
  fireEvent.click(await screen.findByRole("button", { name: "Account menu" }));
  expect(done).toEqual([]);
  fireEvent.click(screen.getByRole("button", { name: "Sign out" }));

  await vi.waitFor(() => expect(done).toContain("led away"));
  expect(done.indexOf("closed")).toBe(0);
  expect(done.indexOf("ended")).toBeGreaterThan(0);
  expect(done.indexOf("led away")).toBeGreaterThan(done.indexOf("ended"));
});

it("takes down notices of what has ended while somebody is here", async () => {
  const { App, navigate } = await load();
  const done = toldBrowser(1);
  vi.stubGlobal("Notification", { permission: "granted" });
  answers["/api/session"] = () => session(LONDO);
  navigate("/");
  render(<App />);
  await vi.waitFor(() => expect(done).toContain("closed"));
  expect(done).not.toContain("ended");
});

it("takes what was asked for before its scripts were there, and asks anew where that failed", async () => {
  const { App, navigate, serverNow } = await load();
  const early = (answer: Promise<Response>) => {
    answer.catch(() => {});
    return { answer, sentAt: Date.now() - 3000, receivedAt: Date.now() - 2000 };
  };
  window.early = {
    "/api/session": early(Promise.resolve(session(LONDO))),
    "/api/activities/home": early(Promise.reject(new TypeError("reset"))),
  };
  answers["/api/activities/home"] = () => Response.json([CRUD]);
  navigate("/");

  render(<App />);

  expect(await screen.findByText(CRUD.message)).toBeTruthy();
  expect(screen.getByRole("button", { name: "Account menu" })).toBeTruthy();
  expect(timesAsked("/api/session")).toBe(0);
  expect(timesAsked("/api/activities/home")).toBe(1);
  // By when it was answered, two seconds and a half ago on the average.
  expect(serverNow() - Date.now() - DAYS_AHEAD).toBeGreaterThan(2000);
});

it("takes the list that was asked for early also where who is signed in is known before anything is drawn", async () => {
  const { App, firstViewer, navigate } = await load();
  const early = (answer: Response) => ({
    answer: Promise.resolve(answer),
    sentAt: Date.now() - 3000,
    receivedAt: Date.now() - 2000,
  });
  window.early = {
    "/api/session": early(session(LONDO)),
    "/api/activities/home": early(Response.json([CRUD])),
  };
  navigate("/");
  await firstViewer();

  render(<App />);

  expect(await screen.findByText(CRUD.message)).toBeTruthy();
  expect(timesAsked("/api/activities/home")).toBe(0);
});
