import type { Json, JsonObject } from '../common/json.ts';
import type { AlertNode } from '../correlation/alert-node.ts';
import type { Reason } from '../correlation/reason.ts';
import type { SiteChanges } from '../correlation/step-result.ts';
import type { Actor, JournalType } from '../journal/journal-event.ts';
import type { CaseChange } from './case-rows.writer.ts';
import { markingData, tellingTlp } from './marking-events.ts';
import type { StepMarkings } from './step-markings.ts';

/** What a step has to tell the journal, before owner and actor are added. */
export interface StepEvent {
  type: JournalType;
  at: Date;
  caseId: string | null;
  tlp: string;
  data: JsonObject;
  /** Who decided; the engine where absent. */
  actor?: Actor;
}

/** Cases opened and changed, in order of their numbers; `openers` are the people who opened some of them. */
export function caseEvents(
  changes: readonly CaseChange[],
  siteCode: string,
  openers: ReadonlyMap<string, Actor>,
): StepEvent[] {
  return [...changes]
    .sort((a, b) => a.number - b.number)
    .flatMap((change): StepEvent[] => {
      const { group, number, title, severity, priority } = change;
      const factors = change.factors.map((factor) => ({ ...factor }));
      const at = new Date(change.opened ? group.facts.first : group.facts.last);
      const common = { at, caseId: group.id, tlp: change.standing.tlp.label };
      if (change.opened) {
        const data = { number, title, severity, priority, site: siteCode, factors };
        const actor = openers.get(group.id);
        return [{ type: 'case.opened', ...common, data, ...(actor && { actor }) }];
      }
      const marked = markedEvents(change);
      if (Object.keys(change.changes).length === 0) return marked;
      const told = JSON.parse(JSON.stringify(change.changes)) as JsonObject;
      const data = { number, title, severity, priority, changes: told, factors };
      return marked.concat({ type: 'case.updated', ...common, data });
    });
}

function markedEvents({ group, number, marked }: CaseChange): StepEvent[] {
  if (!marked) return [];
  const { from, to, reason } = marked;
  const data = { number, ...markingData(from, to, reason) };
  return [{ type: 'case.marked', at: new Date(group.facts.last), caseId: group.id, tlp: tellingTlp(from, to), data }];
}

/** Alerts that came, repeats of them, and ties that changed; `opened` are the groups that became cases just now. */
export function alertEvents(changes: SiteChanges, opened: ReadonlySet<string>, markings: StepMarkings): StepEvent[] {
  const late = new Map(changes.placements.map(({ alertId, late }) => [alertId, late]));
  const placed = new Map<AlertNode, number>();
  for (const { node } of changes.placements) placed.set(node, (placed.get(node) ?? 0) + 1);
  const nodes = new Set([...changes.amended, ...placed.keys()]);
  for (const group of changes.groups) if (opened.has(group.id)) for (const node of group.nodes) nodes.add(node);
  const events: StepEvent[] = [];
  for (const node of nodes) {
    const came = placed.get(node) ?? 0;
    const fresh = node.count === came;
    const common = {
      at: new Date(node.first),
      caseId: node.group.opened === null ? null : node.group.id,
      tlp: markings.ofReasons(node),
    };
    if (fresh || (opened.has(node.group.id) && node.group.opened !== null)) {
      const told = alertData(node, late.get(node.headId) ?? false);
      events.push(
        common.caseId === null && node.suppressedBy !== null
          ? { type: 'alert.suppressed', ...common, data: { ...told, constraintId: node.suppressedBy } }
          : common.caseId === null
            ? { type: 'alert.waiting', ...common, data: told }
            : { type: 'alert.linked', ...common, data: { number: node.group.opened, ...told } },
      );
    } else if (came === 0) {
      events.push({
        type: 'link.amended',
        ...common,
        data: { alertId: node.headId, reasons: reasonData(node.reasons()) },
      });
    }
    // Repeats of what is suppressed are counted and not told: a storm of them is what it is for.
    if (node.suppressedBy === null && came > 0 && (!fresh || came > 1)) {
      const repeated = { alertId: node.headId, title: node.title, count: fresh ? came - 1 : came, total: node.count };
      const at = new Date(node.last);
      const tlp = markings.ofNode(node);
      events.push({ type: 'alert.repeated', ...common, at, tlp, data: { ...repeated, lastAt: at.toISOString() } });
    }
  }
  return events;
}

export function alertData(node: AlertNode, late: boolean): JsonObject {
  return {
    alertId: node.headId,
    title: node.title,
    severity: node.worst.severity,
    kind: node.kind,
    signature: node.signature,
    sensor: node.sensorCode,
    reasons: reasonData(node.reasons()),
    late,
  };
}

export function reasonData(reasons: readonly Reason[]): Json {
  return JSON.parse(JSON.stringify(reasons)) as Json;
}
