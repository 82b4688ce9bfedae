// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { Crud } from "../../api/cruds";
import { setViewer } from "../../api/session";
import { crud as anyCrud } from "../../testing/crud";

const HOME = "/api/activities/home";
const FOLLOWING = "/api/activities/following";
const LEAVING = "/api/activities/leaving";
const minutes = (count: number) => new Date(Date.now() + count * 60_000).toISOString();
const crud = (more: Partial<Crud> = {}) => anyCrud({ expires_at: minutes(600), ...more });

type Answered = Crud[] | { body: Crud[]; next: string };
type Pages = Record<string, Answered | Promise<Answered>>;

/** A page whose answer is under way until the test gives it. */
function slowPage() {
  let answer: (page: Answered) => void = () => {};
  let fail: (error: Error) => void = () => {};
  const page = new Promise<Answered>((done, failed) => {
    answer = done;
    fail = failed;
  });
  return { page, answer, fail };
}

/** The page as it is after a reload: what it knows is what the browser has kept. */
async function visit(pages: Pages) {
  cleanup();
  vi.resetModules();
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    asked.push(address);
    const page = structuredClone((await pages[address]) ?? []);
    if (Array.isArray(page)) return Response.json(page);
    const headers = { Link: `<${page.next}>; rel="next"` };
    return Response.json(page.body, { headers });
  });
  const { HomePage } = await import("./HomePage");
  const { load, prepend } = await import("../../store/lists");
  const { applyEvent } = await import("../../store/applyEvent");
  const session = await import("../../api/session");
  session.setViewer(null);
  render(<HomePage author="" onCompose={() => {}} onPosted={() => {}} />);
  const tell = (one: Crud) =>
    applyEvent({ id: "1-1", name: "created", data: JSON.stringify(one) });
  const signIn = () =>
    session.setViewer({ uuid: "me", handle: "me", display_name: "Me" });
  return { asked, prepend, tell, signIn, again: () => load(HOME) };
}

const drawn = () =>
  [...document.querySelectorAll(".message, .here")].map((one) => one.textContent);

beforeEach(() => {
  vi.stubGlobal("scrollTo", () => {});
  vi.stubGlobal("matchMedia", () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }));
  vi.stubGlobal("IntersectionObserver", NearEnd);
  vi.stubGlobal("requestAnimationFrame", (drawn: FrameRequestCallback) =>
    setTimeout(drawn),
  );
  vi.stubGlobal("cancelAnimationFrame", clearTimeout);
  localStorage.clear();
  setViewer(null);
});

afterEach(cleanup);

/** The reader is always near the end. */
class NearEnd {
  constructor(private readonly seen: (entries: { isIntersecting: boolean }[]) => void) {}
  observe() {
    this.seen([{ isIntersecting: true }]);
  }
  disconnect() {}
}

it("draws a line where the reader was, between what is new and what is not", async () => {
  const [one, two] = [crud(), crud()];
  await visit({ [HOME]: [two, one] });
  await screen.findByText(two.message);
  expect(drawn()).toEqual([two.message, one.message]);

  const three = crud();
  const { tell } = await visit({ [HOME]: [three, two, one] });
  await screen.findByText(three.message);
  expect(drawn()).toEqual([three.message, "You were here", two.message, one.message]);

  // What is announced and then drawn is new as well.
  const four = crud();
  tell(four);
  fireEvent.click(await screen.findByText("1 new crud"));
  await screen.findByText(four.message);
  expect(drawn().slice(0, 3)).toEqual([four.message, "You were here", three.message]);

  await visit({ [HOME]: [four, three] });
  await screen.findByText(four.message);
  expect(drawn()).toEqual([four.message, three.message]);
});

it("says at its end how many there are and when the next one leaves, and asks nobody", async () => {
  const cruds = [crud(), crud({ expires_at: minutes(4) }), crud()].reverse();
  const { asked, tell } = await visit({ [HOME]: cruds });
  expect(
    await screen.findByText(
      "That's everything alive right now: 3 cruds. The next one leaves in 4 minutes.",
    ),
  ).toBeTruthy();
  expect(asked).toEqual([HOME]);
  // One that waits to be drawn is alive, too.
  tell(crud());
  expect(await screen.findByText(/right now: 4 cruds\./)).toBeTruthy();
});

it("is empty where nothing is alive", async () => {
  await visit({ [HOME]: [] });
  expect(await screen.findByText(/^Nothing here right now\./)).toBeTruthy();
  expect(screen.queryByText(/right now: /)).toBeNull();
});

