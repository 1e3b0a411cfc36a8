import type { SiteView } from '../../correlation/site-view.ts';
import type { BackTestFrame, ToldCase } from './back-test-frame.ts';
import {
  type Difference,
  differenceKey,
  type DifferenceKind,
  diffPartitions,
  type Partition,
} from './partition-diff.ts';
import type { Replay } from './replay.ts';

const MOST_DIFFERENCES = 200;
const MOST_ALERTS = 50;
const MOST_REASONS = 5;

/** An alert of the window, and the case it is in as the viewer sees it. */
export interface WindowAlert {
  id: string;
  siteId: string;
  caseId: string | null;
  caseNumber: number | null;
}

type Told = Extract<BackTestFrame, { type: 'difference' }>;
type Counts = Extract<BackTestFrame, { type: 'done' }>['counts'];

export interface Outcome {
  differences: Told[];
  untold: number;
  counts: Counts;
  cases: number;
  notReproduced: number;
}

/**
 * What would be other with the rule, against the cases there are. What the same replay without the rule shows as well is
 * none of its doing: that is history which cannot be made again, such as a site that has been changed since, and is
 * counted apart.
 */
export function outcomeOf(
  alerts: readonly WindowAlert[],
  control: Replay,
  candidate: Replay | null,
  sites: ReadonlyMap<string, SiteView>,
  keyPrefix: string,
): Outcome {
  const ids = alerts.map(({ id }) => id);
  const stored: Partition = new Map(alerts.flatMap(({ id, caseId }) => (caseId === null ? [] : [[id, caseId]])));
  const [base, own] = [control, candidate ?? control].map((replay) =>
    diffPartitions(ids, stored, partitionOf(ids, replay)),
  );
  if (!base || !own) throw new Error('Both replays are compared');
  const known = new Set(candidate ? base.differences.map(differenceKey) : []);
  const found = own.differences.filter((difference) => !known.has(differenceKey(difference)));
  const counts = countsOf(found);
  const cases = new Set(stored.values());
  const touched = new Set(found.flatMap(({ before }) => before));
  counts.unchanged = [...cases].filter((id) => !touched.has(id)).length;
  const numbers = new Map(
    alerts.flatMap(({ caseId, caseNumber }) => (caseId === null ? [] : [[caseId, caseNumber ?? 0]])),
  );
  const siteOf = new Map(alerts.map(({ id, siteId }) => [id, siteId]));
  return {
    differences: found.slice(0, MOST_DIFFERENCES).map((difference) => ({
      type: 'difference',
      kind: difference.kind,
      site: sites.get(siteOf.get(difference.alerts[0] ?? '') ?? '')?.code ?? '',
      cases: difference.before.map((id): ToldCase => ({ id, number: numbers.get(id) ?? 0 })).sort(byNumber),
      become: difference.after.length,
      alertCount: difference.alerts.length,
      alertIds: difference.alerts.slice(0, MOST_ALERTS),
      reasons: reasonsOf(difference, candidate ?? control, keyPrefix),
    })),
    untold: Math.max(0, found.length - MOST_DIFFERENCES),
    counts,
    cases: cases.size,
    notReproduced: new Set(base.differences.flatMap(({ before }) => before)).size,
  };
}

function partitionOf(ids: readonly string[], { ledger }: Replay): Partition {
  return new Map(
    ids.flatMap((id) => {
      const found = ledger.caseOfAlert(id);
      return found === null ? [] : [[id, found]];
    }),
  );
}

function countsOf(differences: readonly Difference[]): Counts {
  const counts: Counts = { opened: 0, joined: 0, split: 0, grown: 0, shrunk: 0, gone: 0, unchanged: 0 };
  for (const { kind } of differences) counts[kind satisfies DifferenceKind] += 1;
  return counts;
}

/** Sentences of the rule in the cases that would be. */
function reasonsOf({ after }: Difference, { ledger }: Replay, keyPrefix: string): string[] {
  const texts = new Set<string>();
  for (const id of after) {
    for (const { node } of ledger.rowsIn(id)) {
      for (const { text, facts } of node?.reasons() ?? []) {
        if (String(facts['ruleKey'] ?? '').startsWith(keyPrefix)) texts.add(text);
        if (texts.size >= MOST_REASONS) return [...texts];
      }
    }
  }
  return [...texts];
}

function byNumber(a: ToldCase, b: ToldCase): number {
  return a.number - b.number;
}
