import { isAddressedTo, type Looker, type Recipient } from '../projection/recipient.ts';
import type { ApprovalPolicy, Verdict } from './approval-policy.ts';

export interface GivenVerdict {
  seat: number;
  /** Id of the person who gave it. */
  by: string;
  verdict: Verdict;
  /** Hash of the packages the verdict is on. */
  hash: string;
}

export interface Tally {
  outcome: 'approved' | 'refused' | 'pending';
  /** What each seat says on these packages; null where it has not spoken. */
  seats: (Verdict | null)[];
}

/**
 * Where a release stands. Verdicts count for the packages they were given on and for no others; a seat that speaks again
 * takes back what it said. The creator has no seat, whatever was written down.
 */
export function tally(policy: ApprovalPolicy, given: readonly GivenVerdict[], hash: string, creator: string): Tally {
  if (policy.mode === 'none') return { outcome: 'approved', seats: [] };
  const seats = policy.seats.map(
    (_, seat) =>
      given.findLast((verdict) => verdict.seat === seat && verdict.hash === hash && verdict.by !== creator)?.verdict ??
      null,
  );
  const count = (verdict: Verdict | null): number => seats.filter((one) => one === verdict).length;
  if (policy.mode === 'consensus') {
    if (count('refuse') > 0) return { outcome: 'refused', seats };
    if (count(null) > 0) return { outcome: 'pending', seats };
    return { outcome: count('approve') > 0 ? 'approved' : 'refused', seats };
  }
  if (count('approve') >= policy.quorum) return { outcome: 'approved', seats };
  return { outcome: count('approve') + count(null) < policy.quorum ? 'refused' : 'pending', seats };
}

const NARROWEST_FIRST: readonly Recipient['kind'][] = ['person', 'organisation', 'nation'];

/**
 * The seat a person speaks from: the narrowest that is theirs. Nobody fills two, so that two seats are two people; a
 * seat somebody else holds is not taken from them. Undefined when there is none.
 */
export function seatOf(policy: ApprovalPolicy, given: readonly GivenVerdict[], looker: Looker): number | undefined {
  if (policy.mode === 'none') return undefined;
  const held = given.findLast(({ by }) => by === looker.id)?.seat;
  if (held !== undefined) return held;
  const taken = new Set(given.map(({ seat }) => seat));
  return policy.seats
    .map((seat, index) => ({ seat, index }))
    .filter(({ seat, index }) => !taken.has(index) && isAddressedTo(seat, looker))
    .sort((a, b) => NARROWEST_FIRST.indexOf(a.seat.kind) - NARROWEST_FIRST.indexOf(b.seat.kind))[0]?.index;
}
