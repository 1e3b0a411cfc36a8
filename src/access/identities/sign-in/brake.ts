/**
 * Lock-out by delay: after a few failures each further attempt has to wait, longer and longer, up to a bound, so that
 * guessing becomes hopeless and nobody is locked out of their account for good by others who guess.
 */
export interface BrakeRule {
  /** Failures that cost nothing: people mistype. */
  free: number;
  /** The longest wait, in milliseconds. */
  most: number;
}

/** After this long without a failure those before are forgotten. */
export const FORGET_MS = 24 * 60 * 60 * 1000;
const FIRST_WAIT_MS = 1_000;

export const BRAKE_RULES = {
  /** Whoever asks for it, from wherever. Short, because anybody may cause it. */
  login: { free: 5, most: 30_000 },
  /** Whatever it asks for. Wide, because many people may share an address. */
  address: { free: 30, most: 15 * 60_000 },
  /** Second factors: whoever gets here knows the password already. */
  factor: { free: 5, most: 60 * 60_000 },
  /** One-time links: there is nothing to mistype. */
  link: { free: 10, most: 15 * 60_000 },
} as const satisfies Record<string, BrakeRule>;
export type BrakeKind = keyof typeof BRAKE_RULES;

/** What is known of one login or address. */
export interface BrakeState {
  failures: number;
  failedAt: Date;
  closedUntil: Date;
}

/** The wait after so many failures, in milliseconds. */
export function waitAfter(failures: number, rule: BrakeRule): number {
  const over = failures - rule.free;
  return over <= 0 ? 0 : Math.min(rule.most, FIRST_WAIT_MS * 2 ** Math.min(over - 1, 40));
}

/** Milliseconds until the next attempt is let through; 0 when it is. */
export function waitLeft(state: BrakeState | undefined, now: Date): number {
  return state === undefined ? 0 : Math.max(0, state.closedUntil.getTime() - now.getTime());
}

/** An attempt is counted as a failure before it is judged, so that many at once gain nothing. */
export function afterAttempt(state: BrakeState | undefined, now: Date, rule: BrakeRule): BrakeState {
  const stale = state === undefined || now.getTime() - state.failedAt.getTime() > FORGET_MS;
  const failures = (stale ? 0 : state.failures) + 1;
  return { failures, failedAt: now, closedUntil: new Date(now.getTime() + waitAfter(failures, rule)) };
}

/** An address counts as one; of IPv6 the network of 64 bits, since a single host owns all of it. */
export function addressKey(address: string | null): string {
  if (address === null) return 'unknown';
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.toLowerCase().split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const zeros = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(zeros).fill('0'), ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
