const MINUTE = 60_000;
const LONGEST = 30 * 24 * 60 * MINUTE;

/**
 * How much of a crud's fuse is left, from 1 (thirty days) to 0 (now): by the logarithm of the time
 * left alone, so that cruds that leave together look alike, however long they have lived.
 */
export function fuseOf(left: number): number {
  const clamped = Math.min(Math.max(left, 0), LONGEST);
  return Math.log1p(clamped / MINUTE) / Math.log1p(LONGEST / MINUTE);
}

/** How near the end is, as the style has it: the last minute, hour and day, or more than that. */
export function heatOf(left: number): "glow" | "ember" | "warm" | "calm" {
  if (left <= MINUTE) return "glow";
  if (left <= 60 * MINUTE) return "ember";
  return left <= 24 * 60 * MINUTE ? "warm" : "calm";
}
