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
 */
export function offersFor(rest: number): Ttl[] {
  const all = Object.keys(TTLS) as Ttl[];
  const shorter = all.filter((ttl) => lifetime(ttl) < rest);
  const next = all[shorter.length];
  return next && rest !== Infinity ? [...shorter, next] : shorter;
}

const HOUR = 3_600_000;
/** What is offered is at least this much off and this much sooner, in milliseconds. */
const MARGIN = 60_000;

/** The ends that an author may have a crud leave at instead, of those that are sooner than its own. */
export function soonerEnds(expiresAt: number, now: number) {
  const today = new Date(now);
  // The day's last minute, so that it is said as today's.
  const tonight = today.setHours(23, 59, 0, 0);
  const sooner = ([, end]: [string, number]) =>
    end > now + MARGIN && end < expiresAt - MARGIN;
  return Object.fromEntries(
    Object.entries({ inAnHour: now + HOUR, tonight }).filter(sooner),
  ) as { inAnHour?: number; tonight?: number };
}

/** What is chosen of these: the lifetime itself, or the longest there is. */
export function chosenOf(offers: readonly Ttl[], ttl: Ttl): Ttl {
  return offers.includes(ttl) ? ttl : (offers.at(-1) ?? ttl);
}
