import { react, type Reaction } from "../api/cruds";
import { viewerNow } from "../api/session";
import { crudOf, setCounts, type Counts } from "./cruds";
import { setCrudMarks } from "./marks";

/** The most that are counted one by one; one more stands for any number. */
const COUNTED = 10_000;

/** What a press changes of a crud's marks. */
type Mark = "liked" | "reposted" | "kept" | "conversation_muted";

const MARKS = { like: "liked", repost: "reposted" } as const;
const COUNTS = { like: "likes_count", repost: "reposts_count" } as const;

/** What is under way of one mark of one crud. */
type Queue = {
  /** Settles once the server has answered the last press. */
  last: Promise<unknown>;
  /** The mark as the server last confirmed it. */
  marked: boolean;
};

const queues = new Map<string, Queue>();

/**
 * Draws a mark at once and sends it. Presses of one mark wait for each other, so that the last one pressed
 * is the last one heard; when the last is refused, the mark is drawn as the server last confirmed it.
 *
 * @param send asks the server
 * @returns true once the server has confirmed it and no later press is under way
 * @throws ApiError if the server refuses it
 */
export async function setMark(
  uuid: string,
  mark: Mark,
  wanted: boolean,
  send: () => Promise<unknown>,
): Promise<boolean> {
  const viewer = viewerNow()?.uuid;
  const key = `${mark} ${uuid}`;
  const queue = queues.get(key) ?? { last: Promise.resolve(), marked: !wanted };
  queues.set(key, queue);
  const draw = (marked: boolean) => {
    if (viewer === viewerNow()?.uuid) setCrudMarks(uuid, { [mark]: marked });
  };
  draw(wanted);
  const mine = queue.last.catch(() => undefined).then(send);
  queue.last = mine;
  const isLast = () => queue.last === mine;
  try {
    await mine;
    queue.marked = wanted;
    // An answer from before the press may have come meanwhile.
    if (isLast()) draw(wanted);
    return isLast();
  } catch (problem) {
    if (isLast()) draw(queue.marked);
    throw problem;
  } finally {
    if (isLast()) queues.delete(key);
  }
}

/** While a reaction is under way: its number as the server last told or confirmed it, and as it was last drawn. */
type Counted = { confirmed: number; drawn: number; pending: number; tellings: number };

const numbers = new Map<string, Counted>();

/**
 * Likes or reposts a crud, or takes that back. Mark and number are drawn at once, and undone when the server refuses;
 * a number that the stream has told meanwhile stays.
 *
 * @throws ApiError if the server refuses it
 */
export async function setReaction(
  uuid: string,
  reaction: Reaction,
  wanted: boolean,
): Promise<void> {
  const count = COUNTS[reaction];
  const key = `${reaction} ${uuid}`;
  const now = () => crudOf(uuid)?.[count] ?? 0;
  const before = now();
  const drawn = before > COUNTED ? before : Math.max(0, before + (wanted ? 1 : -1));
  const number = numbers.get(key) ?? {
    confirmed: before,
    drawn: before,
    pending: 0,
    tellings: 0,
  };
  numbers.set(key, number);
  const isTold = () => now() !== number.drawn;
  if (isTold()) {
    number.confirmed = before;
    number.tellings++;
  }
  const { tellings } = number;
  number.drawn = drawn;
  number.pending++;
  setCounts(uuid, { [count]: drawn } as Partial<Counts>);
  try {
    await setMark(uuid, MARKS[reaction], wanted, () => react(uuid, reaction, wanted));
    // A number that was told since has this press in it.
    if (tellings === number.tellings) number.confirmed += drawn - before;
  } catch (problem) {
    if (number.pending === 1 && !isTold())
      setCounts(uuid, { [count]: number.confirmed } as Partial<Counts>);
    throw problem;
  } finally {
    if (--number.pending === 0) numbers.delete(key);
  }
}

const TOLD = "cruddur:like-told";
let told = false;

/** Whether this browser has not yet been told what becomes of a like. */
export function isFirstLike(): boolean {
  try {
    told ||= localStorage.getItem(TOLD) !== null;
  } catch {
    // It is said once as long as the page lives.
  }
  return !told;
}

/** What becomes of a like has been said. */
export function noteFirstLike(): void {
  told = true;
  try {
    localStorage.setItem(TOLD, "yes");
  } catch {
    // The same.
  }
}
