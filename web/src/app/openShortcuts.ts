const WANTED = "cruddur:shortcuts";

/** From a menu: the same sheet that "?" opens. */
export function openShortcuts(): void {
  window.dispatchEvent(new Event(WANTED));
}

export function onShortcutsWanted(open: () => void): () => void {
  window.addEventListener(WANTED, open);
  return () => window.removeEventListener(WANTED, open);
}
