import { describe, expect, it } from "vitest";
import { accountDe } from "./account.de";
import { accountEn } from "./account.en";
import { aboutDe } from "./about.de";
import { aboutEn } from "./about.en";
import { de } from "./de";
import { en } from "./en";
import { counted, inTime, long, short, sinceShort } from "./format";
import { preferred, wellFormed } from "./i18n";

describe("the language", () => {
  it.each([
    ["de", ["en-US"], "de"],
    [null, ["de-AT", "en"], "de"],
    [null, ["fr", "en-GB", "de"], "en"],
    [null, ["fr"], "en"],
    ["klingon", ["de"], "de"],
  ])("chosen %s in a browser of %s is %s", (chosen, tags, language) =>
    expect(preferred(chosen, tags)).toBe(language),
  );

  it.each([
    [["en-US@posix"], ["en-US"]],
    [
      ["de_DE.UTF-8@euro", "fr"],
      ["de-DE", "fr"],
    ],
    [["not a tag", "", "EN-gb"], ["en-GB"]],
  ])("of %s takes what Intl takes", (tags, taken) => {
    expect(wellFormed(tags)).toEqual(taken);
    for (const tag of wellFormed(tags)) expect(new Intl.NumberFormat(tag)).toBeTruthy();
  });

  it("leaves no list shorter than English has it", () => {
    const german = { ...de, ...aboutDe, ...accountDe };
    for (const [key, said] of Object.entries({ ...en, ...aboutEn, ...accountEn }))
      if (Array.isArray(said))
        expect(german[key as keyof typeof german], key).toHaveLength(said.length);
  });
});

describe("spans of time", () => {
  it("reads as people say it", () => {
    expect(short({ count: 6, unit: "day" })).toBe("6d");
    expect(long({ count: 1, unit: "hour" })).toBe("1 hour");
    expect(inTime({ count: 6, unit: "day" })).toBe("in 6 days");
    expect(sinceShort({ count: 2, unit: "hour" })).toBe("2h");
    expect(sinceShort({ count: 5, unit: "second" })).toBe("now");
    for (const [unit, said] of [
      ["second", "12\u202fs"],
      ["minute", "12\u202fmin"],
      ["hour", "12\u202fh"],
      ["day", "12\u202fT"],
    ] as const)
      expect(de.inShort(12, unit)).toBe(said);
    expect(counted(1, en.newCruds)).toBe("1 new crud");
    expect(counted(1, accountDe.toldOfMany.liked)).toBe(
      "und 1 weitere Person mögen deinen Crud",
    );
    expect(counted(2, accountDe.toldOfMany.liked)).toBe(
      "und 2 weitere mögen deinen Crud",
    );
    expect(counted(1234, en.newCruds)).toBe("1,234 new cruds");
  });
});
