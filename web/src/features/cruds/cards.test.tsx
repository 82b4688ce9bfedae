// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LEAVING, type Crud } from "../../api/cruds";
import { setViewer } from "../../api/session";
import { fuseOf, heatOf } from "../../lib/fuse";
import { crudOf, noteAuthors, upsert } from "../../store/cruds";
import { forgetIntent } from "../../store/intent";
import { forgetLists, load } from "../../store/lists";
import { Avatar } from "../../ui/Avatar";
import "./askForCrud";
import { lookOf, PATTERNS } from "../../ui/look";
import { InlineCompose } from "./Compose";
import { ComposeForm } from "./ComposeForm";
import { CrudCard } from "./CrudCard";
import { keepDraft, readDraft } from "./drafts";
import { JustLeft } from "./JustLeft";
import { LeavingSoon } from "./LeavingSoon";
import { lastTtl, offersFor, chosenOf } from "./lifetimes";
import { PostedToast } from "./PostedToast";
import { RecentlyPosted } from "./RecentlyPosted";
import { crud } from "../../testing/crud";

const HOUR = 3_600_000;

const ME = { uuid: "me", handle: "me", display_name: "Me" } as never;

beforeEach(() => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("matchMedia", () => ({
    matches: true,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  serving({});
  localStorage.clear();
  sessionStorage.clear();
  forgetIntent();
  setViewer(null);
  // The page's clock was started before there was this one; a look at the page starts it anew.
  window.dispatchEvent(new Event("focus"));
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

/** Gives each address its answer; the result is the list of requests that were sent. */
function serving(answers: Record<string, () => Response | Promise<Response>>): string[] {
  const sent: string[] = [];
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => {
    sent.push(`${init?.method ?? "GET"} ${path} ${String(init?.body ?? "")}`.trim());
    const answer = answers[`${init?.method ?? "GET"} ${path}`];
    return Promise.resolve(answer ? answer() : Response.json({}, { status: 404 }));
  });
  document.cookie = "XSRF-TOKEN=t";
  return sent;
}

it("burns by the logarithm of the time left, whatever the lifetime was", () => {
  expect(fuseOf(30 * 24 * HOUR)).toBe(1);
  expect(fuseOf(0)).toBe(0);
  expect(fuseOf(-5)).toBe(0);
  expect(fuseOf(HOUR)).toBeCloseTo(0.385, 3);
  expect(fuseOf(24 * HOUR)).toBeCloseTo(0.681, 3);
  expect([30 * 24 * HOUR, 20 * HOUR, HOUR / 2, 30_000].map(heatOf)).toEqual([
    "calm",
    "warm",
    "ember",
    "glow",
  ]);
});

it.each([
  ["Londo", "L"],
  ["  zoe", "Z"],
  ["\u00e9mile", "\u00c9"],
  ["e\u0301mile", "E\u0301"],
  ["1\ufe0f\u20e3 first", "1\ufe0f\u20e3"],
  ["\u{1f469}\u200d\u{1f467} both", "\u{1f469}\u200d\u{1f467}"],
  ["\u6771", "\u6771"],
  ["", ""],
])("shows the first character of %s whole", (name, letter) => {
  const { container } = render(<Avatar name={name} id="1" />);
  expect(container.querySelector("span")?.textContent).toBe(letter);
});

it("burns its fuse, and is gone to the eye before its end", async () => {
  // No time but that which is said here: half a second would be too much.
  vi.useFakeTimers({ shouldAdvanceTime: false });
  window.dispatchEvent(new Event("focus"));
  const soon = crud({ expires_at: new Date(Date.now() + 65_000).toISOString() });
  upsert([soon]);
  render(<CrudCard crud={soon} onCompose={() => {}} />);
  const card = screen.getByRole("article");
  expect(card.dataset.heat).toBe("ember");
  const left = () =>
    Number(
      card.querySelector<HTMLElement>(".fuse")?.style.getPropertyValue("--fuse") || NaN,
    );
  const before = left();

  await act(() => vi.advanceTimersByTimeAsync(30_000));
  expect(card.dataset.heat).toBe("glow");
  expect(left()).toBeLessThan(before);
  await act(() => vi.advanceTimersByTimeAsync(34_700));
  expect(card.dataset.heat).toBe("gone");
  expect(crudOf(soon.uuid)).toBeDefined();
});

it("is a heading by its author, and one of the next level below what it answers", () => {
  const [one, other] = [crud(), crud({ handle: "delenn", display_name: "Delenn" })];
  render(
    <>
      <CrudCard crud={one} onCompose={() => {}} />
      <CrudCard crud={other} inThread onCompose={() => {}} />
    </>,
  );

  expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Londo Mollari");
  expect(screen.getByRole("heading", { level: 3 }).textContent).toBe("Delenn");
});

it("says once and for six seconds that a crud has just left, and nothing of it", async () => {
  setViewer(ME);
  const ends = (ms: number) => new Date(Date.now() + ms).toISOString();
  const others = [crud({ expires_at: ends(2000) }), crud({ expires_at: ends(2000) })];
  const own = crud({ handle: "me", replies_count: 2, expires_at: ends(12_000) });
  const unseen = crud({ expires_at: ends(30_000) });
  upsert([...others, own, unseen]);
  render(
    <>
      {[...others, own].map((one) => (
        <CrudCard key={one.uuid} crud={one} onCompose={() => {}} />
      ))}
      <JustLeft />
    </>,
  );
  const said = () => document.querySelector(".just-left")?.textContent;

  await act(() => vi.advanceTimersByTimeAsync(2100));
  expect(said()).toBe("2 cruds just left.");
  await act(() => vi.advanceTimersByTimeAsync(6100));
  expect(said()).toBe("");
  await act(() => vi.advanceTimersByTimeAsync(4000));
  expect(said()).toBe("Your crud left on time, and the replies went with it.");
  await act(() => vi.advanceTimersByTimeAsync(20_000));
  expect(crudOf(unseen.uuid)).toBeUndefined();
  expect(said()).toBe("");
});

it("opens by a click anywhere, but not by one on what does something else", () => {
  const one = crud();
  upsert([one]);
  const replied: Crud[] = [];
  render(<CrudCard crud={one} onCompose={(to) => to === "new" || replied.push(to)} />);
  history.replaceState(null, "", "/");

  fireEvent.click(screen.getByRole("button", { name: "Reply to Londo Mollari" }));
  expect(replied).toEqual([one]);
  expect(location.pathname).toBe("/");
  // A finger beside an icon, or a second tap where one has given way to a question.
  const icons = screen.getByRole("article").querySelector(".crud-actions");
  if (icons) fireEvent.click(icons);
  expect(icons).toBeTruthy();
  expect(location.pathname).toBe("/");
  fireEvent.click(screen.getByText(one.message));
  expect(location.pathname).toBe(`/@londo/status/${one.uuid}`);
});

it("shows exact times until who tapped looks elsewhere, wherever the mouse lies", () => {
  const one = crud();
  upsert([one]);
  render(<CrudCard crud={one} onCompose={() => {}} />);
  const times = screen.getByRole("tooltip", { hidden: true });
  const left = screen.getByRole("button", { name: /^leaves / });

  fireEvent.mouseEnter(left);
  fireEvent.click(left);
  expect(document.activeElement).toBe(left);
  fireEvent.mouseLeave(left);
  expect(times.hidden).toBe(false);
  fireEvent.blur(left);
  expect(times.hidden).toBe(true);

  fireEvent.mouseEnter(left);
  expect(times.hidden).toBe(false);
  fireEvent.keyDown(left, { key: "Escape" });
  expect(times.hidden).toBe(true);
});

it("says whom a reply answers, where that is known, and not below it", () => {
  const asked = crud({ handle: "delenn" });
  const reply = crud({ reply_to_activity_uuid: asked.uuid });
  const stray = crud({ reply_to_activity_uuid: crud().uuid });
  upsert([asked, reply, stray]);
  const { rerender } = render(
    <>
      <CrudCard crud={reply} onCompose={() => {}} />
      <CrudCard crud={stray} onCompose={() => {}} />
    </>,
  );
  expect(screen.getByText("Replying to @delenn").getAttribute("href")).toBe(
    `/@delenn/status/${asked.uuid}`,
  );
  expect(screen.getByText("A reply")).toBeTruthy();
  noteAuthors([{ uuid: stray.reply_to_activity_uuid ?? "", handle: "vir" }]);
  rerender(<CrudCard crud={stray} onCompose={() => {}} />);
  expect(screen.getByText("Replying to @vir").getAttribute("href")).toBe(
    `/@vir/status/${stray.reply_to_activity_uuid}`,
  );
  rerender(<CrudCard crud={reply} inThread onCompose={() => {}} />);
  expect(screen.queryByText("Replying to @delenn")).toBeNull();
});

it("asks once for whom replies answer, where that is not known", async () => {
  const asked = crud({ handle: "lennier" });
  const gone = crud().uuid;
  const replies = [asked.uuid, asked.uuid, gone].map((uuid) =>
    crud({ reply_to_activity_uuid: uuid }),
  );
  const address = `/api/activities?ids=${asked.uuid},${gone}`;
  const sent = serving({ [`GET ${address}`]: () => Response.json([asked]) });
  upsert(replies);
  render(
    replies.map((one) => <CrudCard key={one.uuid} crud={one} onCompose={() => {}} />),
  );
  expect(await screen.findAllByText("Replying to @lennier")).toHaveLength(2);
  expect(screen.getByText("A reply")).toBeTruthy();
  expect(sent).toEqual([`GET ${address}`]);
});

it("gives each person a look of their own, the same each time", () => {
  expect(lookOf("Londo")).toEqual(lookOf("londo"));
  const looks = Array.from({ length: 600 }, (_, at) => lookOf(`person_${at}`));
  const count = (of: (look: (typeof looks)[0]) => number) => new Set(looks.map(of)).size;
  expect(count((look) => look.hue)).toBeGreaterThan(250);
  expect(count((look) => look.pattern)).toBe(PATTERNS);
  expect(count((look) => look.turn)).toBe(8);
});

it("offers a reply no more than what it answers has left, and remembers the last choice", () => {
  expect(offersFor(Infinity)).toHaveLength(7);
  expect(offersFor(20 * HOUR)).toEqual(["1-hour", "3-hours", "12-hours", "1-day"]);
  expect(offersFor(HOUR / 2)).toEqual(["1-hour"]);
  expect(offersFor(30 * 24 * HOUR)).toHaveLength(7);
  expect(chosenOf(offersFor(2 * HOUR), "7-days")).toBe("3-hours");
  expect(lastTtl()).toBe("1-day");
});

it("offers a newcomer nothing that leaves soon", () => {
  expect(offersFor(Infinity, 12 * HOUR)).toEqual([
    "12-hours",
    "1-day",
    "3-days",
    "7-days",
    "30-days",
  ]);
  expect(chosenOf(offersFor(Infinity, 12 * HOUR), "1-hour")).toBe("12-hours");
  // A reply ends with what it answers, however soon that is.
  expect(offersFor(HOUR / 2, 12 * HOUR)).toEqual(["12-hours"]);
  expect(offersFor(20 * HOUR, 12 * HOUR)).toEqual(["12-hours", "1-day"]);
});

it("is one line until somebody writes, and again once they have posted", async () => {
  const posted = crud({ handle: "me" });
  const sent = serving({ "POST /api/activities": () => Response.json(posted) });
  const got: Crud[] = [];
  render(<InlineCompose author="me" onPosted={(one) => got.push(one)} />);
  const text = screen.getByLabelText<HTMLTextAreaElement>("Say something");
  expect(screen.queryByText("Post")).toBeNull();

  fireEvent.focus(text);
  fireEvent.click(screen.getByLabelText("3 hours"));
  fireEvent.change(text, { target: { value: "Good evening." } });
  fireEvent.blur(text);
  fireEvent.click(screen.getByText("Post"));
  await vi.waitFor(() => expect(got).toEqual([posted]));

  expect(sent).toEqual([
    'POST /api/activities {"message":"Good evening.","ttl":"3-hours","audience":"everyone"}',
  ]);
  expect(screen.queryByText("Post")).toBeNull();
  expect(screen.getByLabelText<HTMLTextAreaElement>("Say something").value).toBe("");
  expect(lastTtl()).toBe("3-hours");
});

it("keeps what is written while a post is under way", async () => {
  const posted = crud({ handle: "me", message: "First." });
  let answer: (response: Response) => void = () => {};
  serving({
    "POST /api/activities": () => new Promise((done) => (answer = done)),
  });
  const got: Crud[] = [];
  render(<InlineCompose author="me" onPosted={(one) => got.push(one)} />);
  const text = () => screen.getByLabelText<HTMLTextAreaElement>("Say something");
  fireEvent.focus(text());
  fireEvent.change(text(), { target: { value: "First." } });
  fireEvent.click(screen.getByText("Post"));

  fireEvent.change(text(), { target: { value: "Second." } });
  answer(Response.json(posted));
  await vi.waitFor(() => expect(got).toEqual([posted]));

  expect(text().value).toBe("Second.");
  expect(screen.getByText("Post")).toBeTruthy();
});

it("takes back what was just posted, and gives its text back to the form", async () => {
  const posted = crud({ handle: "me", message: "Too soon?" });
  upsert([posted]);
  const path = `DELETE /api/activities/${posted.uuid}`;
  const sent = serving({ [path]: () => new Response(null, { status: 204 }) });
  render(
    <>
      <PostedToast author="me" posted={posted} onDone={() => {}} />
      <InlineCompose author="me" onPosted={() => {}} />
    </>,
  );
  expect(screen.getByText(/^Posted\. Gone (today at|on) /)).toBeTruthy();

  fireEvent.click(screen.getByText("Undo"));

  expect(await screen.findByText("Deleted. Some people may have seen it.")).toBeTruthy();
  expect(sent).toEqual([path]);
  expect(crudOf(posted.uuid)).toBeUndefined();
  expect(screen.queryByText("Undo")).toBeNull();
  fireEvent.focus(screen.getByLabelText("Say something"));
  expect(screen.getByLabelText<HTMLTextAreaElement>("Say something").value).toBe(
    "Too soon?",
  );
});

it("keeps both texts where another is being written when one is taken back", async () => {
  const posted = crud({ handle: "me", message: "Too soon?" });
  upsert([posted]);
  keepDraft("me", "new", { message: "Another one.", ttl: "1-day", key: "k" });
  serving({
    [`DELETE /api/activities/${posted.uuid}`]: () => new Response(null, { status: 204 }),
  });
  render(<PostedToast author="me" posted={posted} onDone={() => {}} />);

  fireEvent.click(screen.getByText("Undo"));

  expect(await screen.findByText("Deleted. Some people may have seen it.")).toBeTruthy();
  expect(readDraft("me", "new").message).toBe("Another one.");
  keepDraft("me", "new", { ...readDraft("me", "new"), message: "" });
  expect(readDraft("me", "new").message).toBe("Too soon?");
});

it("says for as long as it takes that a crud could not be taken back", async () => {
  const done = vi.fn();
  let refuse: (answer: Response) => void = () => {};
  const posted = crud({ handle: "me" });
  serving({
    [`DELETE /api/activities/${posted.uuid}`]: () =>
      new Promise<Response>((answer) => (refuse = answer)),
  });
  render(<PostedToast author="me" posted={posted} onDone={done} />);
  fireEvent.click(screen.getByText("Undo"));
  await act(() => vi.advanceTimersByTimeAsync(15_000));
  expect(done).not.toHaveBeenCalled();

  await act(async () => {
    refuse(Response.json({ code: "database_unavailable" }, { status: 503 }));
    await vi.advanceTimersByTimeAsync(0);
  });

  expect(screen.getByRole("status").textContent).toContain("can't do this right now");
});

it.each([
  ["until it is nine seconds old", 0, 9000],
  ["for less where the answer took long", 4000, 5000],
  ["no more where it took longer", 30_000, 0],
])(
  "says for ten seconds what was posted, and offers to take it back %s",
  async (_, age, offered) => {
    vi.useFakeTimers({ shouldAdvanceTime: false });
    const done = vi.fn();
    const posted = crud({ created_at: new Date(Date.now() - age).toISOString() });
    render(<PostedToast author="me" posted={posted} onDone={done} />);
    if (offered > 0) {
      await act(() => vi.advanceTimersByTimeAsync(offered - 500));
      expect(screen.getByText("Undo")).toBeTruthy();
      await act(() => vi.advanceTimersByTimeAsync(700));
    }
    expect(screen.queryByText("Undo")).toBeNull();
    expect(screen.getByRole("status").textContent).toContain("Posted.");
    await act(() => vi.advanceTimersByTimeAsync(10_000));
    expect(done).toHaveBeenCalledOnce();
  },
);

it("says of the next to leave how near each end is, by its own colour", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: false });
  window.dispatchEvent(new Event("focus"));
  const ends = [30_000, HOUR / 2, 20 * HOUR].map((left) => Date.now() + left);
  const leaving = ends.map((end) => crud({ expires_at: new Date(end).toISOString() }));
  serving({ "GET /api/activities/leaving": () => Response.json(leaving) });
  await act(() => load(LEAVING));
  render(<LeavingSoon />);

  const heats = () =>
    [...document.querySelectorAll<HTMLElement>(".people .left")].map(
      ({ dataset }) => dataset.heat,
    );
  expect(heats()).toEqual(["glow", "ember", "warm"]);
  await act(() => vi.advanceTimersByTimeAsync(HOUR / 2 - 30_000));
  expect(heats()).toEqual(["glow", "warm"]);
});

