import { Injectable } from '@nestjs/common';
import type { AlertGroup } from '../correlation/alert-node.ts';
import { stricterTlp } from '../correlation/case-facts.ts';
import type { StepRecord } from '../correlation/case-operations.ts';
import type { GroupMove } from '../correlation/grouping.ts';
import type { NodeState } from '../correlation/node-state.ts';
import type { Reason } from '../correlation/reason.ts';
import type { SiteChanges } from '../correlation/step-result.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { MovedHead } from './link.writer.ts';
import { reasonData, type StepEvent } from './step-events.ts';
import type { StepMarkings } from './step-markings.ts';

/** Marks cases that were absorbed, and tells of merges, splits and alerts that changed place. */
@Injectable()
export class MoveEventsWriter {
  async events(tx: Transaction, changes: SiteChanges, markings: StepMarkings, step: StepRecord): Promise<StepEvent[]> {
    const groups = new Map([...changes.groups].map((group) => [group.id, group]));
    const events: StepEvent[] = [];
    for (const move of changes.moves) {
      if (move.kind === 'refold' || move.fromNumber === null) continue;
      const into = finalGroup(move.into, changes.moves, groups);
      const actor = decider(move.reasons, step);
      const alerts = [groups.get(move.from), into].map((group) => group?.facts.tlp ?? 'CLEAR');
      const tlp = [markings.ofCase(into?.id ?? move.into), ...alerts].reduce(stricterTlp, markings.ofCase(move.from));
      const common = { at: step.now, caseId: move.from, tlp, ...(actor ? { actor } : {}) };
      if (move.kind === 'merge') {
        await tx.query(
          `UPDATE cases SET status = 'merged', merged_into = $2, updated_at = $3, closed_at = $3, version = version + 1
           WHERE id = $1`,
          [move.from, into?.id ?? move.into, step.now],
        );
        const data = { number: move.fromNumber, into: into?.id ?? move.into, intoNumber: into?.opened ?? null };
        events.push({ type: 'case.merged', ...common, data: { ...data, reasons: reasonData(move.reasons) } });
      } else if (move.restores && into && into.opened !== null) {
        const ids = { caseId: into.id, number: into.opened, survivorId: move.from, survivorNumber: move.fromNumber };
        const data = { ...ids, alertIds: move.heads, reasons: reasonData(move.reasons) };
        for (const caseId of [into.id, move.from]) events.push({ type: 'case.unmerged', ...common, caseId, data });
      } else if (into && into.opened !== null && into.id === move.into) {
        const data = { number: move.fromNumber, newCaseId: into.id, newNumber: into.opened, alertIds: move.heads };
        events.push({ type: 'case.split', ...common, data: { ...data, reasons: reasonData(move.reasons) } });
      } else {
        const reason = move.reasons.map(({ text }) => text).join('; ');
        const kept = await keptMarkings(tx, move.heads);
        for (const alertId of move.heads) {
          const alert = stricterTlp(kept.get(alertId) ?? 'CLEAR', markings.ofHead(alertId));
          const data = { number: move.fromNumber, alertId, reason };
          events.push({ type: 'alert.unlinked', ...common, tlp: stricterTlp(tlp, alert), data });
        }
      }
    }
    return events;
  }

  /** Alerts that were in no case and came into one without being looked at themselves; those in memory are told by it. */
  async joined(
    tx: Transaction,
    moved: readonly MovedHead[],
    changes: SiteChanges,
    opened: ReadonlySet<string>,
    markings: StepMarkings,
  ): Promise<StepEvent[]> {
    const groups = new Map([...changes.groups].map((group) => [group.id, group]));
    const told = new Set(changes.placements.map(({ alertId }) => alertId));
    const due = [...new Set(moved.map(({ headId }) => headId))].filter((headId) => !told.has(headId));
    if (due.length === 0) return [];
    const rows = await tx.query<{ alert_id: string; group_id: string; state: NodeState; reasons: Reason[] }>(
      'SELECT alert_id, group_id, state, reasons FROM alert_links WHERE alert_id = ANY($1::uuid[]) AND head_id = alert_id',
      [due],
    );
    return rows.flatMap(({ alert_id: alertId, group_id: groupId, state, reasons }): StepEvent[] => {
      const group = groups.get(groupId);
      if (!group || group.opened === null) return [];
      if (opened.has(groupId) && [...group.nodes].some(({ headId }) => headId === alertId)) return [];
      const { title, kind, signature, sensorCode: sensor, tlp } = state;
      const data = { number: group.opened, alertId, title, severity: state.worst.severity, kind, signature, sensor };
      const at = new Date(state.first);
      return [
        {
          type: 'alert.linked',
          at,
          caseId: groupId,
          tlp: [tlp, markings.ofHead(alertId)].reduce(stricterTlp, group.facts.tlp),
          data: { ...data, reasons: reasonData(reasons), late: false },
        },
      ];
    });
  }
}

/** How strictly heads are marked that may have left memory. */
async function keptMarkings(tx: Transaction, heads: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ alert_id: string; tlp: string }>(
    `SELECT alert_id, state->>'tlp' AS tlp FROM alert_links WHERE alert_id = ANY($1::uuid[]) AND state IS NOT NULL`,
    [heads],
  );
  return new Map(rows.map((row) => [row.alert_id, row.tlp]));
}

/** Where a move ends when the group it led to was itself absorbed in the same step. */
function finalGroup(
  id: string,
  moves: readonly GroupMove[],
  groups: ReadonlyMap<string, AlertGroup>,
): AlertGroup | undefined {
  const onward = moves.find((move) => move.kind === 'merge' && move.from === id);
  return groups.get(id) ?? (onward ? finalGroup(onward.into, moves, groups) : undefined);
}

function decider(reasons: readonly Reason[], step: StepRecord): StepEvent['actor'] {
  const ids = reasons.map(({ facts }) => facts['decisionId'] ?? facts['constraintId']);
  const id = ids.find((found) => typeof found === 'string');
  return id === undefined ? undefined : step.deciders.get(id);
}
