import { beforeEach, describe, expect, it, vi } from "vitest";
import type { Crud } from "../api/cruds";
import { crud as anyCrud } from "../testing/crud";

// What the browser has and node has not.
vi.stubGlobal("document", new EventTarget());
vi.stubGlobal("window", new EventTarget());

const { askForList, forgetLists, listNow, load, MOST_FRESH, prepend, showFresh } =
  await import("./lists");
const { crudOf, refetchAll } = await import("./cruds");
const { applyEvent } = await import("./applyEvent");
const { setViewer } = await import("../api/session");

const HOME = "/api/activities/home";

const crud = (more: Partial<Crud> = {}) =>
  anyCrud({ display_name: "Somebody", handle: "somebody", ...more });

/** Has the server answer with these; a page of fifty has a next one. */
function answering(...cruds: Crud[]): void {
  const Link = `<${HOME}?max_id=x>; rel="next"`;
  const headers = cruds.length === 50 ? { Link } : undefined;
  vi.stubGlobal("location", { href: "http://localhost/" });
  vi.stubGlobal("fetch", () => Promise.resolve(Response.json(cruds, { headers })));
}

const tell = (name: string, what: Partial<Crud>) =>
  applyEvent({ id: "1-1", name, data: JSON.stringify(what) });
const texts = () => listNow(HOME).cruds.map((one) => one.message);

beforeEach(async () => {
  forgetLists();
  setViewer(null);
});

describe("what the stream tells", () => {
  it("announces what is new and draws it when it is asked for", async () => {
    const old = crud();
    answering(old);
    await load(HOME);
    const one = crud();
    const other = crud();
    tell("created", other);
    // Committed late: its id is older.
    tell("created", one);
    tell("created", one);
    expect(texts()).toEqual([old.message]);
    expect(listNow(HOME).fresh).toBe(2);
    showFresh(HOME);
    expect(texts()).toEqual([other.message, one.message, old.message]);
    expect(listNow(HOME).fresh).toBe(0);
  });

  it("draws no longer what the author had end a moment ago", async () => {
    const one = crud();
    answering(one);
    await load(HOME);
    tell("shortened", {
      uuid: one.uuid,
      expires_at: new Date(Date.now() - 1000).toISOString(),
    });
    expect(texts()).toEqual([]);
  });

  it("draws one's own at once also where a list that is read anew has it first", async () => {
    setViewer({ uuid: "u", handle: "me", display_name: "Me" } as never);
    const old = crud();
    answering(old);
    await load(HOME);
    const own = crud({ handle: "me" });
    const other = crud();
    answering(other, own, old);
    await load(HOME);
    expect(texts()).toEqual([own.message, old.message]);
    expect(listNow(HOME).fresh).toBe(1);
  });

  it("draws one's own at once, whichever comes first, the answer or the event", async () => {
    setViewer({ uuid: "u", handle: "me", display_name: "Me" } as never);
    answering(crud());
    await load(HOME);
    const first = crud({ handle: "me" });
    tell("created", first);
    prepend(HOME, first);
    const second = crud({ handle: "me" });
    prepend(HOME, second);
    tell("created", second);
    expect(texts().slice(0, 2)).toEqual([second.message, first.message]);
    expect(listNow(HOME)).toMatchObject({ fresh: 0, cruds: { length: 3 } });
  });

  it("says no more than a hundred, and begins anew to show more", async () => {
    answering(crud());
    await load(HOME);
    const many = Array.from({ length: MOST_FRESH + 5 }, () => crud());
    for (const one of many) tell("created", one);
    expect(listNow(HOME)).toMatchObject({ fresh: MOST_FRESH, many: true });
    const newest = many.reverse().slice(0, 50);
    answering(...newest);
    showFresh(HOME);
    await vi.waitFor(() => expect(texts()).toEqual(newest.map((one) => one.message)));
    expect(listNow(HOME)).toMatchObject({ fresh: 0, many: false });
  });

  it("takes away what is deleted or has expired, also where it is only announced", async () => {
    const [one, two, three] = [crud(), crud(), crud()];
    answering(two, one);
    await load(HOME);
    tell("created", three);
    tell("deleted", { uuid: three.uuid });
    tell("expired", { uuid: two.uuid });
    expect(listNow(HOME).fresh).toBe(0);
    expect(texts()).toEqual([one.message]);
    // Told again, as after a connection was lost: gone is gone.
    tell("created", three);
    expect(listNow(HOME).fresh).toBe(0);
  });

  it("keeps counts that an answer under way does not know of, also of what was not drawn yet", async () => {
    const one = crud();
    answering(one);
    tell("counts", { uuid: one.uuid, replies_count: 1 });
    await load(HOME);
    expect(crudOf(one.uuid)?.replies_count).toBe(1);
    tell("counts", { uuid: one.uuid, replies_count: 2 });
    await refetchAll();
    expect(crudOf(one.uuid)?.replies_count).toBe(2);
  });

  it("counts, and keeps replies to what is known off the home page", async () => {
    const one = crud();
    answering(one);
    await load(HOME);
    const reply = crud({ reply_to_activity_uuid: one.uuid });
    const elsewhere = crud({ reply_to_activity_uuid: crud().uuid });
    tell("created", reply);
    tell("created", elsewhere);
    tell("counts", { uuid: one.uuid, replies_count: 1 });
    expect(listNow(HOME)).toMatchObject({ fresh: 0, cruds: [{ replies_count: 1 }] });
    expect(crudOf(reply.uuid)).toEqual(reply);
    expect(crudOf(elsewhere.uuid)).toBeUndefined();
  });

  it("announces nothing that is older than all that is drawn of a longer list", async () => {
    const older = crud();
    const page = Array.from({ length: 50 }, () => crud()).reverse();
    answering(...page);
    await load(HOME);
    tell("created", older);
    expect(listNow(HOME).fresh).toBe(0);
  });

  it("keeps what is told while the first page is asked for, once", async () => {
    const feed = "/api/activities/@newcomer?kind=cruds";
    const [inPage, after] = [crud({ handle: "newcomer" }), crud({ handle: "newcomer" })];
    answering(inPage);
    askForList(feed);
    tell("created", inPage);
    tell("created", after);
    const asked = vi.fn();
    vi.stubGlobal("fetch", asked);
    await load(feed);
    expect(asked).not.toHaveBeenCalled();
    expect(listNow(feed)).toMatchObject({ fresh: 1, cruds: [inPage] });
  });

  it("takes an answer to be older than what was told while it was under way", async () => {
    const old = crud();
    answering(old);
    await load(HOME);
    const reading = load(HOME);
    const told = crud();
    tell("created", told);
    await reading;
    expect(listNow(HOME).fresh).toBe(1);
  });
});

