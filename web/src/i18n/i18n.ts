import { ApiError } from "../api/ApiError";
import { en, sentences as english } from "./en";
import type { refusalsEn } from "./refusals.en";

export type Words = typeof en;
type Sentences = Record<keyof typeof english, string>;
type Refusals = Record<keyof typeof refusalsEn, string>;
export type Language = "en" | "de";

/** A language comes with its own name; others than English are loaded when somebody wants them. */
export const LANGUAGES: Record<Language, string> = { en: en.language, de: "Deutsch" };

const CHOICE = "cruddur:language";

/** What the pages say, in the language of the moment: read while drawing, never kept. */
export let words: Words = en;
let sentences: Sentences & Partial<Refusals> = english;
export let language: Language = "en";
/** For dates and numbers: the reader's own region where it speaks this language. */
export let locale = "en";

const isLanguage = (code: string | null | undefined): code is Language =>
  code != null && Object.hasOwn(LANGUAGES, code);

const base = (tag: string) => tag.toLowerCase().split("-")[0];

/**
 * The browser's languages as Intl takes them, which throws at any other. Some machines give theirs
 * the way POSIX writes it, like en_US.UTF-8 or en-US@posix.
 */
export function wellFormed(tags: readonly string[]): string[] {
  return tags.flatMap((tag) => {
    try {
      return Intl.getCanonicalLocales(tag.replace(/[.@].*/, "").replaceAll("_", "-"));
    } catch {
      return [];
    }
  });
}

/** The language chosen here before, else the browser's first that we speak, else English. */
export function preferred(chosen: string | null, tags: readonly string[]): Language {
  if (isLanguage(chosen)) return chosen;
  return tags.map(base).find(isLanguage) ?? "en";
}

function stored(): string | null {
  try {
    return localStorage.getItem(CHOICE);
  } catch {
    // A browser that keeps nothing asks its own settings each time.
    return null;
  }
}

let spoken = () => {};

/** Calls this each time that another language is ready to be drawn. */
export function onLanguage(draw: () => void): void {
  spoken = draw;
}

export async function loadWords(): Promise<void> {
  await speak(preferred(stored(), wellFormed(navigator.languages)));
}

export async function chooseLanguage(next: Language): Promise<void> {
  try {
    localStorage.setItem(CHOICE, next);
  } catch {
    // Spoken for now, forgotten with the page.
  }
  await speak(next);
}

/** How often a language was chosen: of two, the last counts, whichever file comes first. */
let choices = 0;

async function speak(next: Language): Promise<void> {
  const mine = ++choices;
  // Without the file of words there is English, which is always there.
  const german = next === "de" ? await import("./de").catch(() => null) : null;
  const spokenNext = german ? "de" : "en";
  const refusals = wereRefused ? await refusalsIn(spokenNext) : null;
  if (mine !== choices) return;
  words = german?.de ?? en;
  sentences = { ...(german?.sentences ?? english), ...refusals };
  language = spokenNext;
  const tags = wellFormed(navigator.languages);
  locale = tags.find((tag) => base(tag) === language) ?? language;
  document.documentElement.lang = language;
  spoken();
}

/** Null without their file, as without a network or after a newer release. */
function refusalsIn(language: Language): Promise<Refusals | null> {
  const part =
    language === "de"
      ? import("./refusals.de").then(({ refusalsDe }) => refusalsDe)
      : import("./refusals.en").then(({ refusalsEn }) => refusalsEn);
  return part.catch(() => null);
}

/** Whether anything was refused since this document was loaded. */
let wereRefused = false;

/**
 * Has the sentences for refusals ready, in the language of the moment. Where their file does not come,
 * the server's own are shown, and the next call tries again.
 *
 * @returns whether the sentences are there
 */
export async function loadRefusals(): Promise<boolean> {
  wereRefused = true;
  const asked = language;
  const refusals = await refusalsIn(asked);
  if (language === asked) sentences = { ...sentences, ...refusals };
  return refusals !== null;
}

function sentenceOf(code: string): string | undefined {
  return Object.hasOwn(sentences, code)
    ? sentences[code as keyof typeof sentences]
    : undefined;
}

/** What to tell the reader about a failure: our own words, or else the server's. */
export function sentencesFor(
  error: unknown,
  about: (code: string) => boolean = () => true,
): string[] {
  const fallback = sentences.internal_error;
  if (!(error instanceof ApiError)) return [fallback];
  const said = error.codes
    .filter(about)
    .map((code) => sentenceOf(code) ?? (error.detail || fallback));
  return [...new Set(said)];
}
