const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export type Unit = "second" | "minute" | "hour" | "day";
export type Span = { count: number; unit: Unit };

/**
 * Time left, rounded up, so that a crud never claims less life than it has. What rounds up to
 * a whole next unit is said in that unit: 59 and a half minutes is an hour, not 60 minutes.
 */
export function timeLeft(ms: number): Span {
  const seconds = Math.max(0, Math.ceil(ms / SECOND));
  if (seconds < 60) return { count: seconds, unit: "second" };
  const minutes = Math.ceil(ms / MINUTE);
  if (minutes < 60) return { count: minutes, unit: "minute" };
  const hours = Math.ceil(ms / HOUR);
  if (hours < 24) return { count: hours, unit: "hour" };
  return { count: Math.ceil(ms / DAY), unit: "day" };
}

/** Age, rounded down. */
export function timeSince(ms: number): Span {
  if (ms < MINUTE) return { count: Math.max(0, Math.floor(ms / SECOND)), unit: "second" };
  if (ms < HOUR) return { count: Math.floor(ms / MINUTE), unit: "minute" };
  if (ms < DAY) return { count: Math.floor(ms / HOUR), unit: "hour" };
  return { count: Math.floor(ms / DAY), unit: "day" };
}

/** For ears: minutes at the least, because nobody wants to hear seconds go by. */
export function unhurried(span: Span): Span {
  return span.unit === "second" ? { count: 1, unit: "minute" } : span;
}
