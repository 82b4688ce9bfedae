import { accountDe } from "./account.de";
import { accountEn } from "./account.en";
import { language } from "./i18n";

export type AccountWords = typeof accountEn;

/** What the pages of accounts say, in the language of the moment. A stranger's first page does not load it. */
export const accountWords = (): AccountWords =>
  ({ en: accountEn, de: accountDe })[language];
