import type { ReactNode } from "react";
import { lookOf } from "./look";

let segmenter: Intl.Segmenter | undefined;

/** Where characters begin that may join the one before them. */
const JOINING = "\u0300";

/**
 * The first character as a reader sees it. A segmenter takes a browser longer to make than all else
 * that this script does at its start, so only names that need one get it.
 */
function firstOf(name: string): string {
  const [first = "", second = ""] = name;
  if (first < JOINING && second < JOINING) return first;
  segmenter ??= new Intl.Segmenter("en", { granularity: "grapheme" });
  return [...segmenter.segment(name)][0]?.segment ?? "";
}

/** Each covers a part of 48 by 48, so that it can be told from the others when it is turned. */
const SHAPES: ReactNode[] = [
  <path key="half" d="M-12 24h72v40h-72Z" />,
  <path key="bands" d="M-12 6h72v8h-72ZM-12 22h72v8h-72ZM-12 38h72v8h-72Z" />,
  <path
    key="ring"
    fillRule="evenodd"
    d="M24 4a20 20 0 1 0 .1 0ZM24 13a11 11 0 1 1-.1 0Z"
  />,
  <path key="hill" d="M-12 34q18-22 36 0t36 0v30h-72Z" />,
  <path key="wedge" d="M24 24-12-12h72Z" />,
  <path
    key="dots"
    d="M8 8a7 7 0 1 0 .1 0ZM38 12a9 9 0 1 0 .1 0ZM22 34a8 8 0 1 0 .1 0Z"
  />,
];

/**
 * A disc with a person's colour, pattern and first letter. White on it is at least 4.5 to 1,
 * whichever the hue: the lightness of both colours is fixed.
 *
 * @param id what the look is made from
 */
export function Avatar({
  name,
  id,
  size,
}: {
  name: string;
  id: string;
  size?: "small" | "large";
}) {
  const first = firstOf(name.trim());
  const { hue, pattern, turn } = lookOf(id);
  return (
    <div className={size ? `avatar ${size}` : "avatar"} aria-hidden="true">
      <svg viewBox="0 0 48 48" fill={`oklch(0.54 0.16 ${(hue + 40) % 360})`}>
        <rect width="48" height="48" fill={`oklch(0.45 0.15 ${hue})`} />
        <g transform={`rotate(${45 * turn} 24 24)`}>{SHAPES[pattern]}</g>
      </svg>
      <span>{first.toLocaleUpperCase()}</span>
    </div>
  );
}
