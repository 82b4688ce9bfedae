import { onViewer, viewerNow } from "../api/session";
import { onHideAndShow } from "../lib/pageLifecycle";
import { listen, type LiveEvent } from "./stream";

/** The lock that the page with the stream holds, and the channel by which the others hear of it. */
const NAME = "cruddur:live";

/** Milliseconds. The server says something every 15 seconds: after this long something is broken. */
const SILENCE = 40_000;
const LOOK_EVERY = 5000;
const LONGEST_WAIT = 60_000;

const RESET: LiveEvent = { id: "", name: "reset", data: "{}" };

type Listener = (event: LiveEvent) => void;

/**
 * Hears what the stream tells, of which a browser has one: the page that has the lock reads it and
 * passes each event on to the others. When that page closes, the next in line goes on from the last
 * event it heard. A page that is put away gives way, and is back in line when it is back. Each reader
 * has a stream of their own: the page on which somebody signs in or out takes the lock, and begins anew.
 */
export function subscribe(onEvent: Listener): () => void {
  let lastId = "";
  const heard = (event: LiveEvent) => {
    if (event.id) lastId = event.id;
    onEvent(event);
  };
  let stop = new AbortController();
  const come = (steals = false) => {
    stop = new AbortController();
    void join(() => lastId, heard, stop.signal, steals);
  };
  const leave = () => stop.abort();
  come();
  let reader = viewerNow();
  const forget = onViewer(() => {
    const now = viewerNow();
    if (now === undefined) return;
    const another = reader !== undefined && reader?.uuid !== now?.uuid;
    reader = now;
    if (!another) return;
    leave();
    lastId = "";
    come(true);
  });
  const stay = onHideAndShow(leave, () => come());
  return () => {
    forget();
    stay();
    leave();
  };
}

/** Reads the stream, or hears of it from the page that does, until it is stopped. */
async function join(
  lastId: () => string,
  onEvent: Listener,
  stop: AbortSignal,
  steals: boolean,
): Promise<void> {
  // Which a page without TLS has not: then each reads for itself, and tells nobody.
  const locks = navigator.locks as LockManager | undefined;
  const others = locks && new BroadcastChannel(NAME);
  let heardAt = Date.now();
  let leads = false;
  let turn = new AbortController();

  const heard = (event: LiveEvent) => {
    heardAt = Date.now();
    onEvent(event);
  };
  const pass = (event: LiveEvent) => {
    heard(event);
    others?.postMessage(event);
  };
  // This page may have missed events between its first read and its first event here.
  let behind = !lastId();
  if (others)
    others.onmessage = ({ data }: MessageEvent<LiveEvent>) => {
      if (behind && data.name !== RESET.name) heard(RESET);
      behind = false;
      heard(data);
    };

  // A connection that died silently, or a page that leads and was put to sleep.
  const look = () => {
    if (Date.now() - heardAt < SILENCE) return;
    if (!leads && document.visibilityState === "hidden") return;
    heardAt = Date.now();
    steals = !leads;
    turn.abort();
  };
  const looking = setInterval(look, LOOK_EVERY);
  document.addEventListener("visibilitychange", look);

  // Over the moment it is stopped: a page that is put away cannot let go of a lock any more.
  const lead = (signal: AbortSignal) => {
    if (signal.aborted) return Promise.resolve();
    leads = true;
    heardAt = Date.now();
    void read(lastId, pass, signal);
    return new Promise<void>((over) =>
      signal.addEventListener("abort", () => over(), { once: true }),
    );
  };

  while (!stop.aborted) {
    turn = new AbortController();
    const mine = AbortSignal.any([stop, turn.signal]);
    const how = steals ? { steal: true } : { signal: mine };
    steals = false;
    try {
      await (locks ? locks.request(NAME, how, () => lead(mine)) : lead(mine));
    } catch {
      // No longer wanted in line; or the lock was taken from this page, which leads no more.
    }
    turn.abort();
    leads = false;
  }
  clearInterval(looking);
  document.removeEventListener("visibilitychange", look);
  others?.close();
}

/** Opens the stream again and again, less and less often while it is refused or lost. */
async function read(
  lastId: () => string,
  pass: Listener,
  stop: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!stop.aborted) {
    let anew = lastId() === "";
    const wait = await listen(
      lastId(),
      (event) => {
        failures = 0;
        // Nothing tells what changed before a stream that does not go on from another.
        if (anew) pass(RESET);
        anew = false;
        pass(event);
      },
      stop,
    );
    await pause(Math.min(wait * 2 ** failures++, LONGEST_WAIT), stop);
  }
}

/** Waits, but no longer than until the machine is back on its network. */
function pause(milliseconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((over) => {
    const end = () => {
      clearTimeout(timer);
      window.removeEventListener("online", end);
      over();
    };
    const timer = setTimeout(end, milliseconds);
    window.addEventListener("online", end);
    stop.addEventListener("abort", end, { once: true });
  });
}
