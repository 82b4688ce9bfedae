import type { Span, Unit } from "../lib/time";
import { locale, words } from "./i18n";

/** Dates, numbers and spans of time, as the reader's own region writes them. */

const made = new Map<string, unknown>();

/** Makes each formatter once for each region: there are six on a card, and they are dear. */
function once<Format>(name: string, make: () => Format): Format {
  const key = `${name} ${locale}`;
  if (!made.has(key)) made.set(key, make());
  return made.get(key) as Format;
}

const numbers = () => once("number", () => new Intl.NumberFormat(locale));
const plurals = () => once("plural", () => new Intl.PluralRules(locale));

export const number = (value: number) => numbers().format(value);

/** Calls with the number as written and whether the language counts it as one. */
export function counted(
  count: number,
  say: (count: string, one: boolean) => string,
): string {
  return say(number(count), plurals().select(count) === "one");
}

const units = (unit: Unit, unitDisplay: "narrow" | "long") =>
  once(
    `${unitDisplay} ${unit}`,
    () => new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay }),
  );

/** "6d", "10h", as short as the language can. */
export const short = ({ count, unit }: Span) => units(unit, "narrow").format(count);

/** "6 days" */
export const long = ({ count, unit }: Span) => units(unit, "long").format(count);

const relative = (style: "narrow" | "long") =>
  once(`relative ${style}`, () => new Intl.RelativeTimeFormat(locale, { style }));

/** "in 6 days" */
export const inTime = ({ count, unit }: Span) => relative("long").format(count, unit);

/** "2h ago"; seconds are not told apart. */
export function ago({ count, unit }: Span): string {
  return unit === "second"
    ? words.now
    : words.ago(relative("narrow").format(-count, unit));
}

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

export const day = (time: number) => dates("day", { dateStyle: "long" }).format(time);