it("has no end while there are more", async () => {
  const more = `${HOME}?max_id=x`;
  const last = crud();
  const first = crud();
  await visit({ [HOME]: { body: [first], next: more }, [more]: [last] });
  expect(await screen.findByText(/right now: 2 cruds\./)).toBeTruthy();
});

it("draws the next page also where the list is read anew while that is under way", async () => {
  const [last, first] = [crud(), crud()];
  const more = `${HOME}?max_id=x`;
  const slow = slowPage();
  const { again, asked } = await visit({
    [HOME]: { body: [first], next: more },
    [more]: slow.page,
  });
  await waitFor(() => expect(asked).toEqual([HOME, more]));

  await act(again);
  slow.answer([last]);

  expect(await screen.findByText(last.message)).toBeTruthy();
  expect(asked).toEqual([HOME, more, HOME, more]);
});

it("asks for more again once the list has begun anew while more was under way", async () => {
  const [oldest, middle, newest] = [crud(), crud(), crud()];
  const [more, later] = [`${HOME}?max_id=x`, `${HOME}?max_id=y`];
  const slow = slowPage();
  const pages: Pages = {
    [HOME]: { body: [middle], next: more },
    [more]: slow.page,
    [later]: [middle, oldest],
  };
  const { again, asked } = await visit(pages);
  await waitFor(() => expect(asked).toEqual([HOME, more]));

  // So much has come that the two no longer meet.
  pages[HOME] = { body: [newest], next: later };
  await act(again);
  slow.answer([oldest]);

  expect(await screen.findByText(oldest.message)).toBeTruthy();
  expect(drawn()).toEqual([newest.message, middle.message, oldest.message]);
  expect(asked).toEqual([HOME, more, HOME, later]);
});

it("draws the next page once the list can be read again that failed while that page was under way", async () => {
  const [last, first] = [crud(), crud()];
  const more = `${HOME}?max_id=x`;
  const pages: Pages = { [HOME]: { body: [first], next: more }, [more]: slowPage().page };
  const { again, asked } = await visit(pages);
  await waitFor(() => expect(asked).toEqual([HOME, more]));

  const whole = pages[HOME] as Answered;
  pages[HOME] = Promise.reject(new TypeError("lost"));
  await act(again);
  pages[HOME] = whole;
  pages[more] = [last];
  fireEvent.click(await screen.findByRole("button", { name: "Try again" }));

  expect(await screen.findByText(last.message)).toBeTruthy();
});

it("draws nothing of a page that was under way when its author was hidden", async () => {
  const [hidden, first] = [crud(), crud()];
  const more = `${HOME}?max_id=x`;
  const slow = slowPage();
  const pages: Pages = { [HOME]: { body: [first], next: more }, [more]: slow.page };
  const { again, asked } = await visit(pages);
  await waitFor(() => expect(asked).toEqual([HOME, more]));

  pages[more] = [];
  await act(again);
  await waitFor(() => expect(asked).toEqual([HOME, more, HOME, more]));
  slow.answer([hidden]);
  await act(() => new Promise((later) => setTimeout(later, 50)));

  expect(drawn()).toEqual([first.message]);
});

it("draws nothing of a page that was under way for another viewer", async () => {
  const [theirs, first, mine] = [crud(), crud(), crud()];
  const more = `${HOME}?max_id=x`;
  const slow = slowPage();
  const pages: Pages = { [HOME]: { body: [first], next: more }, [more]: slow.page };
  const { asked, signIn } = await visit(pages);
  await waitFor(() => expect(asked).toEqual([HOME, more]));

  pages[HOME] = { body: [mine, first], next: more };
  pages[more] = [];
  act(signIn);
  await screen.findByText(mine.message);
  slow.answer([theirs]);
  await act(() => new Promise((later) => setTimeout(later, 50)));

  expect(drawn()).toEqual([mine.message, first.message]);
});

it("can be asked for more again where that failed while the list was read anew", async () => {
  const more = `${HOME}?max_id=x`;
  const slow = slowPage();
  const [last, first] = [crud(), crud()];
  const pages: Pages = {
    [HOME]: { body: [first], next: more },
    [more]: slow.page,
  };
  const { again, asked } = await visit(pages);
  await waitFor(() => expect(asked).toEqual([HOME, more]));

  await act(again);
  slow.fail(new TypeError("lost"));
  const button = await screen.findByRole("button", { name: "Try again" });
  pages[more] = [last];
  fireEvent.click(button);

  expect(await screen.findByText(last.message)).toBeTruthy();
});

