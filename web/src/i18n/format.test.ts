import { describe, expect, it } from "vitest";
import { de } from "./de";
import { en } from "./en";
import { short } from "./format";
import { timeLeft, timeSince } from "../lib/time";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe("time left", () => {
  it.each([
    [-5, "0s"],
    [1, "1s"],
    [44_001, "45s"],
    [59_000, "59s"],
    [59_001, "1m"],
    [MINUTE, "1m"],
    [MINUTE + 1, "2m"],
    [30 * MINUTE, "30m"],
    [59 * MINUTE, "59m"],
    [59 * MINUTE + 1, "1h"],
    [HOUR, "1h"],
    [9 * HOUR + 1, "10h"],
    [23 * HOUR + 1, "1d"],
    [DAY, "1d"],
    [5 * DAY + 1, "6d"],
    [30 * DAY, "30d"],
  ])("%i ms reads %s", (ms, text) => expect(short(timeLeft(ms))).toBe(text));
});

describe("age", () => {
  it.each([
    [-200, "0s"],
    [MINUTE - 1, "59s"],
    [2 * HOUR + 59 * MINUTE, "2h"],
    [2 * DAY - 1, "1d"],
  ])("%i ms reads %s", (ms, text) => expect(short(timeSince(ms))).toBe(text));
});

describe("a span in words", () => {
  // As Intl writes it, which is too slow to be made before the first cards are drawn.
  const units = ["second", "minute", "hour", "day"] as const;
  it.each([
    ["en", en],
    ["de", de],
  ] as const)("is what Intl writes: %s", (language, words) => {
    const relative = new Intl.RelativeTimeFormat(language);
    for (const unit of units) {
      const long = new Intl.NumberFormat(language, {
        style: "unit",
        unit,
        unitDisplay: "long",
      });
      for (const count of [0, 1, 2, 30, 59]) {
        expect(words.inTime(count, unit)).toBe(relative.format(count, unit));
        expect(words.span(count, unit)).toBe(long.format(count));
      }
    }
  });
});
