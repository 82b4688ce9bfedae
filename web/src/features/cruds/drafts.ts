import { serverNow } from "../../lib/clock";
import { unique } from "../../lib/unique";
import type { Audience } from "../../api/api";
import { lastTtl } from "./lifetimes";
import { ttlOf, TTLS, type Crud, type Ttl } from "../../api/cruds";

/**
 * What is being written, kept in this tab over a reload, a failure and a lapsed session; signing out
 * and closing the tab forget it. The key goes with the text, so that sending it again posts it once.
 */
export type Draft = {
  message: string;
  ttl: Ttl;
  /** The people who may read it; the server's default until one is chosen. */
  audience?: Audience;
  /** Whether the text is to be hidden until a reader asks for it. */
  sensitive?: boolean;
  key: string;
  /** The lifetime that was sent with this key, where it was sent before: a second try is the same post. */
  sent?: Ttl;
  /** For a reply: when what it answers is gone, by the server's clock; 0 once it is. */
  until?: number;
};

const PREFIX = "cruddur:draft:";
const UNDONE = "undone";
const nameOf = (author: string, target: string) => `${PREFIX}${author}:${target}`;

export const emptyDraft = (): Draft => ({
  message: "",
  ttl: lastTtl(),
  key: unique(),
});

function kept(name: string): Draft | undefined {
  try {
    const { message, ttl, audience, sensitive, key, sent, until } = JSON.parse(
      sessionStorage.getItem(name) ?? "",
    ) as Partial<Draft>;
    if (typeof message === "string" && ttl && ttl in TTLS && key)
      return { message, ttl, audience, sensitive, key, sent, until };
  } catch {
    // Nothing kept, or nothing that we wrote.
  }
  return undefined;
}

/** None in a browser that keeps nothing. */
function namesFrom(start: string): string[] {
  try {
    return Object.keys(sessionStorage).filter((name) => name.startsWith(start));
  } catch {
    return [];
  }
}

/** What was written in answer to a crud that is gone: no card leads back to it. */
function stranded(author: string): Draft | undefined {
  for (const name of namesFrom(nameOf(author, ""))) {
    const draft = kept(name);
    if (draft?.until === undefined || draft.until > serverNow()) continue;
    sessionStorage.removeItem(name);
    const { message, ttl, audience, sensitive, key } = draft;
    const alone = { message, ttl, audience, sensitive, key };
    keepDraft(author, "new", alone);
    return alone;
  }
  return undefined;
}

/** The text that was undone while another was being written. It becomes the draft of the next form. */
function waiting(author: string): Draft | undefined {
  const draft = kept(nameOf(author, UNDONE));
  if (!draft) return undefined;
  sessionStorage.removeItem(nameOf(author, UNDONE));
  keepDraft(author, "new", draft);
  return draft;
}

export function readDraft(author: string, target: string): Draft {
  return (
    kept(nameOf(author, target)) ??
    (target === "new" ? (stranded(author) ?? waiting(author)) : undefined) ??
    emptyDraft()
  );
}

/** Keeps the text of a crud that its author has deleted; where another is being written, for the next form. */
export function keepDeleted(author: string, target: string, crud: Crud): void {
  const free = !kept(nameOf(author, target));
  const { message, audience, sensitive } = crud;
  const draft = { message, ttl: ttlOf(crud), audience, sensitive, key: unique() };
  keepDraft(author, free ? target : UNDONE, draft);
}

/** Begins a new crud with this text, below what is being written if anything is. */
export function beginDraft(author: string, text: string): void {
  const draft = readDraft(author, "new");
  const message = draft.message ? `${draft.message}\n${text}` : text;
  keepDraft(author, "new", { ...draft, message, key: unique() });
}

export function keepDraft(author: string, target: string, draft: Draft): void {
  try {
    if (draft.message === "") sessionStorage.removeItem(nameOf(author, target));
    else sessionStorage.setItem(nameOf(author, target), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still has the form.
  }
}

export function forgetDrafts(): void {
  for (const name of namesFrom(PREFIX)) sessionStorage.removeItem(name);
}
