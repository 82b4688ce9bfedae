import type { Span } from "../lib/time";
import { locale, words } from "./i18n";

/** Dates, numbers and spans of time, as the reader's own region writes them. */

const made = new Map<string, unknown>();

/** Makes each formatter once for each region: they are dear. */
function once<Format>(name: string, make: () => Format): Format {
  const key = `${name} ${locale}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as Format;
}

const numbers = () => once("number", () => new Intl.NumberFormat(locale));
const plurals = () => once("plural", () => new Intl.PluralRules(locale));

// Up to 999, English and German write alike everywhere, and a first NumberFormat costs a third of the first drawing.
export const number = (value: number) =>
  value < 1000 ? String(value) : numbers().format(value);

/** Calls with the number as written and whether the language counts it as one. */
export function counted(
  count: number,
  say: (count: string, one: boolean) => string,
): string {
  return say(number(count), plurals().select(count) === "one");
}

/** The largest number that the server counts exactly. */
const COUNTED = 10_000;

/** Whether the server has counted to the end. */
export const isExact = (count: number) => count <= COUNTED;

/** The same for a number that is exact up to ten thousand. */
export function atMost(
  count: number,
  say: (count: string, one: boolean) => string,
): string {
  return isExact(count) ? counted(count, say) : say(`${number(COUNTED)}+`, false);
}

// Spans are written by the catalogue: to make Intl's writer of them took a telephone a third of a second.

/** "6d", "10h" */
export const short = ({ count, unit }: Span) => words.inShort(count, unit);

/** "6 days" */
export const long = ({ count, unit }: Span) => words.span(count, unit);

/** "in 6 days" */
export const inTime = ({ count, unit }: Span) => words.inTime(count, unit);

/** How old, "2h"; seconds are not told apart. */
export const sinceShort = (span: Span) =>
  span.unit === "second" ? words.now : short(span);

const dates = (name: string, options: Intl.DateTimeFormatOptions) =>
  once(name, () => new Intl.DateTimeFormat(locale, options));

/** "Sunday 29 November at 14:05", in the reader's zone. */
export const exact = (time: number) =>
  dates("exact", {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
  }).format(time);

/** "Sat 29 Nov, 14:05", in the reader's zone. */
export const brief = (time: number) =>
  dates("brief", {
    weekday: "short",
    day: "numeric",
    month: "short",
    hour: "numeric",
    minute: "2-digit",
  }).format(time);

const WEEK = 6 * 86_400_000;

/** When something is gone, as one would say it: "today at 14:05", "on Saturday", "on 28 December". */
export function goneOn(time: number, now: number): string {
  const isToday = new Date(time).toDateString() === new Date(now).toDateString();
  if (isToday)
    return words.today(
      dates("time", { hour: "numeric", minute: "2-digit" }).format(time),
    );
  return words.on(
    time - now < WEEK
      ? dates("weekday", { weekday: "long" }).format(time)
      : dates("day of year", { day: "numeric", month: "long" }).format(time),
  );
}

/** "November 2026" */
export const monthOf = (time: number) =>
  dates("month", { month: "long", year: "numeric" }).format(time);

export const day = (time: number) => dates("day", { dateStyle: "long" }).format(time);

/** "0.25 seconds" */
export const secondsOf = (seconds: number) =>
  once(
    "seconds",
    () =>
      new Intl.NumberFormat(locale, {
        style: "unit",
        unit: "second",
        unitDisplay: "long",
        maximumFractionDigits: 3,
      }),
  ).format(seconds);
