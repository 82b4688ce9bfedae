import { useState } from "react";
import { chooseLanguage, language, LANGUAGES, words, type Language } from "../i18n/i18n";
import { Chips } from "../ui/Chips";
import { Link } from "../ui/router";
import { chooseTheme, themeNow, THEMES } from "../ui/theme";
import { openShortcuts } from "./openShortcuts";

/** What the one menu has for everybody. */
export function MenuEntries({ close }: { close: () => void }) {
  const [theme, setTheme] = useState(themeNow);
  // Chosen at once, spoken when its words are there.
  const [chosenLanguage, setChosenLanguage] = useState(language);
  return (
    <>
      <Link href="/people" onClick={close}>
        {words.people}
      </Link>
      <Link href="/about" onClick={close}>
        {words.about}
      </Link>
      <Link href="/privacy" onClick={close}>
        {words.privacy}
      </Link>
      <button
        type="button"
        onClick={() => {
          close();
          openShortcuts();
        }}
      >
        {words.shortcuts}
      </button>
      <Chips
        legend={words.languageLabel}
        among={Object.keys(LANGUAGES) as Language[]}
        face={(code) => <bdi lang={code}>{LANGUAGES[code]}</bdi>}
        chosen={chosenLanguage}
        onChoose={(code) => {
          setChosenLanguage(code);
          void chooseLanguage(code).finally(() => setChosenLanguage(language));
        }}
      />
      <Chips
        legend={words.themeLabel}
        among={THEMES}
        face={(one) => words.themes[one]}
        chosen={theme}
        onChoose={(one) => {
          setTheme(one);
          chooseTheme(one);
        }}
      />
    </>
  );
}
