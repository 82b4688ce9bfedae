import { useState } from "react";
import { chooseLanguage, language, LANGUAGES, words, type Language } from "../i18n/i18n";
import { Link } from "../ui/router";
import { chooseTheme, themeNow, THEMES, type Theme } from "../ui/theme";
import { openShortcuts } from "./openShortcuts";

/** What the one menu has for everybody. */
export function MenuEntries({ close }: { close: () => void }) {
  const [theme, setTheme] = useState(themeNow);
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
      <label>
        {words.languageLabel}
        <select
          value={language}
          onChange={(event) => void chooseLanguage(event.target.value as Language)}
        >
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code} lang={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <label>
        {words.themeLabel}
        <select
          value={theme}
          onChange={(event) => {
            const chosen = event.target.value as Theme;
            setTheme(chosen);
            chooseTheme(chosen);
          }}
        >
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {words.themes[one]}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}
