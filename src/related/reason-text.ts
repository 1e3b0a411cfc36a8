import type { KeyKind } from './related-key.ts';
import { valueOf } from './related-key.ts';
import { longestRuns, sequenceKey } from './techniques.ts';

/** A reason as it is stored, one for each key. */
export interface StoredReason {
  key: string;
  kind: KeyKind;
  holders: number;
  at: string;
  otherAt: string | null;
  evidence: string[];
  otherEvidence: string[];
  packageEvidence: string[];
}

/** What two sides have in common, in a sentence, and as a key with parameters to say it in another language. */
export interface ToldReason {
  kind: KeyKind;
  value: string;
  text: string;
  messageKey: string;
  parameters: { value: string; holders: number; most: number };
  /** Cases and packages that have it. */
  holders: number;
  /** More of them would make it too common to bind anything. */
  most: number;
  at: string;
  otherAt: string | null;
  evidence: string[];
  otherEvidence: string[];
  packageEvidence: string[];
}

const NOUNS: Readonly<Record<KeyKind, string>> = {
  address: 'the address',
  domain: 'the domain',
  url: 'the address',
  hash: 'the file hash',
  serial: 'the serial number',
  operator: 'the operator id',
  vessel: 'the vessel',
  mac: 'the hardware address',
  sequence: 'the techniques',
  technique: 'the technique',
};

/** Reasons for readers, the rarest first; sequences that overlap are one. */
export function tellReasons(reasons: readonly StoredReason[], most: number, inARow: number): ToldReason[] {
  const told = [...reasons.filter(({ kind }) => kind !== 'sequence'), ...joined(reasons, inARow)].map(
    ({ key, kind, holders, at, otherAt, evidence, otherEvidence, packageEvidence }): ToldReason => {
      const value = kind === 'sequence' ? valueOf(key).replaceAll('>', ' → ') : valueOf(key);
      const order = kind === 'sequence' ? ', in this order' : '';
      return {
        kind,
        value,
        text: `Both met ${NOUNS[kind]} ${value}${order}; ${holders} have it, and what more than ${most} have binds nothing`,
        messageKey: `related.${kind}`,
        parameters: { value, holders, most },
        holders,
        most,
        at,
        otherAt,
        evidence,
        otherEvidence,
        packageEvidence,
      };
    },
  );
  return told.sort((a, b) => a.holders - b.holders || (a.kind + a.value < b.kind + b.value ? -1 : 1));
}

function joined(reasons: readonly StoredReason[], inARow: number): StoredReason[] {
  const sequences = new Map(reasons.filter(({ kind }) => kind === 'sequence').map((reason) => [reason.key, reason]));
  return longestRuns([...sequences.keys()]).flatMap((run) => {
    const parts = run.flatMap((_, from) => sequences.get(sequenceKey(run.slice(from, from + inARow))) ?? []);
    const [first] = parts;
    if (!first) return [];
    const all = (of: (part: StoredReason) => string[]): string[] => [...new Set(parts.flatMap(of))];
    return Object.assign({}, first, {
      key: sequenceKey(run),
      holders: Math.min(...parts.map(({ holders }) => holders)),
      evidence: all(({ evidence }) => evidence),
      otherEvidence: all(({ otherEvidence }) => otherEvidence),
      packageEvidence: all(({ packageEvidence }) => packageEvidence),
    });
  });
}
