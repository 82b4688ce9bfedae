import { describe, expect, it } from "vitest";
import cases from "./message-cases.json";
import { countChars, faultOf, partsOf } from "./message";

describe("counting characters", () => {
  // The server's tests read the same file, so both sides count alike.
  it.each(cases)("$text is $count", ({ text, count }) => {
    expect(countChars(text)).toBe(count);
  });
});

describe("limits", () => {
  it("refuses nothing but white space", () => {
    expect(faultOf(" \n\t")).toBe("message_blank");
  });
  it("takes 280 characters and no more", () => {
    expect(faultOf(" " + "a".repeat(280) + "\n")).toBeNull();
    expect(faultOf("a".repeat(281))).toBe("message_exceed_max_chars");
  });
  it("takes 4096 bytes and no more", () => {
    const accent = "\u0301";
    expect(faultOf("ab" + accent.repeat(2047))).toBeNull();
    expect(faultOf("abc" + accent.repeat(2047))).toBe("message_exceed_max_chars");
  });
});

describe("addresses in a text", () => {
  const hrefs = (text: string) => partsOf(text).flatMap((part) => part.href ?? []);

  it.each([
    ["see https://example.com/a?b=c.", ["https://example.com/a?b=c"]],
    ["(http://example.com)", ["http://example.com"]],
    [
      "https://en.wikipedia.org/wiki/Bomb_(film)",
      ["https://en.wikipedia.org/wiki/Bomb_(film)"],
    ],
    ["javascript:alert(1) and www.example.com", []],
    ["https://", []],
  ])("%s", (text, expected) => {
    expect(hrefs(text)).toEqual(expected);
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });
});
