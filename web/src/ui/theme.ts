export type Theme = "system" | "light" | "dark";

export const THEMES: readonly Theme[] = ["system", "light", "dark"];

const CHOICE = "cruddur:theme";

const isTheme = (value: string | null): value is Theme => THEMES.includes(value as Theme);

/** What the reader chose here; the system's wish where nothing is kept. */
export function themeNow(): Theme {
  try {
    const kept = localStorage.getItem(CHOICE);
    return isTheme(kept) ? kept : "system";
  } catch {
    return "system";
  }
}

/** Has the pages look as chosen. Call it once before anything is drawn. */
export function applyTheme(theme: Theme = themeNow()): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

export function chooseTheme(theme: Theme): void {
  try {
    if (theme === "system") localStorage.removeItem(CHOICE);
    else localStorage.setItem(CHOICE, theme);
  } catch {
    // Applied for now, forgotten with the page.
  }
  applyTheme(theme);
}
