import type { Span } from "../activities/time";
import { locale, words } from "./words";

/** Dates, numbers and spans of time, as the reader's own region writes them. */

export const number = (value: number) => new Intl.NumberFormat(locale).format(value);

/** Calls with the number as written and whether the language counts it as one. */
export function counted(
  count: number,
  say: (count: string, one: boolean) => string,
): string {
  return say(number(count), new Intl.PluralRules(locale).select(count) === "one");
}

/** "6d", "10h", as short as the language can. */
export function short({ count, unit }: Span): string {
  const style = { style: "unit", unit, unitDisplay: "narrow" } as const;
  return new Intl.NumberFormat(locale, style).format(count);
}

/** "6 days" */
export function long({ count, unit }: Span): string {
  const style = { style: "unit", unit, unitDisplay: "long" } as const;
  return new Intl.NumberFormat(locale, style).format(count);
}

/** "in 6 days" */
export function inTime({ count, unit }: Span): string {
  return new Intl.RelativeTimeFormat(locale).format(count, unit);
}

/** "2h ago"; seconds are not told apart. */
export function ago({ count, unit }: Span): string {
  if (unit === "second") return words.now;
  return words.ago(
    new Intl.RelativeTimeFormat(locale, { style: "narrow" }).format(-count, unit),
  );
}

/** "Sunday 29 November 2026, 14:05", in the reader's zone. */
export function exact(time: number): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
  }).format(time);
}

export const day = (time: number) =>
  new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(time);
