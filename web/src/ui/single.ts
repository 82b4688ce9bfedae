import type { MouseEvent } from "react";

/** For a button whose neighbour may take its place: the second of a double click does nothing. */
export function single({ detail }: MouseEvent, act: () => void) {
  if (detail <= 1) act();
}
