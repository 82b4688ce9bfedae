import { aboutDe } from "./about.de";
import { aboutEn } from "./about.en";
import { language } from "./i18n";

export type AboutWords = typeof aboutEn;

/** What the pages of prose say, in the language of the moment. */
export const aboutWords = (): AboutWords => ({ en: aboutEn, de: aboutDe })[language];
