export type Part = { text: string; href?: string };

/** The longest address that is shown whole. */
const MAX_SHOWN = 40;

// Up to what no address has: white space, brackets of markup, quotes, controls and what is invisible
// or turns the direction of text (but joiners, which scripts need), and CJK punctuation.
const ADDRESS =
  /(?:(?<![a-z0-9])https?:\/\/|(?<![a-z0-9@./:-])www\.)(?:(?![\p{Cc}\p{Bidi_C}\u00AD\u200B\u2060-\u206F\uFEFF\u3000-\u3003\u3008-\u3011\u3014-\u301F\uFF01\uFF08\uFF09\uFF0C\uFF0E\uFF1A\uFF1B\uFF1F\uFF3B\uFF3D\uFF5B\uFF5D\uFF5F-\uFF65<>"\u00AB\u00BB\u2018\u201A-\u201F\u2039\u203A\u2026|\\^`])\S)+/giu;

/** What ends a sentence, a quotation or what is marked up, also in Arabic, Urdu and Hindi. */
const MARKS = ".,;:!?'*_~\u2019\u060C\u061B\u061F\u06D4\u0964\u0965";

const OPENERS: Record<string, string> = { ")": "(", "]": "[", "}": "{" };

/** Without what belongs to the sentence: its marks, and brackets that were opened outside. */
function ended(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address.charAt(end - 1);
    const opener = OPENERS[last];
    if (
      opener ? isOpenedBefore(address.slice(0, end), opener, last) : !MARKS.includes(last)
    )
      return address.slice(0, end);
    end--;
  }
}

function isOpenedBefore(address: string, opener: string, closer: string): boolean {
  return address.split(opener).length >= address.split(closer).length;
}

/** Where an address leads; null where it is none. One with a user in it pretends to lead elsewhere. */
function target(address: string): URL | null {
  const href = /^www\./i.test(address) ? `https://${address}` : address;
  if (!URL.canParse(href)) return null;
  const url = new URL(href);
  const named = /^www\./i.test(address) ? /^www\.[^.]+\.[^.]/i.test(url.host) : true;
  return named && !url.username && !url.password ? url : null;
}

/** Long addresses are cut; what stays is the beginning, with the whole host. */
function shown(address: string): string {
  const bare = address.replace(/^https?:\/\//i, "");
  if (bare.length <= MAX_SHOWN) return address;
  const host = bare.search(/[/?#]/);
  const least = host < 0 ? bare.length : host;
  // No half of a surrogate pair, and no joiner or mark at the end.
  const cut = bare.slice(0, Math.max(MAX_SHOWN, least)).replace(/[\uD800-\uDBFF]$/, "");
  return cut.length < bare.length ? `${cut}…` : bare;
}

/** The pieces of a text, in which what is a web address can be followed. */
export function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  let end = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = ended(found[0]);
    const url = target(address);
    if (!url) continue;
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({
      text: shown(address),
      href: /^www\./i.test(address) ? `https://${address}` : address,
    });
    end = found.index + address.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
