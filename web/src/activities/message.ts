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
