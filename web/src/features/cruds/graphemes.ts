import table from "../../../../db/src/main/resources/app/cruddur/text/graphemes.txt?raw";

/**
 * Divides a text into the characters that a person sees, by the same table and the same rules as the
 * server's Graphemes.java: Intl.Segmenter follows the browser's version of Unicode, not the server's.
 */

type Range = { first: number; last: number; kind: string };

const ranges = table
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .flatMap((line) => {
    let next = 0;
    return line
      .slice(2)
      .split(" ")
      .map((word): Range => {
        const [before = "", more = "0"] = word.split("+");
        const first = next + parseInt(before, 36);
        const last = first + parseInt(more, 36);
        next = last + 1;
        return { first, last, kind: line.charAt(0) };
      });
  })
  .sort((one, other) => one.first - other.first);

/** What the rules say of a code point, by the letter that the table has for it; "-" for most. */
export function kindOf(point: number): string {
  if (point < 0x7f)
    return point >= 0x20 ? "-" : point === 0xd ? "r" : point === 0xa ? "n" : "C";
  if (point >= 0xac00 && point <= 0xd7a3) return (point - 0xac00) % 28 === 0 ? "v" : "t";
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle] as Range;
    if (point < range.first) high = middle - 1;
    else if (point > range.last) low = middle + 1;
    else return range.kind;
  }
  return "-";
}

/** Which Hangul may stand before such a one in the same character. */
const HANGUL: Record<string, string> = { L: "L", v: "L", t: "L", V: "LVv", T: "VTvt" };

/** How many characters a text has. */
export function countGraphemes(text: string): number {
  let count = 0;
  let before = "";
  // Whether so far an emoji could go on after a joiner, and a conjunct after a linker.
  let picture = false;
  let conjunct = false;
  let linked = false;
  let regional = false;
  for (const letter of text) {
    const after = kindOf(letter.codePointAt(0) as number);
    const goesOn =
      before !== "" &&
      ("EKNZS".includes(after)
        ? !"Crn".includes(before)
        : after === "n"
          ? before === "r"
          : !"rC".includes(after) &&
            (before === "P" ||
              (HANGUL[after]?.includes(before) ?? false) ||
              (after === "I" && linked) ||
              (after === "X" && picture && before === "Z") ||
              (after === "R" && regional)));
    if (!goesOn) {
      count++;
      picture = conjunct = linked = regional = false;
    }
    regional = after === "R" && !regional;
    picture = after === "X" || (picture && before !== "Z" && "EKNZ".includes(after));
    linked = (conjunct && after === "K") || (linked && "EZ".includes(after));
    conjunct = after === "I" || (conjunct && "EKZ".includes(after));
    before = after;
  }
  return count;
}
