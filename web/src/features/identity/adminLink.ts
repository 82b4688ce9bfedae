import { ApiError } from "../../api/ApiError";
import { send } from "../../api/api";

const KEPT = "cruddur:admin-link";
/** As long as the server keeps it. */
const LASTS = 24 * 3_600_000;

/** A link and when it ends, by this machine's clock, in milliseconds. */
type Kept = { link: string; until: number };

/** Where this browser keeps nothing, as long as the page lives. */
let kept: Kept | null = null;

/**
 * Takes the link out of the address, for the history, and keeps it over sign-up: for every tab, since
 * the link in the mail opens a new one.
 */
export function takeAdminLink(): void {
  const link = new URLSearchParams(location.hash.slice(1)).get("link");
  if (!link) return;
  history.replaceState(history.state, "", location.pathname);
  kept = { link, until: Date.now() + LASTS };
  try {
    localStorage.setItem(KEPT, JSON.stringify(kept));
  } catch {
    // Kept in memory alone.
  }
}

/** The link that this browser was opened with; null for none. */
export function adminLinkNow(): string | null {
  try {
    kept ??= JSON.parse(localStorage.getItem(KEPT) ?? "null") as Kept | null;
  } catch {
    // Nothing kept.
  }
  if (kept && kept.until <= Date.now()) forgetAdminLink();
  return kept?.link ?? null;
}

export function forgetAdminLink(): void {
  kept = null;
  try {
    localStorage.removeItem(KEPT);
  } catch {
    // There was nothing to remove.
  }
}

export async function becomeAdmin(): Promise<void> {
  try {
    await send("post", "/api/account/admin", { link: adminLinkNow() ?? "" });
  } catch (problem) {
    // Signing up and in would lead back to it for a day.
    if (problem instanceof ApiError && problem.codes.includes("admin_link_void"))
      forgetAdminLink();
    throw problem;
  }
  forgetAdminLink();
}
