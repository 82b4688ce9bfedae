const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

/**
 * To be called while a card is taken from the page: leaves an empty space of its height, which
 * closes in half a second. The text itself has gone; a card that is out of sight leaves none.
 */
export function collapseFrom(card: HTMLElement): void {
  const { top, bottom, height } = card.getBoundingClientRect();
  if (still() || bottom <= 0 || top >= window.innerHeight) return;
  const space = document.createElement("div");
  space.className = "ash";
  space.ariaHidden = "true";
  space.style.setProperty("--height", `${height}px`);
  space.addEventListener("animationend", () => space.remove());
  card.before(space);
  // Where animations are switched off in another way, no end of one is told.
  setTimeout(() => space.remove(), 1000);
}
