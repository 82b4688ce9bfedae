import { createParser } from "eventsource-parser";
import type { paths } from "../../target/openapi";

/** An event as docs/live.md tells of them; data is JSON. */
export type LiveEvent = { id: string; name: string; data: string };

const ADDRESS: keyof paths = "/api/activities/stream";

/** What to wait before the next try where the server has not said, in milliseconds. */
const RETRY = 3000;

/**
 * Reads the stream, from the last event that was heard on, until it ends, is refused or is stopped.
 * Not by EventSource, which gives up for good when it is refused and cannot be given an event to go on from.
 * Says how many milliseconds the server wants to have waited before the next.
 */
export async function listen(
  lastId: string,
  onEvent: (event: LiveEvent) => void,
  stop: AbortSignal,
): Promise<number> {
  let retry = RETRY;
  const parser = createParser({
    onEvent: ({ id = "", event = "message", data }) => onEvent({ id, name: event, data }),
    onRetry: (milliseconds) => (retry = milliseconds),
  });
  const headers = new Headers({ Accept: "text/event-stream" });
  if (lastId) headers.set("Last-Event-ID", lastId);
  try {
    const answer = await fetch(ADDRESS, { headers, cache: "no-store", signal: stop });
    if (!answer.ok || !answer.body)
      return Math.max(RETRY, 1000 * Number(answer.headers.get("Retry-After")) || 0);
    const text = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let more = await text.read(); !more.done; more = await text.read())
      parser.feed(more.value);
  } catch {
    // Lost, or stopped.
  }
  return retry;
}
