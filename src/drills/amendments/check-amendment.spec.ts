import { drillOf, expectation, item } from '../../../test/support/drill-samples.ts';
import type { Json, JsonObject } from '../../common/json.ts';
import type { ClockReading } from '../clock/clock-event.ts';
import type { DeliveryState } from '../schedule/delivery-state.ts';
import { firstDeliveries } from '../schedule/plan-deliveries.ts';
import { checkAmendment, type Checked } from './check-amendment.ts';
import type { WantedChange } from './wanted-change.ts';

const MINUTE = 60_000;
const TEMPLATE = drillOf([
  item('I1', { trigger: { on: 'time', atMs: 5 * MINUTE }, expectations: [expectation('ack')] }),
  item('I2', { to: ['PORT', 'CERT'], trigger: { on: 'item', item: 'I1', afterMs: 0 } }),
  item('I3', { trigger: { on: 'expectation', item: 'I1', expectation: 'ack', outcome: 'missed', afterMs: 0 } }),
]);
const NEW: JsonObject = {
  code: 'X1',
  kind: 'information',
  title: 'A question',
  to: ['PORT'],
  at: '20m',
  message: { subject: 'Well?', text: 'What do you know?' },
};

function check(
  wanted: WantedChange,
  { states = {}, clock = {} }: { states?: Record<string, Partial<DeliveryState>>; clock?: Partial<ClockReading> } = {},
): Checked {
  const deliveries = firstDeliveries(TEMPLATE).map((one) => Object.assign(one, states[`${one.item} ${one.cell}`]));
  return checkAmendment(
    {
      script: { template: TEMPLATE, moves: {} },
      cells: [...TEMPLATE.cells, { code: 'control' }],
      deliveries,
      clock: { phase: 'running', simMs: 10 * MINUTE, rate: 1, ...clock },
    },
    wanted,
  );
}
const add = (changes: Record<string, Json> = {}): WantedChange => ({ type: 'add', script: { ...NEW, ...changes } });
const faults = (checked: Checked): string[] => checked.faults.map(({ field, message }) => `${field}: ${message}`);

