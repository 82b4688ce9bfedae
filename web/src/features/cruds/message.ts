import { countGraphemes } from "./graphemes";
import { countNames, MAX_MENTIONS } from "./mentions";

export const MAX_CHARS = 280;
export const MAX_BYTES = 4096;

const encoder = new TextEncoder();

/** Nothing, or only what nobody could see: as PlainText.isUnseen of the server has it. */
const UNSEEN =
  /^[\s\p{Z}\p{Cc}\p{Default_Ignorable_Code_Point}\u2800\u{13441}\u{13442}\u{1D159}]*$/u;

/** How many characters a reader sees: grapheme clusters, white space at the ends left out. */
export function countChars(text: string): number {
  return countGraphemes(text.trim());
}

export type Fault =
  | "message_blank"
  | "message_exceed_max_chars"
  | "message_exceed_max_bytes"
  | "mentions_too_many";

/** The same rules as the server's, to say so before posting. The server has the last word. */
export function faultOf(text: string): Fault | null {
  const trimmed = text.trim();
  if (UNSEEN.test(trimmed)) return "message_blank";
  if (countChars(trimmed) > MAX_CHARS) return "message_exceed_max_chars";
  // One character can be an emoji of many parts, so bytes are limited as well.
  if (encoder.encode(trimmed).length > MAX_BYTES) return "message_exceed_max_bytes";
  return countNames(trimmed) > MAX_MENTIONS ? "mentions_too_many" : null;
}
