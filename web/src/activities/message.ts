export const MAX_CHARS = 280;
export const MAX_BYTES = 4096;

const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
const encoder = new TextEncoder();

/** How many characters a reader sees: grapheme clusters, white space at the ends left out. */
export function countChars(text: string): number {
  return Array.from(segmenter.segment(text.trim())).length;
}

export type Fault = "message_blank" | "message_exceed_max_chars";

/** The same rules as the server's, to say so before posting. The server has the last word. */
export function faultOf(text: string): Fault | null {
  const trimmed = text.trim();
  if (trimmed === "") return "message_blank";
  // One "character" can hold any number of combining marks, so bytes are limited as well.
  const tooLong =
    countChars(trimmed) > MAX_CHARS || encoder.encode(trimmed).length > MAX_BYTES;
  return tooLong ? "message_exceed_max_chars" : null;
}

export type Part = { text: string; href?: string };

/** The pieces of a text: what is an http address can be followed, without the full stop behind it. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const found of text.matchAll(/https?:\/\/[^\s<>"]+/gi)) {
    let address = found[0].replace(/[.,;:!?'"”’]+$/, "");
    // A closing bracket is part of the address only when it was opened there.
    while (address.endsWith(")") && !address.includes("("))
      address = address.slice(0, -1).replace(/[.,;:!?]+$/, "");
    if (!URL.canParse(address)) continue;
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ text: address, href: address });
    end = found.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
