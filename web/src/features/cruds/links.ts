import { ADDRESS } from "./addresses";
import { namesIn } from "./mentions";

/** A piece of a text: plain, an address, or the name of a person, who has this handle now. */
export type Part = { text: string; href?: string; handle?: string };

type Mention = { written: string; handle: string };

/** The longest address that is shown whole. */
const MAX_SHOWN = 40;

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

/** A part that is not plain, and where in the text it stands. */
type Found = { at: number; end: number; part: Part };

function addressesIn(text: string): Found[] {
  return [...text.matchAll(ADDRESS)].flatMap((found) => {
    const address = ended(found[0]);
    if (!target(address)) return [];
    const href = /^www\./i.test(address) ? `https://${address}` : address;
    const end = found.index + address.length;
    return [{ at: found.index, end, part: { text: shown(address), href } }];
  });
}

function peopleIn(text: string, mentions: readonly Mention[]): Found[] {
  return namesIn(text).flatMap(({ at, name }) => {
    const person = mentions.find(({ written }) => written === name.toLowerCase());
    const part = { text: `@${name}`, handle: person?.handle };
    return person ? [{ at, end: at + part.text.length, part }] : [];
  });
}

/** The pieces of a text: plain text, web addresses, and mentions of people. */
export function partsOf(text: string, mentions: readonly Mention[] = []): Part[] {
  const parts: Part[] = [];
  let end = 0;
  const all = [...addressesIn(text), ...peopleIn(text, mentions)];
  for (const found of all.sort((one, other) => one.at - other.at)) {
    if (found.at > end) parts.push({ text: text.slice(end, found.at) });
    parts.push(found.part);
    end = found.end;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
