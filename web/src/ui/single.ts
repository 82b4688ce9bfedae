import type { MouseEvent } from "react";

/**
 * For a button whose neighbour may take its place: the second of a mouse's double click does
 * nothing. Where a browser counts each tap of a finger as one, a second tap counts.
 */
export function single({ detail }: MouseEvent, act: () => void) {
  if (detail <= 1) act();
}
