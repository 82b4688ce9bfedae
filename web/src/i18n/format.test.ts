import { describe, expect, it } from "vitest";
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
