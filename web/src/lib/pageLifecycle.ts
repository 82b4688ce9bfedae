/**
 * Tells when this page is put away whole, frozen or into the browser's back/forward cache, and when
 * it is brought back.
 */
export function onHideAndShow(leave: () => void, back: () => void): () => void {
  let away = false;
  const go = () => {
    if (!away) leave();
    away = true;
  };
  const come = () => {
    if (away) back();
    away = false;
  };
  window.addEventListener("pagehide", go);
  document.addEventListener("freeze", go);
  window.addEventListener("pageshow", come);
  document.addEventListener("resume", come);
  return () => {
    window.removeEventListener("pagehide", go);
    document.removeEventListener("freeze", go);
    window.removeEventListener("pageshow", come);
    document.removeEventListener("resume", come);
  };
}

/** How long a check may take before what is there is shown all the same, in milliseconds. */
const PATIENCE = 3000;

/**
 * Covers the cruds from when this page is put away until what they are is checked: not for one
 * frame must be seen what is gone since. The page's own clock has dropped what it knows of by then;
 * the check is for what it cannot know.
 */
export function hideWhileAway(check: () => Promise<unknown>): () => void {
  const { classList } = document.documentElement;
  let visits = 0;
  return onHideAndShow(
    () => {
      visits++;
      classList.add("veiled");
    },
    () => {
      const visit = visits;
      const unveil = () => {
        if (visit === visits) classList.remove("veiled");
      };
      setTimeout(unveil, PATIENCE);
      void check().finally(unveil);
    },
  );
}
