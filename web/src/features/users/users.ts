import { send, type Shapes } from "../../api/api";
import { words } from "../../i18n/i18n";

export type Profile = Shapes["Profile"];

/** The colours of a banner, by their names in the API; the usual one is none there. */
export const BANNERS = Object.keys(words.banners) as (keyof typeof words.banners)[];

/** What somebody typed as a link, as an address in ASCII; as it was typed where it is no address. */
export function addressOf(typed: string): string {
  const text = typed.trim();
  const address = !text || text.includes("://") ? text : `https://${text}`;
  return URL.canParse(address) ? new URL(address).href : text;
}

/** A link as it is shown: the host in ASCII, which no other host looks like. */
export const shownLink = (link: string) =>
  link.replace(/^https:\/\//, "").replace(/\/$/, "");

/** A change of one's own profile. */
export type Changes = Shapes["ProfileUpdate"];

export const updateProfile = (body: Changes) => send("put", "/api/profile/update", body);
