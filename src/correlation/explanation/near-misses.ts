import type { CorrelationRules } from '../../../config/correlation-rules.ts';
import { spanText } from '../reason.ts';
import { partsOf } from './counterfactual.ts';
import { opens } from './explain-case.ts';
import { entityParameters, type ExplainedAlert, inOrder, tiesOf } from './explained-alert.ts';
import { type Message, message } from './messages.ts';

/** When an alert with its repeats carried each of its entities: epoch milliseconds, first and last. */
export type KeySpans = Readonly<Record<string, readonly [number, number]>>;

export interface WaitingAlert extends ExplainedAlert {
  keys: KeySpans;
}

/** An alert of the same site that shares an entity, as far as its reader may see. */
export interface NearAlert {
  id: string;
  title: string;
  keys: KeySpans;
}

/** Messages told of one kind. */
const MOST = 3;

/**
 * Why an alert is in no case, and what nearly brought it into one; empty where nothing that may be told explains it. `group`
 * are the alerts it waits with, itself among them.
 */
export function nearMisses(
  alert: WaitingAlert,
  group: readonly ExplainedAlert[],
  others: readonly NearAlert[],
  rules: Pick<CorrelationRules, 'entity' | 'case'>,
): Message[] {
  const waitingWith = tiedTo(alert, group);
  return [
    ...(alert.dismissed ? [message('near.taken-out', {})] : []),
    ...prevented(alert, group, others),
    ...shared(alert, others, rules.entity),
    ...unopened(alert, waitingWith, rules.case),
    ...(others.length === 0 && waitingWith.length === 1 && Object.keys(alert.keys).length > 0
      ? [message('near.nothing-shared', windowOf(rules.entity))]
      : []),
  ];
}

/** Ties that a person's decision keeps from joining. */
function prevented(alert: WaitingAlert, group: readonly ExplainedAlert[], others: readonly NearAlert[]): Message[] {
  const titles = new Map([...group, ...others].map(({ id, title }) => [id, title]));
  return alert.reasons
    .flatMap(({ facts: { alertId, slot, key, constraintId } }) => {
      // One that names an alert which its reader does not see is left out.
      const partner = typeof alertId === 'string' ? titles.get(alertId) : undefined;
      if (partner === undefined || typeof alertId !== 'string' || typeof slot !== 'string') return [];
      if (alert.joins.includes(slot)) return [];
      return typeof constraintId === 'string' && typeof key === 'string'
        ? message('near.never-join', { ...entityParameters(key), partner, constraintId })
        : message('near.kept-apart', { partner, alertId });
    })
    .slice(0, MOST);
}

/** Entities that others carry too, without a tie of it. */
function shared(
  alert: WaitingAlert,
  others: readonly NearAlert[],
  rules: Pick<CorrelationRules['entity'], 'windowSeconds' | 'fanOut'>,
): Message[] {
  const window = rules.windowSeconds * 1000;
  const tied = new Set(alert.reasons.flatMap(({ facts }) => (typeof facts['key'] === 'string' ? facts['key'] : [])));
  const found: { gap: number; told: Message }[] = [];
  for (const [key, own] of Object.entries(alert.keys)) {
    if (tied.has(key)) continue;
    const gaps = others
      .flatMap(({ id, title, keys }) => (keys[key] ? { id, title, gap: gapOf(own, keys[key]) } : []))
      .sort((a, b) => a.gap - b.gap || (a.id < b.id ? -1 : 1));
    const [nearest] = gaps;
    if (!nearest) continue;
    const within = gaps.filter(({ gap }) => gap <= window).length;
    const entity = entityParameters(key);
    if (within > rules.fanOut) {
      found.push({
        gap: 0,
        told: message('near.shared-by-too-many', { ...entity, limit: rules.fanOut, ...windowOf(rules) }),
      });
    } else if (nearest.gap > window) {
      const gap = { gapSeconds: Math.round(nearest.gap / 1000), gap: spanText(nearest.gap) };
      const partner = { partner: nearest.title, alertId: nearest.id };
      found.push({
        gap: nearest.gap,
        told: message('near.too-far-apart', { ...entity, ...partner, ...gap, ...windowOf(rules) }),
      });
    }
  }
  return found
    .sort((a, b) => a.gap - b.gap)
    .slice(0, MOST)
    .map(({ told }) => told);
}

/** Why what the alert waits with amounts to no case. */
function unopened(alert: WaitingAlert, group: readonly ExplainedAlert[], rules: CorrelationRules['case']): Message[] {
  const worst = group.reduce((most, { severity }) => Math.max(most, severity), alert.severity);
  if (alert.dismissed || opens(group, rules)) return [];
  const limits = { alone: rules.severityAlone, linked: rules.severityLinked };
  const kinds = new Set(group.map(({ signature }) => signature)).size;
  if (group.length > 1 && kinds === 1) {
    return [message('near.one-kind', { others: group.length - 1, ...limits })];
  }
  return [message('near.below-severity', { severity: worst, ...limits })];
}

/** The alerts of the group that hang together with this one by ties that may be told. */
function tiedTo(alert: ExplainedAlert, group: readonly ExplainedAlert[]): ExplainedAlert[] {
  const members = inOrder(group);
  const parts = partsOf(members.length, tiesOf(members));
  const own = parts.find((part) => part.some((place) => members[place]?.id === alert.id)) ?? [];
  return own.length === 0 ? [alert] : own.flatMap((place) => members[place] ?? []);
}

function gapOf([first, last]: readonly [number, number], [otherFirst, otherLast]: readonly [number, number]): number {
  return Math.max(0, first - otherLast, otherFirst - last);
}

function windowOf({ windowSeconds }: { windowSeconds: number }): { windowSeconds: number; window: string } {
  return { windowSeconds, window: spanText(windowSeconds * 1000) };
}
