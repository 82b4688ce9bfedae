import { newcomerNow } from "../../api/api";
import { lifetime, TTLS, type Ttl } from "../../api/cruds";

const LAST = "cruddur:ttl";
const FIRST: Ttl = "1-day";

const isTtl = (value: string | null): value is Ttl =>
  value !== null && Object.hasOwn(TTLS, value);

/** The lifetime that was chosen for the last crud in this browser; a day for the first. */
export function lastTtl(): Ttl {
  try {
    const kept = localStorage.getItem(LAST);
    return isTtl(kept) ? kept : FIRST;
  } catch {
    return FIRST;
  }
}

export function rememberTtl(ttl: Ttl): void {
  try {
    localStorage.setItem(LAST, ttl);
  } catch {
    // The next form begins with a day again.
  }
}

/**
 * The lifetimes to choose from, the shortest first. A reply is offered those that end before what it
 * answers, and last the one that ends with it.
 *
 * @param rest milliseconds that what is answered has left; Infinity where nothing is answered
 * @param least milliseconds that the writer's cruds live at least
 */
export function offersFor(rest: number, least = 0): Ttl[] {
  const all = (Object.keys(TTLS) as Ttl[]).filter((ttl) => lifetime(ttl) >= least);
  const shorter = all.filter((ttl) => lifetime(ttl) < rest);
  const next = all[shorter.length];
  return next && rest !== Infinity ? [...shorter, next] : shorter;
}

const HOUR = 3_600_000;
/** The least that a newcomer's crud lives, as the server has it. */
const NEWCOMERS_LEAST = 12 * HOUR;

/** How long what the viewer posts now lives at least, in milliseconds. */
export const leastLifetime = (now: number) =>
  now < newcomerNow().newcomerUntil ? NEWCOMERS_LEAST : 0;

/** What is offered is at least this much off and this much sooner, in milliseconds. */
const MARGIN = 60_000;

/**
 * The ends that an author may have a crud leave at instead, of those that are sooner than its own.
 *
 * @param least the earliest that its author may choose, as a newcomer may not choose any
 */
export function soonerEnds(expiresAt: number, now: number, least = 0) {
  const today = new Date(now);
  // The day's last minute, so that it is said as today's.
  const tonight = today.setHours(23, 59, 0, 0);
  const sooner = ([, end]: [string, number]) =>
    end > now + MARGIN && end < expiresAt - MARGIN && end >= least;
  return Object.fromEntries(
    Object.entries({ inAnHour: now + HOUR, tonight }).filter(sooner),
  ) as { inAnHour?: number; tonight?: number };
}

/** What is chosen of these: the lifetime itself, or what is nearest to it. */
export function chosenOf(offers: readonly Ttl[], ttl: Ttl): Ttl {
  if (offers.includes(ttl)) return ttl;
  const first = offers[0] ?? ttl;
  return lifetime(ttl) < lifetime(first) ? first : (offers.at(-1) ?? ttl);
}
