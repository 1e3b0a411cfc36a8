/** What came of one attempt. */
export type Outcome =
  | { kind: 'delivered' }
  /** Worth another attempt, not before `retryAfterMs`. */
  | { kind: 'retry'; error: string; retryAfterMs: number }
  /** Another attempt would come to the same. */
  | { kind: 'failed'; reason: string; error: string };

/** How a receiver's answer is taken (Standard Webhooks: 2xx is success, 410 is for good, all else is tried again). */
export function outcomeOf(status: number, retryAfter: string | undefined, now: Date): Outcome {
  if (status >= 200 && status < 300) return { kind: 'delivered' };
  const error = `The receiver answered ${status}`;
  if (status === 410) return { kind: 'failed', reason: 'gone', error };
  return { kind: 'retry', error, retryAfterMs: pauseAsked(retryAfter, now) };
}

/** `Retry-After` in seconds or as a date (RFC 9110 §10.2.3); 0 when there is none. */
function pauseAsked(text: string | undefined, now: Date): number {
  if (text === undefined) return 0;
  if (/^\d{1,6}$/.test(text)) return Number(text) * 1000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? 0 : Math.max(0, at - now.getTime());
}