it("says in one sentence when a crud is gone to who only hears the lifetimes", () => {
  keepDraft("me", "new", { message: "Soon", ttl: "1-hour", key: "k" });
  render(<ComposeForm author="me" to={null} onPosted={() => {}} />);

  const lifetimes = screen.getByRole("group", { name: "Disappears after" });
  const said = document.getElementById(lifetimes.getAttribute("aria-describedby") ?? "");
  expect(said?.textContent).toMatch(/^It disappears on \w+day.* at .*\d\d.*\.$/);
});

it("lists who posted last, each once, and nobody where there is but one", () => {
  const { rerender } = render(<RecentlyPosted />);
  upsert([
    crud({ handle: "vir", display_name: "Vir" }),
    crud({ handle: "lennier", display_name: "Lennier" }),
    crud({ handle: "vir", display_name: "Vir" }),
  ]);
  rerender(<RecentlyPosted />);
  const names = screen
    .getAllByRole("link")
    .map((link) => link.getAttribute("aria-label"));
  expect(names.slice(0, 2)).toEqual(["Vir, @vir", "Lennier, @lennier"]);
  expect(new Set(names).size).toBe(names.length);
});

it("says what is wrong with a text until it is typed in, and to whoever only hears", async () => {
  const posted = crud({ handle: "me" });
  serving({ "POST /api/activities": () => Response.json(posted) });
  const got: Crud[] = [];
  render(<ComposeForm author="me" to={null} onPosted={(one) => got.push(one)} />);
  const text = screen.getByLabelText<HTMLTextAreaElement>("Say something");
  const type = (value: string) => fireEvent.change(text, { target: { value } });
  const heard = () =>
    [...document.querySelectorAll("[role=status]")]
      .map((one) => one.textContent)
      .join("");

  fireEvent.click(screen.getByText("Post"));
  expect(screen.getByRole("alert").textContent).toBe("Write something first.");
  type("x");
  expect(screen.queryByRole("alert")).toBeNull();

  type("x".repeat(281));
  expect(heard()).toContain("That is too long: 280 characters at most.");
  fireEvent.click(screen.getByText("Post"));
  expect(screen.getByRole("alert").textContent).toContain("too long");
  type("x".repeat(280));
  expect(screen.queryByRole("alert")).toBeNull();
  expect(heard()).toBe("");

  const network = globalThis.fetch;
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("offline")));
  fireEvent.click(screen.getByText("Post"));
  expect((await screen.findByRole("alert")).textContent).toContain("can't be reached");
  // Heard from when the sentence has been drawn.
  await vi.waitFor(() => {
    fireEvent(window, new Event("online"));
    expect(screen.queryByRole("alert")).toBeNull();
  });
  vi.stubGlobal("fetch", network);
  fireEvent.click(screen.getByText("Post"));
  await vi.waitFor(() => expect(got).toEqual([posted]));
});

