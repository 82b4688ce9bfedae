/**
 * Moves the focus to the card after (1) or before (-1) the one that has it; where none has, to the
 * first that can be seen. Says whether there was one.
 */
export function stepFrom(step: number): boolean {
  const cards = [...document.querySelectorAll<HTMLElement>("main article")];
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const visible = cards.findIndex((card) => card.getBoundingClientRect().bottom > 0);
  const next = cards[at < 0 ? visible : at + step];
  next?.focus();
  return next !== undefined;
}

/** The id of the crud whose card has the focus. */
export function focusedCrud(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("article[data-uuid]")?.dataset.uuid;
}
