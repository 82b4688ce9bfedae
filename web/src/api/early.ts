/** An answer that early.js has asked for before this script was there; times by this machine's clock. */
type Early = { answer: Promise<Response>; sentAt: number; receivedAt?: number };

declare global {
  interface Window {
    early?: Record<string, Early>;
  }
}

/** How long after it was asked for an answer is taken, in milliseconds: as slow as a line may be. */
const FRESH_FOR = 20_000;

/**
 * The answer that was asked for at this address before, once; a failure is tried anew by who asks. What
 * has changed since, the stream's first event has the page read again.
 */
export function takeEarly(address: string): Early | undefined {
  const early = window.early?.[address];
  if (!early || Date.now() - early.sentAt > FRESH_FOR) return undefined;
  delete window.early?.[address];
  return early;
}
