import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import type { AlertNode } from '../alert-node.ts';
import { type Reason, spanText } from '../reason.ts';
import { isVesselReport, parseBackgroundKey } from './background-key.ts';
import { type BackgroundModel, originKind, sensorKind, signatureKind } from './background-model.ts';
import { hourOf, startOf } from './hour-history.ts';
import type { HourSummary } from './many-hours.ts';
import { type Novelty, ORDINARY, type Standing } from './node-standing.ts';

type Rules = Pick<CorrelationRules, 'background' | 'novelty'>;
type Judged = Pick<
  AlertNode,
  'first' | 'count' | 'worst' | 'stretches' | 'sensorCode' | 'signature' | 'tlp' | 'sourceless'
>;

/** How a node stands, and the count up to which it does if nothing else of it changes. */
export interface Verdict {
  standing: Standing;
  upTo: number;
}

/** How a node stands, as a function of what it holds and of the hours before it. */
export function standingOf(node: Judged, model: BackgroundModel, rules: Rules): Verdict {
  if (isVesselReport(node) && node.worst.severity === 0) return always({ kind: 'explained', reason: VESSEL_REPORT });
  const expected = [...foldKeysOf(node)].map(parseBackgroundKey);
  const known = expected.map((key) => key && model.recurrence(key.kind, key.hour));
  if (!known.every((found) => found !== null)) return novelty(node, model, rules);
  if (node.worst.severity >= rules.background.neverSeverity) return always(telling('rare', rules, 'is severe'));
  const most = known.reduce((sum, found) => sum + burstLimit(found, rules.background), 0);
  if (node.count > most) return always(telling('burst', rules, `came more than ${most} times in an hour`));
  const [first] = known;
  if (!first) return always(ORDINARY);
  return { standing: { kind: 'explained', reason: backgroundReason(first, rules.background) }, upTo: most };
}

/** The names a node's alerts fold under. */
function foldKeysOf(node: Pick<AlertNode, 'stretches'>): Set<string> {
  return new Set([...node.stretches].map(({ foldKey }) => foldKey));
}

function always(standing: Standing): Verdict {
  return { standing, upTo: Number.POSITIVE_INFINITY };
}

/** The most alerts of a kind that an hour may hold and still be what was to be expected. */
export function burstLimit(known: HourSummary, rules: Rules['background']): number {
  return Math.max(known.busiest * rules.burstFactor, known.busiest + rules.burstExtra);
}

function novelty(node: Judged, model: BackgroundModel, rules: Rules): Verdict {
  const kinds = [...foldKeysOf(node)].filter((key) => key.startsWith('alert|') && !parseBackgroundKey(key));
  if (kinds.length === 0) return always(ORDINARY);
  const hour = hourOf(node.first);
  // What comes from one source says nothing of what comes from another.
  const known = node.sourceless ? model.recurrence(signatureKind(node), hour) : null;
  if (known && node.worst.severity < rules.background.neverSeverity) {
    const most = burstLimit(known, rules.background);
    if (node.count <= most) return { standing: { kind: 'familiar' }, upTo: most };
    return always(telling('burst', rules, `came more than ${most} times in a row`));
  }
  const heard = model.known(sensorKind(node), hour);
  if (!heard || heard.hours < rules.novelty.heardHours) return always(ORDINARY);
  if (hour - heard.first < rules.novelty.learnHours) return always(ORDINARY);
  const record = `in ${spanText((hour - heard.first) * 3_600_000)} of record`;
  if (!model.known(signatureKind(node), hour)) {
    return always(telling('site', rules, `was never seen at this site ${record}`));
  }
  const seen = kinds.map((foldKey) => model.known(originKind({ foldKey, tlp: node.tlp }), hour)?.hours ?? 0);
  const most = Math.max(...seen);
  if (most === 0) return always(telling('origin', rules, `was never seen here ${record}`));
  return always(telling('rare', rules, `was seen here in only ${most} of the hours ${record}`));
}

function telling(novelty: Novelty, rules: Rules, words: string): Standing {
  return { kind: 'telling', novelty, weight: rules.novelty.weights[novelty], words };
}

/** Why an alert waits for nobody: what recurred, how often, since when. */
function backgroundReason(known: HourSummary, rules: Rules['background']): Reason {
  const since = new Date(startOf(known.first)).toISOString().slice(0, 16).replace('T', ' ');
  return {
    rule: 'background',
    version: rules.version,
    text: `Recurs here: the same sensor told the same of the same origin in ${known.hours} separate hours since ${since} UTC, at most ${known.busiest === 1 ? 'once' : `${known.busiest} times`} an hour`,
    facts: {
      slot: BACKGROUND_SLOT,
      hours: known.hours,
      since: new Date(startOf(known.first)).toISOString(),
      until: new Date(startOf(known.last + 1)).toISOString(),
      busiestHour: known.busiest,
      most: burstLimit(known, rules),
    },
    weight: 0,
  };
}

/** Names the slot that says why a node is explained. */
export const BACKGROUND_SLOT = 'background';

const VESSEL_REPORT: Reason = {
  rule: 'vessel-report',
  version: 1,
  text: 'A vessel says what it is and where, as all of them must: no event by itself',
  facts: { slot: BACKGROUND_SLOT },
  weight: 0,
};
