import { DrillJournal, MINUTE, TO_NATION } from '../../../test/support/drill-journal.ts';
import { C1, linked, outcomeOf, state } from '../../../test/support/drill-outcomes.ts';
import type { Predicate } from './predicate.ts';
import { shareAcknowledgedBy, sharedWith, STANDARD_PREDICATES } from './standard-predicates.ts';

describe('predicates, each met and not met', () => {
  const shared = () =>
    linked()
      .add(5, 'jin', 'release.published', { releaseId: 'r1' }, C1)
      .add(5, null, 'share.received', { shareId: 's1' }, { ...TO_NATION, nation: 'SG' });
  const other = () =>
    linked()
      .add(5, 'jin', 'release.published', { releaseId: 'r2' }, { caseId: 'c2' })
      .add(5, null, 'share.received', { shareId: 's2' }, { ...TO_NATION, nation: 'SG' });
  const did = (type: Parameters<DrillJournal['add']>[2], data = {}, who = 'jin') =>
    linked().add(6, who, type, data, C1);
  const alert = (data: object) => new DrillJournal().add(6, 'jin', 'triage.changed', { alertId: 'a1', ...data });
  const { detected, assigned, triaged, contained, closed, closed_as_harmless: harmless } = STANDARD_PREDICATES;

  it.each<[string, Predicate, DrillJournal, DrillJournal]>([
    ['detected', detected, did('case.noted'), did('case.updated')],
    ['detected while it waits', detected, alert({ change: 'assigned' }), new DrillJournal()],
    ['assigned', assigned, did('case.assigned', { assignee: 'person:jin' }), did('case.assigned', { assignee: null })],
    [
      'triaged',
      triaged,
      did('case.assigned', { assignee: 'person:jin' }).add(7, 'soo', 'case.status_changed', { to: 'triaged' }, C1),
      did('case.assigned', { assignee: 'person:jin' }),
    ],
    [
      'triaged by closing',
      triaged,
      alert({ change: 'closed', closed: { reason: 'other' } }),
      alert({ change: 'snoozed' }),
    ],
    [
      'contained',
      contained,
      did('case.status_changed', { to: 'contained' }),
      did('case.status_changed', { to: 'active' }),
    ],
    ['closed', closed, did('case.status_changed', { to: 'closed' }), did('case.status_changed', { to: 'contained' })],
    [
      'closed as harmless',
      harmless,
      did('case.status_changed', { to: 'closed', reason: 'false_positive' }),
      did('case.status_changed', { to: 'closed', reason: 'resolved' }),
    ],
    [
      'closed as harmless while it waits',
      harmless,
      alert({ change: 'closed', closed: { reason: 'benign' } }),
      alert({ change: 'closed', closed: { reason: 'duplicate' } }),
    ],
    ['shared', sharedWith('SG'), shared(), other()],
    ['received too', sharedWith('SG'), shared(), linked().add(5, 'jin', 'release.published', { releaseId: 'r1' }, C1)],
    [
      'shared with that nation',
      { not: sharedWith('MY') },
      shared(),
      linked()
        .add(5, 'jin', 'release.published', { releaseId: 'r1' }, C1)
        .add(5, null, 'share.received', { shareId: 's1' }, { ...TO_NATION, nation: 'MY' }),
    ],
    [
      'share acknowledged',
      shareAcknowledgedBy('CERT'),
      shared().add(8, 'mei', 'share.acknowledged', { shareId: 's1' }),
      shared().add(8, 'mei', 'share.acknowledged', { shareId: 's2' }),
    ],
    ['not', { not: contained }, did('case.noted'), did('case.status_changed', { to: 'contained' })],
    ['not not', { not: { not: contained } }, did('case.status_changed', { to: 'contained' }), did('case.noted')],
    ['any', { any: [contained, closed] }, did('case.status_changed', { to: 'closed' }), did('case.noted')],
    [
      'all',
      { all: [contained, STANDARD_PREDICATES.noted] },
      did('case.noted').add(7, 'soo', 'case.status_changed', { to: 'contained' }, C1),
      did('case.status_changed', { to: 'contained' }),
    ],
    [
      'within',
      { withinMs: 5 * MINUTE, of: STANDARD_PREDICATES.noted },
      did('case.noted'),
      linked().add(7.5, 'jin', 'case.noted', {}, C1),
    ],
    [
      'not within',
      { withinMs: 5 * MINUTE, of: { not: STANDARD_PREDICATES.noted } },
      linked().add(7.5, 'jin', 'case.noted', {}, C1),
      did('case.noted'),
    ],
    [
      'twice',
      { event: 'case.noted', count: 2 },
      did('case.noted').add(7, 'soo', 'case.noted', {}, C1),
      did('case.noted'),
    ],
    ['by another cell', { event: 'case.noted', cell: 'CERT' }, did('case.noted', {}, 'mei'), did('case.noted')],
    ['by whomever', { event: 'case.noted', cell: 'any' }, did('case.noted', {}, 'mei'), linked()],
    [
      'at least',
      { event: 'case.severity_set', where: { 'data.to': { at_least: 70 } } },
      did('case.severity_set', { to: 70 }),
      did('case.severity_set', { to: 69 }),
    ],
    [
      'at most',
      { event: 'case.severity_set', where: { 'data.to': { at_most: 30 } } },
      did('case.severity_set', { to: 30 }),
      did('case.severity_set', { to: 31 }),
    ],
    [
      'contains',
      { event: 'task.added', where: { 'data.title': { contains: ['crane', 'quay'] } } },
      did('task.added', { title: 'Stop the CRANE' }),
      did('task.added', { title: 'Call home' }),
    ],
    [
      'exists',
      { event: 'case.assigned', where: { 'data.assignee': { exists: false } } },
      did('case.assigned', { assignee: null }),
      did('case.assigned', { assignee: 'x' }),
    ],
    [
      'is not',
      { event: 'case.status_changed', where: { 'data.to': { not: ['closed', 'merged'] } } },
      did('case.status_changed', { to: 'active' }),
      did('case.status_changed', { to: 'closed' }),
    ],
    [
      'deep values',
      { event: 'task.changed', where: { 'data.changes.state.to': 'done' } },
      did('task.changed', { changes: { state: { from: 'open', to: 'done' } } }),
      did('task.changed', { changes: { title: { from: 'a', to: 'done' } } }),
    ],
    [
      'of the cell’s nation',
      { event: 'share.received', cell: 'any', where: { nation: '$cells.CERT.nation' } },
      shared(),
      linked(),
    ],
  ])('%s', (_, predicate, met, unmet) => {
    expect(state(predicate, met)).toBe('met');
    expect(state(predicate, unmet)).not.toBe('met');
  });

  it('is missed at once by what must not happen, and met only when the time for it is over', () => {
    const predicate = { not: STANDARD_PREDICATES.closed };
    const journal = linked().add(6, 'jin', 'case.status_changed', { to: 'closed' }, C1);
    expect(state(predicate, linked(), 11)).toBe('pending');
    expect(outcomeOf({ predicate }, journal, 7)).toMatchObject({
      state: 'missed',
      atSimMs: 6 * MINUTE,
      evidence: ['e2'],
    });
    expect(state(predicate, linked().add(13, 'jin', 'case.status_changed', { to: 'closed' }, C1))).toBe('met');
  });

  it('is met late by what came late, though something must not have happened', () => {
    const predicate = { all: [STANDARD_PREDICATES.noted, { not: STANDARD_PREDICATES.closed }] };
    const late = linked().add(15, 'jin', 'case.noted', {}, C1);
    expect(outcomeOf({ predicate }, late, 59)).toMatchObject({ state: 'met_late', atSimMs: 15 * MINUTE });
    const broken = linked()
      .add(6, 'jin', 'case.status_changed', { to: 'closed' }, C1)
      .add(15, 'jin', 'case.noted', {}, C1);
    expect(outcomeOf({ predicate }, broken, 59)).toMatchObject({ state: 'missed' });
  });
});
