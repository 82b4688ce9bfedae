import { DEFAULT_TTL, TTLS, type Ttl } from "./cruds";

/**
 * What is being written, kept in this tab over a reload, a failure and a lapsed session; signing out
 * and closing the tab forget it. The key goes with the text, so that sending it again posts it once.
 */
export type Draft = { message: string; ttl: Ttl; key: string };

const PREFIX = "cruddur:draft:";
const nameOf = (author: string, target: string) => `${PREFIX}${author}:${target}`;

export const emptyDraft = (): Draft => ({
  message: "",
  ttl: DEFAULT_TTL,
  key: crypto.randomUUID(),
});

export function readDraft(author: string, target: string): Draft {
  try {
    const kept = JSON.parse(
      sessionStorage.getItem(nameOf(author, target)) ?? "",
    ) as Partial<Draft>;
    const { message, ttl, key } = kept;
    if (typeof message === "string" && ttl && ttl in TTLS && key)
      return { message, ttl, key };
  } catch {
    // Nothing kept, or nothing that we wrote.
  }
  return emptyDraft();
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
  for (const name of Object.keys(sessionStorage))
    if (name.startsWith(PREFIX)) sessionStorage.removeItem(name);
}