describe("what leaves soon", () => {
  const LEAVING = "/api/activities/leaving";
  const leaving = () => listNow(LEAVING).cruds.map((one) => one.message);
  const inMinutes = (minutes: number) =>
    new Date(Date.now() + minutes * 60_000).toISOString();

  it("stands by its ends, also when one comes nearer", async () => {
    const last = crud({ expires_at: inMinutes(50) });
    const next = crud({ expires_at: inMinutes(10) });
    answering(next, last);
    await load(LEAVING);
    expect(leaving()).toEqual([next.message, last.message]);
    tell("shortened", { uuid: last.uuid, expires_at: inMinutes(5) });
    expect(leaving()).toEqual([last.message, next.message]);
    tell("created", crud());
    expect(listNow(LEAVING).fresh).toBe(0);
  });

  it("is read anew as it is, and once where others have come to leave sooner", async () => {
    const [one, other] = [
      crud({ expires_at: inMinutes(10) }),
      crud({ expires_at: inMinutes(20) }),
    ];
    answering(one);
    await load(LEAVING);
    answering(other);
    await load(LEAVING);
    expect(leaving()).toEqual([other.message]);

    const asked = vi.fn(() => Promise.resolve(Response.json([one, other])));
    vi.stubGlobal("fetch", asked);
    tell("shortened", { uuid: crud().uuid, expires_at: inMinutes(30) });
    tell("shortened", { uuid: crud().uuid, expires_at: inMinutes(30) });
    await vi.waitFor(
      () => expect(leaving()).toEqual([one.message, other.message]),
      10_000,
    );
    expect(asked).toHaveBeenCalledOnce();
  });
});

describe("what stands as it was answered", () => {
  const FOLLOWING = "/api/activities/following";
  const following = () => listNow(FOLLOWING).cruds.map((one) => one.message);

  it("draws a crud once, where its latest repost stands, and lets new reposts wait", async () => {
    const [old, reposted, own] = [crud(), crud(), crud()];
    answering(old, own, reposted, old);
    await load(FOLLOWING);
    expect(following()).toEqual([old.message, own.message, reposted.message]);
    const other = crud();
    answering(other, old, own, reposted, old);
    await load(FOLLOWING);
    expect(following()).toEqual([old.message, own.message, reposted.message]);
    expect(listNow(FOLLOWING).fresh).toBe(1);
    showFresh(FOLLOWING);
    expect(following()[0]).toBe(other.message);
    // Taken back, it is gone from the list.
    answering(other, own, reposted);
    await load(FOLLOWING);
    expect(following()).toEqual([other.message, own.message, reposted.message]);
  });
});

describe("reading anew", () => {
  it("finds what was deleted while nothing told of it, however far down", async () => {
    const cruds = Array.from({ length: 60 }, () => crud()).reverse();
    const serve = (kept: Crud[]) =>
      vi.stubGlobal("fetch", (address: string) =>
        Promise.resolve(
          address.includes("max_id")
            ? Response.json(kept.slice(50))
            : Response.json(kept.slice(0, 50), {
                headers: { Link: `<${HOME}?max_id=x>; rel="next"` },
              }),
        ),
      );
    serve(cruds);
    await load(HOME);
    const { showMore } = await import("./lists");
    await showMore(HOME);
    expect(texts()).toHaveLength(60);
    const deleted = cruds[56];
    serve(cruds.filter((one) => one !== deleted));
    await refetchAll();
    await load(HOME);
    expect(texts()).toHaveLength(59);
    expect(texts()).not.toContain(deleted?.message);
  });
});
