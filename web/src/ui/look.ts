/** What a person's disc looks like, the same wherever it is drawn. */
export type Look = { hue: number; pattern: number; turn: number };

export const PATTERNS = 6;

/** FNV-1a, 32 bits: similar ids are far apart. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text))
    hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** Hue in degrees, pattern and turn (in eighths of a circle) from what names the person for good. */
export function lookOf(id: string): Look {
  const hash = hashOf(id.toLowerCase());
  return {
    hue: hash % 360,
    pattern: (hash >>> 12) % PATTERNS,
    turn: (hash >>> 20) % 8,
  };
}
