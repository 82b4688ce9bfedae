/** A signed statement that its author holds of a crud: no text, and nothing of it is kept at the server. */
export type Receipt = {
  crud: string;
  /** A compact JWS. */
  receipt: string;
  nonce: string;
  /** The end of the crud, in milliseconds since 1970. */
  ends: number;
  /** What the server signed when it was asked after the end. */
  checked?: string;
};

const PREFIX = "cruddur:receipts:";
/** For as long as destroyed keys are listed, and a week to ask. */
const KEPT_FOR = 38 * 24 * 3_600_000;

const nameOf = (author: string) => PREFIX + author;

/** The receipts that this browser keeps for somebody, the newest first; null for who keeps none. */
export function receiptsOf(author: string): Receipt[] | null {
  try {
    const kept = localStorage.getItem(nameOf(author));
    if (!kept) return null;
    const all = JSON.parse(kept) as Receipt[];
    const fresh = all.filter(({ ends }) => ends + KEPT_FOR > Date.now());
    if (fresh.length < all.length) write(author, fresh);
    return fresh;
  } catch {
    // A browser that keeps nothing keeps no receipts.
    return null;
  }
}

/** Keeps receipts from now on, or no more; those that are there go too. */
export function turnReceipts(author: string, on: boolean): void {
  try {
    if (!on) localStorage.removeItem(nameOf(author));
    else if (!receiptsOf(author)) write(author, []);
  } catch {
    // It stays off.
  }
}

/** What a post asks for, for somebody who keeps receipts. */
export const preferred = (author: string): Record<string, string> =>
  receiptsOf(author) ? { Prefer: "receipt" } : {};

/** Keeps the receipt that came with the answer to a post, if there is one. */
export function keepReceipt(
  author: string,
  crud: { uuid: string; expires_at: string },
  headers: Headers,
): void {
  const receipt = headers.get("Receipt");
  const nonce = headers.get("Receipt-Nonce");
  const all = receiptsOf(author);
  if (!receipt || !nonce || !all) return;
  const others = all.filter((one) => one.crud !== crud.uuid);
  const ends = Date.parse(crud.expires_at);
  write(author, [{ crud: crud.uuid, receipt, nonce, ends }, ...others]);
}

/** Keeps the second statement with its receipt. */
export function keepChecked(author: string, crud: string, checked: string): void {
  const all = receiptsOf(author) ?? [];
  write(
    author,
    all.map((one) => (one.crud === crud ? { ...one, checked } : one)),
  );
}

function write(author: string, receipts: Receipt[]): void {
  try {
    localStorage.setItem(nameOf(author), JSON.stringify(receipts));
  } catch {
    // The browser is full: the post is there all the same.
  }
}

/** What a statement says. Whether it is signed well is for who doubts it to check, by the published key. */
export function claimsOf(statement: string): Record<string, unknown> {
  const [, claims = ""] = statement.replaceAll("-", "+").replaceAll("_", "/").split(".");
  const bytes = Uint8Array.from(atob(claims), (letter) => letter.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes)) as Record<string, unknown>;
}
