import { ADDRESS } from "./addresses";

/** The most different names in one text. */
export const MAX_MENTIONS = 10;

// Letters, marks and numbers that go on with a word. Not among them: scripts without blanks between words,
// Korean, whose particles follow a name directly, and selectors of the form of an emoji.
const OF_WORD =
  "(?![\\uFE00-\\uFE0F\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Hangul}\\p{sc=Thai}\\p{sc=Lao}\\p{sc=Khmer}\\p{sc=Myanmar}\\u30FC])[\\p{L}\\p{M}\\p{N}_]";

const NAME = new RegExp(
  `(?<![@=/]|${OF_WORD})@([A-Za-z0-9_]{3,30})(?!@|\\.[A-Za-z0-9]|${OF_WORD})`,
  "gu",
);

/**
 * The names that a text mentions, and where the @ of each stands. The rule is that of Mentions in the
 * server; both are tested with mention-cases.json.
 */
export function namesIn(text: string): { at: number; name: string }[] {
  if (!text.includes("@")) return [];
  const addresses = [...text.matchAll(ADDRESS)];
  return [...text.matchAll(NAME)]
    .filter(
      ({ index }) =>
        !addresses.some((one) => one.index < index && index < one.index + one[0].length),
    )
    .map((found) => ({ at: found.index, name: found[1] ?? "" }));
}

/** The number of different names in a text. */
export const countNames = (text: string): number =>
  new Set(namesIn(text).map(({ name }) => name.toLowerCase())).size;

const BEGUN = new RegExp(`(?<![@=/]|${OF_WORD})@([A-Za-z0-9_]{1,30})$`, "u");

/** The unfinished name that ends at this place; null where there is none. */
export function nameBefore(
  text: string,
  place: number,
): { at: number; name: string } | null {
  const before = text.slice(0, place);
  const found = BEGUN.exec(before);
  const inAddress = [...before.matchAll(ADDRESS)].at(-1);
  return found && (inAddress ? inAddress.index + inAddress[0].length < place : true)
    ? { at: found.index, name: found[1] ?? "" }
    : null;
}
