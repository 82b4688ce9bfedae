/**
 * An e-mail address as people read it. The API has its domain in ASCII (`xn--…`), as mail does;
 * a domain that the browser would not turn into just that stays as it is.
 */
export function shownEmail(email: string): string {
  const at = email.lastIndexOf("@") + 1;
  const domain = email.slice(at);
  try {
    const shown = domain
      .split(".")
      .map((label) => (label.startsWith("xn--") ? decoded(label.slice(4)) : label))
      .join(".");
    return new URL(`http://${shown}`).hostname === domain
      ? email.slice(0, at) + shown
      : email;
  } catch {
    return email;
  }
}

/** Punycode (RFC 3492). */
function decoded(code: string): string {
  const last = code.lastIndexOf("-");
  const points =
    last > 0 ? [...code.slice(0, last)].map((letter) => letter.charCodeAt(0)) : [];
  let n = 128;
  let place = 0;
  let bias = 72;
  let at = last > 0 ? last + 1 : 0;
  while (at < code.length) {
    const before = place;
    for (let weight = 1, k = 36; ; k += 36) {
      const digit = "abcdefghijklmnopqrstuvwxyz0123456789".indexOf(
        code.charAt(at++) || "?",
      );
      if (digit < 0) throw new RangeError("This is no Punycode.");
      place += digit * weight;
      const threshold = Math.min(26, Math.max(1, k - bias));
      if (digit < threshold) break;
      weight *= 36 - threshold;
    }
    const length = points.length + 1;
    bias = adapted(place - before, length, before === 0);
    n += Math.floor(place / length);
    place %= length;
    points.splice(place++, 0, n);
  }
  return String.fromCodePoint(...points);
}

function adapted(change: number, length: number, first: boolean): number {
  let delta = Math.floor(first ? change / 700 : change / 2);
  delta += Math.floor(delta / length);
  let k = 0;
  for (; delta > 455; k += 36) delta = Math.floor(delta / 35);
  return k + Math.floor((36 * delta) / (delta + 38));
}
