const FIRST_DELAY_MS = 100;
const MAX_DELAY_MS = 10_000;

/**
 * How long to wait before a retry, in milliseconds: doubling from 0.1 to 10 seconds, half of it by
 * chance, so that senders that failed together do not come back together. Never earlier than the
 * service asked for.
 */
export function retryDelayMs(attempt: number, retryAfterMs: number, random: () => number): number {
  const full = Math.min(FIRST_DELAY_MS * 2 ** Math.min(attempt, 20), MAX_DELAY_MS);
  return Math.round(retryAfterMs + full / 2 + (random() * full) / 2);
}

/** A `Retry-After` header, seconds or a date (RFC 9110, 10.2.3), in milliseconds; else 0. */
export function readRetryAfterMs(header: string | null, now: number): number {
  if (header === null) return 0;
  const milliseconds = /^\s*\d+\s*$/.test(header)
    ? Number(header) * 1_000
    : Date.parse(header) - now;
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : 0;
}
