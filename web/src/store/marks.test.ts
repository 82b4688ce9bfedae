import { beforeEach, expect, it, vi } from "vitest";
import type { Crud } from "../api/cruds";
import { crud as anyCrud } from "../testing/crud";

// What the browser has and node has not.
vi.stubGlobal("document", new EventTarget());
vi.stubGlobal("window", new EventTarget());
vi.stubGlobal("location", { href: "http://localhost/" });

const { announce, forgetLists, listNow, load, prepend, showFresh, showMore, takeOut } =
  await import("./lists");
const { applyEvent } = await import("./applyEvent");
const { forgetMarks, isFollowed } = await import("./marks");
const { setViewer } = await import("../api/session");

const FOLLOWING = "/api/activities/following";
let followed: string[] = [];
let asked: string[] = [];
/** What the server has of a crud that was reposted. */
let reposted: Crud[] = [];

const crud = (author: string, more: Partial<Crud> = {}) =>
  anyCrud({ display_name: author, handle: author, user_uuid: author, ...more });

const tell = (name: string, what: object) =>
  applyEvent({ id: "1-1", name, data: JSON.stringify(what) });

beforeEach(async () => {
  asked = [];
  followed = ["londo"];
  vi.stubGlobal("fetch", (address: string) => {
    const reposts = address.startsWith("/api/activities?ids=") ? reposted : [];
    if (!address.startsWith("/api/marks")) return Promise.resolve(Response.json(reposts));
    asked.push(address);
    const uuids = address.replace(/.*=/, "").split(",");
    const users = Object.fromEntries(
      uuids.map((uuid) => [uuid, { followed: followed.includes(uuid) }]),
    );
    return Promise.resolve(Response.json({ activities: {}, users }));
  });
  forgetLists();
  forgetMarks();
  setViewer({ uuid: "me", handle: "me", display_name: "Me" });
  await load(FOLLOWING);
});

it("announces what somebody posts whom one follows, and asks about each author once", async () => {
  tell("created", crud("londo"));
  tell("created", crud("vir"));
  tell("created", crud("londo", { reply_to_activity_uuid: "x" }));
  await vi.waitFor(() => expect(listNow(FOLLOWING).fresh).toBe(1));
  tell("created", crud("londo"));
  tell("created", crud("vir"));
  await vi.waitFor(() => expect(listNow(FOLLOWING).fresh).toBe(2));
  expect(asked).toEqual(["/api/marks?ids=londo,vir"]);
});

it("announces what somebody reposts whom one follows, on top, however old it is", async () => {
  const old = crud("vir");
  tell("created", crud("londo"));
  reposted = [old];
  tell("reposted", { uuid: old.uuid, user_uuid: "vir" });
  tell("reposted", { uuid: old.uuid, user_uuid: "londo" });
  await vi.waitFor(() => expect(listNow(FOLLOWING).fresh).toBe(2));
  showFresh(FOLLOWING);
  expect(listNow(FOLLOWING).cruds.map(({ handle }) => handle)).toEqual(["vir", "londo"]);
});

it("announces no repost that the viewer may not see", async () => {
  reposted = [];
  tell("reposted", { uuid: "unseen", user_uuid: "londo" });
  tell("created", crud("londo"));
  await vi.waitFor(() => expect(listNow(FOLLOWING).fresh).toBe(1));
});

it("draws one's own at once", () => {
  tell("created", crud("me"));
  expect(listNow(FOLLOWING).cruds.length).toBe(1);
  expect(asked).toEqual([]);
});

it("asks again once the stream says that it is another", async () => {
  expect(await isFollowed("vir")).toBe(false);
  followed = ["vir"];
  expect(await isFollowed("vir")).toBe(false);
  tell("relations", {});
  expect(await isFollowed("vir")).toBe(true);
});

it("asks about no author for a stranger, or where the list is not known", async () => {
  setViewer(null);
  tell("created", crud("londo"));
  setViewer({ uuid: "me", handle: "me", display_name: "Me" });
  forgetLists();
  tell("created", crud("londo"));
  await Promise.resolve();
  expect(asked).toEqual([]);
});

/** Begins to read a list, whose answer is from before whatever happens meanwhile. */
async function readsWhile(address: string, answer: Crud[], happens: () => void) {
  let give = () => {};
  vi.stubGlobal(
    "fetch",
    () =>
      new Promise<Response>((answered) => {
        give = () => answered(Response.json(answer));
      }),
  );
  const read = load(address);
  happens();
  give();
  await read;
  return listNow(address).cruds.map(({ uuid }) => uuid);
}

it("draws one's own crud still after an answer that is too old to have it", async () => {
  const old = crud("londo");
  await readsWhile(FOLLOWING, [old], () => {});
  const own = crud("me");
  const drawn = await readsWhile(FOLLOWING, [old], () => prepend(FOLLOWING, own));
  expect(drawn).toEqual([own.uuid, old.uuid]);
});

it("draws one's own crud still where what was announced is drawn meanwhile too", async () => {
  await readsWhile(FOLLOWING, [], () => {});
  const [news, own] = [crud("londo"), crud("me")];
  announce(FOLLOWING, news);
  const drawn = await readsWhile(FOLLOWING, [news], () => {
    prepend(FOLLOWING, own);
    showFresh(FOLLOWING);
  });
  expect(drawn).toEqual([own.uuid, news.uuid]);
});

it("leaves a further page below, though something of it had been announced", async () => {
  const MORE = `${FOLLOWING}?max_id=x`;
  const [reposted, older, old] = [crud("vir"), crud("londo"), crud("londo")];
  let held = Promise.resolve();
  vi.stubGlobal("fetch", async (address: string) => {
    if (address === MORE) return Response.json([older, reposted]);
    await held;
    return Response.json([old], { headers: { Link: `<${MORE}>; rel="next"` } });
  });
  await load(FOLLOWING);
  announce(FOLLOWING, reposted, "repost");
  let give = () => {};
  held = new Promise((over) => (give = over));
  const read = load(FOLLOWING);
  await showMore(FOLLOWING);
  give();
  await read;
  const drawn = listNow(FOLLOWING).cruds.map(({ uuid }) => uuid);
  expect(drawn).toEqual([old.uuid, older.uuid, reposted.uuid]);
});

it("draws one's first crud still after an answer that is too old to have it", async () => {
  await readsWhile(FOLLOWING, [], () => {});
  const own = crud("me");
  const drawn = await readsWhile(FOLLOWING, [], () => prepend(FOLLOWING, own));
  expect(drawn).toEqual([own.uuid]);
});

it("keeps what is announced while an empty list is read", async () => {
  const news = crud("londo");
  await readsWhile(FOLLOWING, [], () => announce(FOLLOWING, news));
  expect(listNow(FOLLOWING).fresh).toBe(1);
});

it("brings nothing back that was taken out while the list was read", async () => {
  const KEPT = "/api/activities/kept";
  const [one, two] = [crud("londo"), crud("vir")];
  await readsWhile(KEPT, [one, two], () => {});
  const drawn = await readsWhile(KEPT, [one, two], () => takeOut(KEPT, one.uuid));
  expect(drawn).toEqual([two.uuid]);
});
