/** A handle as it was typed, perhaps with the "@" that pages write before it. */
export const withoutAt = (typed: string) => typed.trim().replace(/^@/, "");

/** Letters that do not come apart into one of a to z and a mark. */
const LETTERS: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};

/** The nearest handle that the rule allows, "maria_fernandez" for "Maria Fernández"; empty for none. */
export function handleLike(typed: string): string {
  const handle = withoutAt(typed)
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}'’]/gu, "")
    .replace(/[ßæœøłđðþı]/g, (letter) => LETTERS[letter] ?? "")
    .replace(/[^a-z0-9_]+/g, "_")
    .slice(0, 30)
    .replace(/^_+|_+$/g, "");
  return handle.length < 3 ? "" : handle;
}
