import { describe, expect, it } from "vitest";
import { countGraphemes, kindOf } from "./graphemes";
import cases from "./message-cases.json";
import kinds from "./grapheme-kinds.json";
import { isTall } from "./lines";
import { countChars, faultOf } from "./message";

describe("counting characters", () => {
  // The server's tests read the same file, so both sides count alike.
  it.each(cases)("$text is $count", ({ text, count }) => {
    expect(countChars(text)).toBe(count);
  });

  it("counts every text of four kinds as the server does", () => {
    const size = kinds.points.length;
    let sum = 0;
    for (let number = 0; number < size ** 4; number++) {
      let text = "";
      for (let rest = number, at = 0; at < 4; at++, rest = Math.floor(rest / size))
        text += String.fromCodePoint(kinds.points[rest % size] as number);
      sum = (Math.imul(sum, 31) + countGraphemes(text)) | 0;
    }
    expect(sum).toBe(kinds.sumOfTexts);
  });

  it("has the server's kind for every code point", () => {
    let sum = 0;
    for (let point = 0; point <= 0x10ffff; point++)
      sum = (Math.imul(sum, 31) + kindOf(point).charCodeAt(0)) | 0;
    expect(sum).toBe(kinds.sumOfKinds);
  });
});

describe("limits", () => {
  it.each([" \n\t", "\u2800", "\u3164\uFFA0", "\uFE0F", "\u180B", "\u0007", "\u200B"])(
    "refuses what nobody could see: %j",
    (text) => expect(faultOf(text)).toBe("message_blank"),
  );
  it("takes 280 characters and no more", () => {
    expect(faultOf(" " + "a".repeat(280) + "\n")).toBeNull();
    expect(faultOf("a".repeat(281))).toBe("message_exceed_max_chars");
  });
  it("takes 4096 bytes and no more", () => {
    // A family is one character of 25 bytes.
    const most = "👩‍👩‍👧‍👦".repeat(163) + "a".repeat(21);
    expect(faultOf(most)).toBeNull();
    expect(faultOf(most + "a")).toBe("message_exceed_max_bytes");
  });
  it("folds what has more than twelve lines", () => {
    expect(isTall("a" + "\n".repeat(11))).toBe(false);
    expect(isTall("a" + "\n".repeat(12))).toBe(true);
    expect(isTall("a" + "\r\n".repeat(11))).toBe(false);
  });
});
