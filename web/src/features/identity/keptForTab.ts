/**
 * What the next step of a form needs, kept for this tab: a telephone may drop the tab while its owner looks at a mail or at
 * another app. Where the browser keeps nothing, there is nothing to be had.
 *
 * @param lasts how long the server takes it, in milliseconds
 */
export function keptForTab<Value>(name: string, lasts: number) {
  const forget = (): void => {
    try {
      sessionStorage.removeItem(name);
    } catch {
      // There was nothing to remove.
    }
  };
  return {
    keep(value: Value): void {
      try {
        const until = Date.now() + lasts;
        sessionStorage.setItem(name, JSON.stringify({ value, until }));
      } catch {
        // The page has it as long as it lives.
      }
    },
    now(): Value | null {
      try {
        const kept = JSON.parse(sessionStorage.getItem(name) ?? "null") as {
          value: Value;
          until: number;
        } | null;
        if (kept && kept.until > Date.now()) return kept.value;
        forget();
      } catch {
        // Nothing kept.
      }
      return null;
    },
    forget,
  };
}
