import { language } from "./i18n";
import { moderationDe } from "./moderation.de";
import { moderationEn } from "./moderation.en";

export type ModerationWords = typeof moderationEn;

/** What reports and the moderators' pages say, in the language of the moment. No first page loads it. */
export const moderationWords = (): ModerationWords =>
  ({ en: moderationEn, de: moderationDe })[language];
