import { maySeeShare, maySeeThing, type SharedWith, type Witness } from './access-oracle.ts';
import { type Thing, TLPS } from './world-thing.ts';

/** A word that alerts carry, for which they may be held against each other. */
export interface Shown {
  caseId: string;
  siteId: string;
  /** Alerts of the case with the word. */
  alerts: Thing[];
}

export interface SharedWord extends SharedWith {
  shareId: string;
  ofCaseId: string;
}

export interface Somebody extends Witness {
  accountId: string;
}

export interface ExpectedPair {
  /** Ids of both sides, sorted. */
  sides: string;
  word: string;
  holders: number;
}

const MOST = 8;

/** The alert that shows a word in a case: the least strict; all of the world happen at one moment, so then by id. */
function shownBy({ alerts }: Shown): Thing {
  return alerts.toSorted((a, b) => TLPS.indexOf(a.tlp) - TLPS.indexOf(b.tlp) || (a.id < b.id ? -1 : 1))[0]!;
}

/**
 * Which pairs somebody is told of and with what number, written from docs/access.md §3 ("Across sites") alone: whoever sees
 * both sides and what shows the word in them; counted of what everybody sees who does.
 */
export function expectedPairs(
  witness: Somebody,
  everybody: readonly Somebody[],
  words: ReadonlyMap<string, { cases: Shown[]; shares: SharedWord[] }>,
  all: ReadonlyMap<string, Thing>,
): ExpectedPair[] {
  const seesCase = (who: Somebody, held: Shown): boolean =>
    maySeeThing(who, all.get(held.caseId)!, all) && maySeeThing(who, shownBy(held), all);
  const seesShare = (who: Somebody, share: SharedWord): boolean => maySeeShare(who, who.accountId, share);
  const pairs: ExpectedPair[] = [];
  for (const [word, { cases, shares }] of words) {
    const compatriots = everybody.filter(({ team }) => team.nation === witness.team.nation);
    const seen = cases.filter((held) => seesCase(witness, held));
    for (const [index, one] of seen.entries()) {
      for (const other of seen.slice(index + 1)) {
        if (one.siteId === other.siteId) continue;
        const audience = compatriots.filter((who) => seesCase(who, one) && seesCase(who, other));
        const holders = cases.filter((held) => audience.every((who) => seesCase(who, held))).length;
        if (holders <= MOST) pairs.push({ sides: [one.caseId, other.caseId].sort().join(), word, holders });
      }
      for (const share of shares) {
        if (!seesShare(witness, share) || share.ofCaseId === one.caseId) continue;
        // Of the cases those that everybody sees who sees the case; of the packages those that all see who see the package.
        const [ofCase, ofShare] = [
          compatriots.filter((who) => seesCase(who, one)),
          compatriots.filter((who) => seesShare(who, share)),
        ];
        const holders =
          cases.filter((held) => ofCase.every((who) => seesCase(who, held))).length +
          shares.filter((held) => ofShare.every((who) => seesShare(who, held))).length;
        if (holders <= MOST) pairs.push({ sides: [one.caseId, share.shareId].sort().join(), word, holders });
      }
    }
  }
  return pairs;
}
