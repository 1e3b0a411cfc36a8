import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import { sampleOf } from '../../correlation/air-sample.ts';
import type { AlertFact } from '../../correlation/alert-fact.ts';
import type { DecisionFact, GroupView, RestoredCase } from '../../correlation/decision-fact.ts';
import { saveNode } from '../../correlation/node-state.ts';
import type { StoredPartition } from '../../correlation/restore-partition.ts';
import { keepSample } from '../../correlation/tracks/kept-samples.ts';
import type { Sample } from '../../correlation/tracks/sample.ts';
import { followersOf, tiedMember } from '../../correlation/unmerge-newcomers.ts';
import type { ReplayLedger } from './replay-ledger.ts';

/** A decision as people took it, and correlation carried it out. */
export interface StoredDecision {
  id: string;
  siteId: string;
  kind: DecisionFact['kind'];
  caseId: string | null;
  otherCaseId: string | null;
  alertIds: string[];
  by: string;
  reason: string;
}

/** What else a replay knows: which alerts stored cases hold, and the alerts taken so far. */
export interface ReplayMemory {
  ledger: ReplayLedger;
  /** An alert of each stored case, for cases that the replay knows by another id. */
  alertOfCase: ReadonlyMap<string, string>;
  facts: ReadonlyMap<string, { fact: AlertFact; ordinal: number }>;
  rules: CorrelationRules;
}

/**
 * Two cases that were to stay apart had become one in the replay before that was said: the alerts that the other had, as it
 * was, leave it and are a case of their own.
 */
export function takenApart(
  decision: DecisionFact,
  stored: StoredDecision,
  memory: ReplayMemory,
  asItWas: Pick<ReplayMemory, 'ledger' | 'alertOfCase'>,
): DecisionFact {
  const other = groupOfCase(stored.otherCaseId, asItWas);
  const alertIds = other === null ? [] : asItWas.ledger.alertsIn(other);
  return { ...decision, kind: 'split', otherGroup: null, heads: headsOf(alertIds, memory.ledger) };
}

/** Resolves a decision against the replay, as the store does against rows; null where nothing of it was replayed. */
export function replayDecision(stored: StoredDecision, memory: ReplayMemory): DecisionFact | null {
  const { ledger } = memory;
  const groupId = stored.kind === 'open' ? firstGroup(stored, ledger) : groupOfCase(stored.caseId, memory);
  const caseGroup = groupId === null ? null : ledger.view(groupId);
  if (!caseGroup) return null;
  const otherId = stored.otherCaseId === null ? null : groupOfCase(stored.otherCaseId, memory);
  const otherGroup = otherId === null ? null : ledger.view(otherId);
  if (stored.otherCaseId !== null && !otherGroup) return null;
  const heads = headsOf(stored.alertIds, ledger);
  if (stored.alertIds.length > 0 && heads.length === 0) return null;
  return {
    id: stored.id,
    kind: stored.kind,
    caseGroup,
    otherGroup,
    heads,
    by: stored.by,
    reason: stored.reason,
    reopened: stored.kind === 'unseal' ? reopened(caseGroup, memory) : null,
    restored: stored.kind === 'unmerge' && stored.caseId !== null ? restored(stored.caseId, caseGroup, ledger) : null,
  };
}

function firstGroup({ alertIds }: StoredDecision, ledger: ReplayLedger): string | null {
  for (const id of alertIds) {
    const group = ledger.groupOfAlert(id);
    if (group !== null) return group;
  }
  return null;
}

/** The group that stands for a stored case: by its id, which follows from the alert it was founded on, or by an alert of it. */
export function groupOfCase(
  caseId: string | null,
  { ledger, alertOfCase }: Pick<ReplayMemory, 'ledger' | 'alertOfCase'>,
): string | null {
  if (caseId === null) return null;
  return ledger.standing(caseId) ?? ledger.groupOfAlert(alertOfCase.get(caseId) ?? '');
}

export function headsOf(alertIds: readonly string[], ledger: ReplayLedger): DecisionFact['heads'] {
  const heads = new Set(alertIds.flatMap((id) => ledger.headOfAlert(id) ?? []));
  return [...heads].sort().flatMap((headId) => {
    const groupId = ledger.heads.get(headId)?.groupId;
    const group = groupId === undefined ? null : ledger.view(groupId);
    return group ? [{ headId, group }] : [];
  });
}

function reopened({ id }: GroupView, { ledger, facts, rules }: ReplayMemory): StoredPartition {
  const rows = ledger.rowsIn(id);
  const found = ledger.cases.get(id);
  return {
    watermark: Number.NEGATIVE_INFINITY,
    nodes: rows.flatMap(({ node, alertIds }) =>
      node
        ? [
            {
              groupId: id,
              state: structuredClone(saveNode(node)),
              reasons: node.reasons(),
              samples: samplesOf(alertIds, facts, rules),
            },
          ]
        : [],
    ),
    cases: found ? [{ groupId: id, ...found, heads: rows.length }] : [],
    separations: ledger.apartFrom(id).map((other) => [id, other]),
    ruleFacts: rows.flatMap(({ node, alertIds }) =>
      node && Number.isFinite(node.heldUntil)
        ? alertIds.flatMap((alertId) => {
            const known = facts.get(alertId);
            return known ? [{ headId: node.headId, ...known }] : [];
          })
        : [],
    ),
    events: [],
  };
}

function samplesOf(alertIds: readonly string[], facts: ReplayMemory['facts'], rules: CorrelationRules): Sample[] {
  const list: Sample[] = [];
  const told = alertIds.flatMap((id) => facts.get(id)?.fact ?? []);
  for (const fact of told) {
    if (fact.track === null && (fact.kind !== 'human' || fact.position === null)) continue;
    keepSample(list, sampleOf(fact, rules.track), rules.track.samples);
  }
  return list;
}

/** The case that was merged away as it is to be again, as the store makes it of what was noted at the merge. */
function restored(caseId: string, survivor: GroupView, ledger: ReplayLedger): RestoredCase | null {
  const note = ledger.merges.get(caseId);
  if (!note || caseId === survivor.id) return null;
  const [absorbed, kept] = [new Set(note.absorbed), new Set(note.kept)];
  const sides = { back: new Set<string>(), kept: new Set<string>() };
  const rows = ledger.rowsIn(survivor.id);
  for (const { node } of rows) {
    if (!node) continue;
    const had = [node.headId, ...node.aliases].filter((id) => absorbed.has(id) || kept.has(id));
    if (had.length > 0) sides[had.every((id) => absorbed.has(id)) ? 'back' : 'kept'].add(node.headId);
  }
  const members = rows.flatMap(({ node }) => (node ? [tiedMember(saveNode(node), node.reasons())] : []));
  const followers = followersOf(members, sides.back, sides.kept);
  const standing = (ids: readonly string[]): string[] =>
    ids.flatMap((id) => ledger.standing(id) ?? id).filter((id) => id !== caseId && id !== survivor.id);
  const [apart, intoApart] = [standing(note.apart), standing(note.intoApart)];
  return {
    id: caseId,
    number: note.number,
    heads: [...sides.back, ...followers],
    newcomers: members.length - sides.back.size - sides.kept.size,
    followers: followers.length,
    apartAlone: {
      restored: apart.filter((id) => !intoApart.includes(id)),
      survivor: intoApart.filter((id) => !apart.includes(id)),
    },
  };
}