describe('checking a change of a script', () => {
  it('takes an item of any kind a template knows', () => {
    const { message: _, ...bare } = NEW;
    const kinds: JsonObject[] = [
      { message: { subject: 'A', text: 'B' } },
      { media: { outlet: 'A', headline: 'B', text: 'C' } },
      { phone_manual: { script: 'A' } },
      { alert: { sensor: 's', format: 'native', bodies: [{ title: '$id' }] } },
      { report: { siteCode: 'SGJUR', text: 'Smoke' } },
    ];
    for (const kind of kinds) {
      const checked = check({ type: 'add', script: { ...bare, ...kind } });
      expect(checked).toMatchObject({
        change: { type: 'add', item: { code: 'X1', delivery: { channel: Object.keys(kind)[0] } } },
      });
    }
  });

  it('names the field at fault, by the rules of a template', () => {
    expect(faults(check(add({ titel: 'Oh' })))).toEqual(['script: "titel" means nothing here']);
    expect(faults(check(add({ to: ['NOBODY'] })))).toEqual(['script.to.0: There is no cell NOBODY']);
    expect(faults(check(add({ at: 'soon' })))).toEqual(['script.at: at must be a time like 90s, 5m or 1h30m']);
    expect(faults(check(add({ at: '2h' })))).toEqual(['script.at: That is after ENDEX']);
    expect(faults(check(add({ code: 'I1' })))).toEqual(['script.code: There is an item I1 already']);
    expect(faults(check(add({ after: { item: 'I9' }, at: '20m' })))).toEqual([
      'script: An item has one of at, after and by_hand',
    ]);
    const expectations = [{ code: 'a', text: 'b', metric: 'notify', within: '50m' }];
    expect(faults(check(add({ expectations })))).toEqual(['script.expectations.0.within: Its deadline is after ENDEX']);
    expect(faults(check({ type: 'add', script: 'M-1' }))).toEqual([
      'script: An item is a map of plain texts, numbers and lists',
    ]);
    expect(faults(check(add({ title: 'a\0b' })))).toHaveLength(1);
  });

  it('puts nothing into the past, but lets a controller add what is fired by hand', () => {
    expect(faults(check(add({ at: '9m' })))).toEqual(['script.at: That time is past: fire it instead']);
    expect(check(add({ at: '9m' }), { clock: { phase: 'not_started', simMs: 0 } }).change).not.toBeNull();
    const { at: _, ...untimed } = NEW;
    expect(check({ type: 'add', script: { ...untimed, by_hand: true } }).change).not.toBeNull();
    const move = (simMs: number): Checked => check({ type: 'move', item: 'I1', cell: null, simMs });
    expect(faults(move(9 * MINUTE))).toEqual(['simMs: That time is past: fire it instead']);
    expect(faults(move(61 * MINUTE))).toEqual(['simMs: That is after ENDEX']);
    expect(move(60 * MINUTE)).toMatchObject({ change: { type: 'move', cells: ['PORT'] } });
  });

  it('knows no end once the clock is beyond the one that was written', () => {
    const late = { clock: { simMs: 61 * MINUTE } };
    expect(check({ type: 'move', item: 'I1', cell: null, simMs: 70 * MINUTE }, late).change).not.toBeNull();
    expect(check(add({ at: '70m' }), late).change).not.toBeNull();
  });

  it('leaves alone what has begun, and what is about to', () => {
    const edit: WantedChange = { type: 'edit', item: 'I2', script: { ...NEW, code: 'I2' } };
    for (const state of [
      { state: 'delivered', startedAt: 1 },
      { state: 'delivering', startedAt: 1 },
      { state: 'pending', firedAt: 1 },
    ] as const) {
      const begun = { states: { 'I2 CERT': state } };
      expect(check(edit, begun)).toMatchObject({ refusal: 'begun' });
      expect(check({ type: 'retarget', item: 'I2', to: ['PORT'] }, begun)).toMatchObject({ refusal: 'begun' });
      expect(check({ type: 'move', item: 'I2', cell: 'CERT', simMs: 20 * MINUTE }, begun)).toMatchObject({
        refusal: 'begun',
      });
      // For the cell it has not begun for it may still be moved.
      expect(check({ type: 'move', item: 'I2', cell: null, simMs: 20 * MINUTE }, begun)).toMatchObject({
        change: { cells: ['PORT'] },
      });
    }
    const failed = { states: { 'I2 CERT': { state: 'failed', startedAt: 1 } as const } };
    expect(check(edit, failed).change).not.toBeNull();
  });

  it('sees what another item waits for', () => {
    const script = { ...NEW, code: 'I1', at: '12m' };
    expect(faults(check({ type: 'edit', item: 'I1', script }))).toEqual(['script: I1 has no expectation ack']);
    expect(faults(check({ type: 'edit', item: 'I1', script: { ...script, code: 'I7' } }))).toEqual([
      'script.code: It stays I1',
    ]);
  });

  it('lets an item keep a time that is past, when something else of it is changed', () => {
    const script = {
      ...NEW,
      code: 'I1',
      at: '5m',
      expectations: [{ code: 'ack', text: 'b', metric: 'notify', within: '5m' }],
    };
    expect(
      check({ type: 'edit', item: 'I1', script }, { states: { 'I1 PORT': { state: 'held', heldBecause: 'overdue' } } })
        .change,
    ).not.toBeNull();
  });

  it('gives an item to the cells of the run alone, and to others than before', () => {
    expect(faults(check({ type: 'retarget', item: 'I1', to: ['NOBODY'] }))).toEqual(['to: There is no cell NOBODY']);
    expect(faults(check({ type: 'retarget', item: 'I2', to: ['CERT', 'PORT'] }))).toEqual([
      'to: It is meant for these cells already',
    ]);
    expect(check({ type: 'retarget', item: 'I1', to: ['control'] }).change).not.toBeNull();
  });

  it('finds only what is there, in a run that is not over', () => {
    expect(check({ type: 'move', item: 'I9', cell: null, simMs: 0 })).toMatchObject({ refusal: 'item_not_found' });
    expect(check({ type: 'move', item: 'I1', cell: 'CERT', simMs: 0 })).toMatchObject({ refusal: 'item_not_found' });
    for (const phase of ['ended', 'aborted'] as const) {
      expect(check(add(), { clock: { phase } })).toMatchObject({ refusal: 'run_over' });
    }
  });
});
