import { NATION_WIDE } from '../access/policy/decide.ts';
import { strictestTlp, type Tlp } from '../access/policy/marking.ts';

/** A case that has a key, marked as strictly as the case and what shows the key in it. Times in epoch milliseconds. */
export interface CaseHolder {
  caseId: string;
  siteId: string;
  organisationId: string;
  tlp: Tlp;
  /** When the key was met in it. */
  at: number;
}

/** A package that has it, and whom it is addressed to. */
export interface ShareHolder {
  shareId: string;
  kind: 'nation' | 'organisation' | 'person';
  organisationId: string | null;
  accountId: string | null;
  /** The case it was made of, which is not held against its own package. */
  ofCaseId: string;
  /** Null where it does not say. */
  at: number | null;
}

/** Who sees both sides: those of the nation whom a thing of this owner and marking admits; one person where named. */
export interface Audience {
  organisationId: string;
  tlp: Tlp;
  to: string | null;
}

export interface FoundPair {
  case: CaseHolder;
  /** Of two cases the one whose id sorts second. */
  other: CaseHolder | ShareHolder;
  audience: Audience;
  /** Cases and packages with the key that everybody of the audience sees. */
  holders: number;
}

export interface PairingRules {
  most: number;
  windowDays: number;
}

/**
 * The pairs that one key binds, of all cases and packages of one nation that have it.
 *
 * How many have it is counted, for each pair, of what everybody sees who sees both sides. Whether a pair is proposed, and the
 * number it is proposed with, are then functions of what each of them could count by hand, and tell of nothing else.
 */
export function pairsOf(
  cases: readonly CaseHolder[],
  shares: readonly ShareHolder[],
  { most, windowDays }: PairingRules,
): FoundPair[] {
  // Whoever sees anything of a nation sees these.
  if (cases.filter(({ tlp }) => NATION_WIDE.includes(tlp)).length > most) return [];
  const count = counter(cases, shares);
  const near = (a: number | null, b: number | null): boolean =>
    a === null || b === null || Math.abs(a - b) <= windowDays * 86_400_000;
  const pairs: FoundPair[] = [];
  const ordered = [...cases].sort((a, b) => (a.caseId < b.caseId ? -1 : 1));
  for (const [index, one] of ordered.entries()) {
    for (const other of ordered.slice(index + 1)) {
      if (one.siteId === other.siteId || !near(one.at, other.at)) continue;
      const audience = audienceOfCases(one, other);
      const holders = audience === undefined ? 0 : count.cases(audience);
      if (audience && holders <= most) pairs.push({ case: one, other, audience, holders });
    }
    for (const share of shares) {
      if (share.ofCaseId === one.caseId || !near(one.at, share.at)) continue;
      const audience = audienceOfShare(one, share);
      const holders = audience === undefined ? 0 : count.cases(one) + count.shares(share);
      if (audience && holders <= most) pairs.push({ case: one, other: share, audience, holders });
    }
  }
  return pairs;
}

export function isShare(holder: CaseHolder | ShareHolder): holder is ShareHolder {
  return 'shareId' in holder;
}

function audienceOfCases(one: CaseHolder, other: CaseHolder): Audience | undefined {
  const strict = [one, other].filter(({ tlp }) => !NATION_WIDE.includes(tlp));
  const [owner = one] = strict;
  if (strict.some(({ organisationId }) => organisationId !== owner.organisationId)) return undefined;
  return { organisationId: owner.organisationId, tlp: strictestTlp(one.tlp, other.tlp), to: null };
}

function audienceOfShare(one: CaseHolder, share: ShareHolder): Audience | undefined {
  const own = { organisationId: one.organisationId, tlp: one.tlp };
  if (share.kind === 'nation' || share.organisationId === null) return { ...own, to: null };
  if (!NATION_WIDE.includes(one.tlp) && one.organisationId !== share.organisationId) return undefined;
  const tlp = strictestTlp(one.tlp, share.kind === 'person' ? 'RED' : 'AMBER+STRICT');
  return { organisationId: share.organisationId, tlp, to: share.kind === 'person' ? share.accountId : null };
}

interface Counter {
  /** Cases that everybody sees whom a thing of this owner and marking admits. */
  cases(audience: Pick<Audience, 'organisationId' | 'tlp'>): number;
  /** Packages that everybody sees who sees this one. */
  shares(share: ShareHolder): number;
}

function counter(cases: readonly CaseHolder[], shares: readonly ShareHolder[]): Counter {
  const known = new Map<string, number>();
  return {
    cases: ({ organisationId, tlp }) => {
      const audience = `${NATION_WIDE.includes(tlp) ? 'nation' : tlp} ${organisationId}`;
      const counted = known.get(audience);
      if (counted !== undefined) return counted;
      const seen = cases.filter(
        (held) =>
          NATION_WIDE.includes(held.tlp) ||
          (held.organisationId === organisationId &&
            (tlp === 'RED' || (tlp === 'AMBER+STRICT' && held.tlp === 'AMBER+STRICT'))),
      ).length;
      known.set(audience, seen);
      return seen;
    },
    shares: (share) =>
      shares.filter(
        ({ kind, organisationId, accountId }) =>
          kind === 'nation' ||
          (kind === 'organisation' && share.kind !== 'nation' && organisationId === share.organisationId) ||
          (kind === 'person' && share.kind === 'person' && accountId === share.accountId),
      ).length,
  };
}
