/** More lines than 280 characters without line breaks take on a telephone. */
export const MAX_LINES = 12;

/** Whether a text has so many line breaks that a list shows its beginning only. */
export function isTall(text: string): boolean {
  return text.split(/\r\n?|[\n\u2028\u2029]/, MAX_LINES + 1).length > MAX_LINES;
}