it("reads who posted recently where the page itself knows of nobody, once", async () => {
  // By then all that other tests have left is gone.
  vi.setSystemTime(Date.now() + 40 * 24 * HOUR);
  window.dispatchEvent(new Event("focus"));
  forgetLists();
  const two = [crud(), crud({ handle: "delenn", display_name: "Delenn" })];
  const sent = serving({ "GET /api/activities/home": () => Response.json(two) });
  const { rerender } = render(<RecentlyPosted />);

  expect(await screen.findByRole("link", { name: "Delenn, @delenn" })).toBeTruthy();
  rerender(<RecentlyPosted />);
  expect(sent).toEqual(["GET /api/activities/home"]);
});

it("has a sensitive text nowhere on the page until it is asked for, and again after", () => {
  const one = crud({ message: "The plot.", sensitive: true, replies_count: 0 });
  upsert([one]);
  render(<CrudCard crud={one} onCompose={() => {}} />);
  const said = () => {
    const [text] = (screen.getByRole("article").getAttribute("aria-describedby") ?? "")
      .split(" ")
      .map((id) => document.getElementById(id)?.textContent);
    return text;
  };
  expect(document.body.textContent).not.toContain("The plot.");
  expect(said()).toBe("This might not be for everybody.");

  fireEvent.click(screen.getByRole("button", { name: "Show text", expanded: false }));
  expect(said()).toBe("The plot.");
  fireEvent.click(screen.getByRole("button", { name: "Hide text", expanded: true }));
  expect(document.body.textContent).not.toContain("The plot.");

  cleanup();
  render(<ComposeForm author="me" to={one} onPosted={() => {}} />);
  expect(document.body.textContent).not.toContain("The plot.");
});

it("leads from a name in a text to the page of the person who has it", () => {
  const mentions = [{ uuid: "1", written: "vir", handle: "cotto" }];
  const one = crud({ message: "Well, @Vir and @nobody?", mentions });
  render(<CrudCard crud={one} onCompose={() => {}} />);
  const link = screen.getByRole("link", { name: "@Vir" });
  expect(link.getAttribute("href")).toBe("/@cotto");
  expect(screen.queryByRole("link", { name: "@nobody" })).toBeNull();
});

it("posts a text as sensitive where that is switched on, and keeps it so in the draft", async () => {
  setViewer(ME);
  const sent = serving({ "POST /api/activities": () => Response.json(crud()) });
  keepDraft("me", "new", { message: "The plot.", ttl: "1-day", key: "k" });
  render(<ComposeForm author="me" to={null} onPosted={() => {}} />);
  fireEvent.click(screen.getByRole("switch"));
  expect(readDraft("me", "new").sensitive).toBe(true);
  fireEvent.click(screen.getByRole("button", { name: "Post" }));
  await act(() => vi.advanceTimersByTimeAsync(100));
  expect(sent.join()).toContain('"sensitive":true');
});
