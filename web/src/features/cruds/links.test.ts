import { describe, expect, it } from "vitest";
import { partsOf } from "./links";
import cases from "./mention-cases.json";
import { namesIn } from "./mentions";

const links = (text: string) => partsOf(text).filter((part) => part.href !== undefined);

describe("addresses in a text", () => {
  it.each([
    ["see https://example.com/a?b=c.", "https://example.com/a?b=c"],
    ["HTTP://EXAMPLE.COM/A", "HTTP://EXAMPLE.COM/A"],
    ["(http://example.com)", "http://example.com"],
    [
      "https://en.wikipedia.org/wiki/Bomb_(film)",
      "https://en.wikipedia.org/wiki/Bomb_(film)",
    ],
    ["(https://e.org/wiki/Solid_(project))", "https://e.org/wiki/Solid_(project)"],
    ["(https://e.org/Solid_(project)).", "https://e.org/Solid_(project)"],
    ["[https://example.com/b]", "https://example.com/b"],
    ["{https://example.com/b}", "https://example.com/b"],
    ["[text](https://example.com/b)", "https://example.com/b"],
    ["https://example.com/b[1]", "https://example.com/b[1]"],
    ["*https://example.com/b*", "https://example.com/b"],
    ["**https://example.com/b**!", "https://example.com/b"],
    ["_https://example.com/b_", "https://example.com/b"],
    ["https://example.com/b…", "https://example.com/b"],
    ["https://example.com/b...", "https://example.com/b"],
    ["„https://example.com/b“", "https://example.com/b"],
    ["‚https://example.com/b‘", "https://example.com/b"],
    ["«https://example.com/b»", "https://example.com/b"],
    ["« https://example.com/b »", "https://example.com/b"],
    ["»https://example.com/b«", "https://example.com/b"],
    ["“https://example.com/b”", "https://example.com/b"],
    ["'https://example.com/b'", "https://example.com/b"],
    ['"https://example.com/b"', "https://example.com/b"],
    ["<https://example.com/b>", "https://example.com/b"],
    ["`https://example.com/b`", "https://example.com/b"],
    ["詳しくはhttps://example.com/page。次の文です", "https://example.com/page"],
    ["詳しくは https://example.com/page。次の文です", "https://example.com/page"],
    ["「https://example.com/page」", "https://example.com/page"],
    ["（https://example.com/page）です", "https://example.com/page"],
    ["https://example.com/page、次", "https://example.com/page"],
    ["https://ja.wikipedia.org/wiki/東京", "https://ja.wikipedia.org/wiki/東京"],
    ["https://fa.wikipedia.org/wiki/می‌خواهم", "https://fa.wikipedia.org/wiki/می‌خواهم"],
    ["https://example.com/\u202Egpj.exe", "https://example.com/"],
    ["https://example.com/a\u200Bb", "https://example.com/a"],
    ["www.example.org/a.", "https://www.example.org/a"],
    ["(WWW.example.org)", "https://WWW.example.org"],
    ["https://fr.wikipedia.org/wiki/L’Oréal", "https://fr.wikipedia.org/wiki/L’Oréal"],
    ["‘https://example.com/b’", "https://example.com/b"],
    ["https://example.com/b؟", "https://example.com/b"],
    ["https://example.com/b।", "https://example.com/b"],
    ["www.example", null],
    ["www.", null],
    ["example.com", null],
    ["mail zoe@www.example.org", null],
    ["zoe@example.org", null],
    ["https://example.com@evil.example/", null],
    ["https://user:secret@evil.example/", null],
    ["https://", null],
    ["javascript:alert(1)", null],
    ["ftp://example.com", null],
  ])("%s", (text, href) => {
    expect(links(text).map((part) => part.href)).toEqual(href === null ? [] : [href]);
    expect(
      partsOf(text)
        .map((part) => part.text)
        .join(""),
    ).toBe(text);
  });

  it("finds several", () => {
    expect(links("https://a.example, www.b.example").map((part) => part.href)).toEqual([
      "https://a.example",
      "https://www.b.example",
    ]);
  });

  it("shows the beginning of a long one, with its whole host", () => {
    const path = "/" + "a".repeat(230);
    expect(links(`https://example.com${path}`)[0]).toEqual({
      text: `example.com/${"a".repeat(28)}…`,
      href: `https://example.com${path}`,
    });
    const host = "a".repeat(50) + ".example.com";
    expect(links(`https://${host}/b`)[0]?.text).toBe(`${host}…`);
  });

  it("takes a time that is linear", () => {
    const began = performance.now();
    partsOf("https://a" + ")".repeat(4_000));
    partsOf("www.".repeat(1_000));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe("mentions in a text", () => {
  // The server's tests read the same file, so both sides find the same.
  it.each(cases)("$text", ({ text, names }) => {
    const found = namesIn(text);
    expect([...new Set(found.map(({ name }) => name.toLowerCase()))]).toEqual(names);
    for (const { at, name } of found) expect(text.slice(at)).toMatch(`@${name}`);
  });

  it("are links to the handles that people have now, where they are people", () => {
    const text = "@Londo and @vir: https://e.org/@londo.";
    const parts = partsOf(text, [{ written: "londo", handle: "emperor" }]);
    expect(parts).toEqual([
      { text: "@Londo", handle: "emperor" },
      { text: " and @vir: " },
      { text: "https://e.org/@londo", href: "https://e.org/@londo" },
      { text: "." },
    ]);
    expect(partsOf(text).some(({ handle }) => handle)).toBe(false);
  });
});
