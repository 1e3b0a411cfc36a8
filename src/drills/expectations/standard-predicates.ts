import type { EventPredicate, Predicate } from './predicate.ts';

const ON_CASE = { caseId: '$delivery.caseId' } as const;
const ON_ALERT = { 'data.alertId': '$delivery.alertIds' } as const;
const HARMLESS = ['false_positive', 'benign', 'not_actionable'];

const onCase = (event: EventPredicate['event'], where: EventPredicate['where'] = {}): EventPredicate => ({
  event,
  where: { ...ON_CASE, ...where },
});
const onAlert = (where: EventPredicate['where']): EventPredicate => ({
  event: 'triage.changed',
  where: { ...ON_ALERT, ...where },
});

/** What is expected most often, about the case the item's alert came into, or the alert while it waits. */
export const STANDARD_PREDICATES = {
  /** Anything at all was done with it by a person: the journal does not tell who read. */
  detected: {
    any: [
      onCase([
        'case.acknowledged',
        'case.assigned',
        'case.severity_set',
        'case.status_changed',
        'case.noted',
        'task.added',
        'observable.added',
        'object.judged',
        'release.prepared',
      ]),
      onAlert({}),
    ],
  },
  acknowledged: { any: [onCase('case.acknowledged'), onAlert({ 'data.change': 'acknowledged' })] },
  assigned: {
    any: [onCase('case.assigned', { 'data.assignee': { exists: true } }), onAlert({ 'data.change': 'assigned' })],
  },
  /** It has an owner and was said to be worth work, or it was closed with a reason. */
  triaged: {
    any: [
      {
        all: [
          onCase('case.assigned', { 'data.assignee': { exists: true } }),
          onCase('case.status_changed', { 'data.to': ['triaged', 'active', 'contained'] }),
        ],
      },
      onCase('case.status_changed', { 'data.to': 'closed' }),
      onAlert({ 'data.change': 'closed' }),
    ],
  },
  contained: onCase('case.status_changed', { 'data.to': 'contained' }),
  closed: { any: [onCase('case.status_changed', { 'data.to': 'closed' }), onAlert({ 'data.change': 'closed' })] },
  closed_as_harmless: {
    any: [
      onCase('case.status_changed', { 'data.to': 'closed', 'data.reason': HARMLESS }),
      onAlert({ 'data.change': 'closed', 'data.closed.reason': HARMLESS }),
    ],
  },
  noted: onCase('case.noted'),
} as const satisfies Record<string, Predicate>;
export type StandardPredicate = keyof typeof STANDARD_PREDICATES;

/** The cell published a release of the case, and the nation received it. */
export function sharedWith(nation: string): Predicate {
  return {
    all: [
      onCase('release.published'),
      { event: 'share.received', cell: 'any', where: { nation, 'data.shareId': '$delivery.shareIds' } },
    ],
  };
}

/** A cell said that it has what was released of the case. */
export function shareAcknowledgedBy(cell: string): Predicate {
  return { event: 'share.acknowledged', cell, where: { 'data.shareId': '$delivery.shareIds' } };
}
