import { useEffect, type RefObject } from "react";

/** Calls when the reader comes near the end of a list, as long as there is more. */
export function useNearEnd(
  end: RefObject<Element | null>,
  further: boolean,
  /** Changes with each page. */
  shown: string,
  more: () => void,
): void {
  useEffect(() => {
    if (!further || !end.current) return;
    // A busy browser reports several observations at once, the oldest first. Only the newest says where the end is now.
    const seen = new IntersectionObserver(
      (entries) => entries.at(-1)?.isIntersecting && more(),
      { rootMargin: "600px" },
    );
    seen.observe(end.current);
    return () => seen.disconnect();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- anew after each page, not each drawing
  }, [further, shown]);
}
