import { DrillJournal, CELLS, MINUTE, START } from '../../../test/support/drill-journal.ts';
import { drillOf, expectation, item } from '../../../test/support/drill-samples.ts';
import type { ExpectationOutcome } from '../expectations/outcome.ts';
import { firstDeliveries } from '../schedule/plan-deliveries.ts';
import { buildLanes, type LanesInput } from './lanes.ts';

const template = drillOf([item('I01', { expectations: [expectation('ack')] })]);
const clock = [{ seq: 1, type: 'startex' as const, wallAt: START, rate: 1, actor: 'person:d', reason: null }];
const outcome = (more: Partial<ExpectationOutcome>): ExpectationOutcome => ({
  item: 'I01',
  expectation: 'ack',
  cell: 'PORT',
  state: 'missed',
  source: 'auto',
  fromSimMs: MINUTE,
  fromWall: START + MINUTE,
  dueSimMs: 6 * MINUTE,
  atSimMs: 9 * MINUTE,
  atWall: START + 9 * MINUTE,
  evidence: [],
  note: null,
  by: null,
  ...more,
});

function lanes(more: Partial<LanesInput> = {}): string[] {
  const deliveries = firstDeliveries(template).map((delivery) =>
    Object.assign(delivery, { state: 'delivered' as const, startedAt: START + MINUTE, alertIds: ['a'] }),
  );
  const entries = new DrillJournal()
    .add(1, null, 'case.opened', {})
    .add(2, 'jin', 'case.acknowledged', {})
    .add(3, 'mei', 'share.acknowledged', {})
    .add(4, 'jin', 'case.status_changed', { to: 'contained' })
    .add(5, 'jin', 'case.noted', {}).events;
  const all = buildLanes({
    run: { template, cells: CELLS, deliveries },
    clock,
    outcomes: [outcome({})],
    entries,
    cells: new Set(['PORT', 'CERT']),
    until: START + 60 * MINUTE,
    ...more,
  });
  return all.flatMap(({ cell, marks }) =>
    marks.map((mark) => {
      const what = mark.kind === 'told' ? mark.item : mark.kind === 'done' ? mark.act : mark.state;
      return `${cell} ${mark.atSimMs / MINUTE} ${what}`;
    }),
  );
}

describe('buildLanes', () => {
  it('has what each cell was told and did, and what it missed, when its time ran out', () => {
    expect(lanes()).toEqual([
      'PORT 1 I01',
      'PORT 1 detect',
      'PORT 2 acknowledge',
      'PORT 4 contain',
      'PORT 6 missed',
      'CERT 3 partner_acknowledge',
    ]);
  });

  it('has what was met when it was done, and what waits not at all', () => {
    expect(lanes({ outcomes: [outcome({ state: 'met_late' })] })).toContain('PORT 9 met_late');
    expect(lanes({ outcomes: [outcome({ state: 'pending' })] })).toHaveLength(5);
  });

  it('shows the cells asked for, and nothing after the end', () => {
    expect(lanes({ cells: new Set(['CERT']) })).toEqual(['CERT 3 partner_acknowledge']);
    expect(lanes({ until: START + 2 * MINUTE })).toEqual(['PORT 1 I01', 'PORT 1 detect', 'PORT 2 acknowledge']);
  });
});
