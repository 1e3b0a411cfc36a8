/** What can be wrong with a trail. */
export const TRAIL_FAULTS = [
  'entry_changed',
  'entry_missing',
  'journal_row_changed',
  'journal_row_missing',
  'head_changed',
  'head_missing',
  'root_differs',
] as const;
export type TrailFaultKind = (typeof TRAIL_FAULTS)[number];

/** The first thing found wrong, and where. */
export interface TrailFault {
  fault: TrailFaultKind;
  /** The entry; of a head that does not fit, the first entry that the head before it does not vouch for. */
  index: number;
  /** The journal entry; null where it cannot be known. */
  realm: string | null;
  seq: number | null;
  /** Number of the head; null where it is no head's fault. */
  head: number | null;
  /** For people. Tells nothing of the content. */
  text: string;
}

export interface TrailReport {
  ok: boolean;
  /** Entries verified. */
  entries: number;
  /** Signed heads verified. */
  heads: number;
  /** The last entry a signed head vouches for; those after it can still be rewritten unseen. */
  signedUpTo: number;
  fault: TrailFault | null;
}
