import { useLayoutEffect, useRef } from "react";
import { onTick, serverNow, tickAt } from "../../lib/clock";
import { fuseOf, heatOf } from "../../lib/fuse";

/** The text has dissolved this long before its end, in milliseconds, so that none is seen after it. */
const DISSOLVES = 450;

/**
 * The fuse along a card's lower edge. It writes how much is left to its own element, as a custom
 * property, and how near the end is to the card, as an attribute; all that is seen is the style's.
 */
export function Fuse({ expiresAt }: { expiresAt: number }) {
  const fuse = useRef<HTMLSpanElement>(null);
  // Before the card is first laid out, so that it is laid out once and no fuse burns down to its length.
  useLayoutEffect(() => {
    const burn = () => {
      const own = fuse.current;
      const card = own?.parentElement;
      if (!card) return;
      const left = expiresAt - serverNow();
      const length = fuseOf(left).toFixed(3);
      // Not by React: each second of each card would be a drawing of it.
      if (own.style.getPropertyValue("--fuse") !== length)
        own.style.setProperty("--fuse", length);
      const heat = left <= DISSOLVES ? "gone" : heatOf(left);
      if (card.dataset.heat !== heat) card.dataset.heat = heat;
      if (left > DISSOLVES) tickAt(expiresAt - DISSOLVES);
    };
    burn();
    return onTick(burn);
  }, [expiresAt]);
  return <span ref={fuse} className="fuse" aria-hidden="true" />;
}