it("goes on where the browser tells of being far from the end and near it at once", async () => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(private seen: (moments: { isIntersecting: boolean }[]) => void) {}
      observe() {
        queueMicrotask(() =>
          this.seen([{ isIntersecting: false }, { isIntersecting: true }]),
        );
      }
      disconnect() {}
    },
  );
  const more = `${HOME}?max_id=x`;
  const [last, ...first] = Array.from({ length: 12 }, () => crud());
  await visit({ [HOME]: { body: first.reverse(), next: more }, [more]: [last as Crud] });

  expect(await screen.findByText(last?.message ?? "")).toBeTruthy();
  expect(screen.getAllByRole("article")).toHaveLength(12);
});

it("draws a long list as its reader comes near its end, and asks for more only behind all of it", async () => {
  let near = () => {};
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(seen: (entries: { isIntersecting: boolean }[]) => void) {
        near = () => seen([{ isIntersecting: true }]);
      }
      observe() {}
      disconnect() {}
    },
  );
  const more = `${HOME}?max_id=x`;
  const cruds = Array.from({ length: 50 }, () => crud()).reverse();
  const last = crud();
  const { asked } = await visit({
    [HOME]: { body: cruds, next: more },
    [more]: [last],
  });
  await screen.findByText(cruds[0]?.message ?? "");
  const cards = () => screen.getAllByRole("article").length;
  expect(cards()).toBeLessThan(10);
  expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();

  for (let before = cards(); before < 50; before = cards()) {
    expect(asked).toEqual([HOME]);
    const drawnSoFar = before;
    act(near);
    await waitFor(() => expect(cards()).toBeGreaterThan(drawnSoFar));
    expect(cards()).toBeLessThan(drawnSoFar + 10);
  }
  act(near);
  expect(await screen.findByText(last.message)).toBeTruthy();
  expect(asked).toEqual([HOME, more]);
});

it("leaves cards as they are when the list is read again and says the same", async () => {
  const [one, two] = [crud(), crud()];
  const { again } = await visit({ [HOME]: [two, one] });
  await screen.findByText(two.message);
  const { crudOf } = await import("../../store/cruds");
  const before = crudOf(one.uuid);
  await again();
  expect(crudOf(one.uuid)).toBe(before);
});

it("reads what leaves soon when that is chosen, and again at the next visit", async () => {
  const soon = crud({ expires_at: minutes(3) });
  const { asked } = await visit({ [HOME]: [crud()], [LEAVING]: [soon] });
  fireEvent.click(screen.getByText("Leaving soon"));
  expect(await screen.findByText(soon.message)).toBeTruthy();
  expect(screen.getByText("Leaving soon").getAttribute("aria-pressed")).toBe("true");
  expect(asked).toEqual([HOME, LEAVING]);

  const again = await visit({ [LEAVING]: [soon] });
  expect(await screen.findByText(soon.message)).toBeTruthy();
  expect(again.asked).toEqual([LEAVING]);
  expect(drawn()).toEqual([soon.message]);

  fireEvent.click(screen.getByText("All"));
  expect((await visit({ [HOME]: [crud()] })).asked).toEqual([HOME]);
});

it("goes on behind pages on which nothing leaves soon", async () => {
  localStorage.setItem("cruddur:reading", "leaving");
  const soon = crud({ expires_at: minutes(40) });
  await visit({
    [LEAVING]: { body: [], next: `${LEAVING}?after=1` },
    [`${LEAVING}?after=1`]: { body: [], next: `${LEAVING}?after=2` },
    [`${LEAVING}?after=2`]: [soon],
  });
  expect(await screen.findByText(soon.message)).toBeTruthy();
});

it("reads whom one follows when that is chosen, for members alone, and again at the next visit", async () => {
  const theirs = crud();
  await visit({ [HOME]: [theirs] });
  expect(screen.queryByText("Following")).toBeNull();

  const session = await import("../../api/session");
  act(() => session.setViewer({ uuid: "u", handle: "me", display_name: "Me" }));
  fireEvent.click(screen.getByText("Following"));
  expect(await screen.findByText(/The people you follow appear here/)).toBeTruthy();
  expect(screen.getByText("Find people").getAttribute("href")).toBe("/people");

  // A stranger reads all, whatever was chosen.
  expect((await visit({ [HOME]: [theirs] })).asked).toEqual([HOME]);
  const again = await visit({ [HOME]: [theirs], [FOLLOWING]: [theirs] });
  const { setViewer: signIn } = await import("../../api/session");
  act(() => signIn({ uuid: "u", handle: "me", display_name: "Me" }));
  await vi.waitFor(() => expect(again.asked).toContain(FOLLOWING));
});
