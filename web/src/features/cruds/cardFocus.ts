/** The cards that are drawn in here, in their order. */
export function cardsIn(element: Element | null): HTMLElement[] {
  return [...(element?.querySelectorAll<HTMLElement>("article[data-uuid]") ?? [])];
}

/** The card that had the focus last, on each page. */
const stood = new Map<string, string>();

/** To be called when a card, or something in it, takes the focus. */
export function rememberFocus(uuid: string): void {
  stood.set(location.pathname, uuid);
}

const isBelowTop = (card: HTMLElement) => card.getBoundingClientRect().bottom > 0;
const isVisible = (card: HTMLElement) =>
  isBelowTop(card) && card.getBoundingClientRect().top < window.innerHeight;

/**
 * Moves the focus to the card after (1) or before (-1) the one that has it. Where none has, it goes
 * on from the one that had it last, if that can be seen; or else to the first that can. Says whether
 * there was one.
 */
export function moveFocus(step: number): boolean {
  const cards = cardsIn(document.querySelector("main"));
  const focused = cards.findIndex((card) => card.contains(document.activeElement));
  const last = stood.get(location.pathname);
  const stands = cards.findIndex((card) => card.dataset.uuid === last && isVisible(card));
  const from = focused < 0 ? stands : focused;
  const next = from < 0 ? cards.find(isBelowTop) : cards[from + step];
  next?.focus();
  return next !== undefined;
}

/** The id of the crud whose card has the focus. */
export function focusedUuid(): string | undefined {
  return document.activeElement?.closest<HTMLElement>("article[data-uuid]")?.dataset.uuid;
}
