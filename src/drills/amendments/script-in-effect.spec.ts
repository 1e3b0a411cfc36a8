import * as fc from 'fast-check';
import { drillOf, expectation, item } from '../../../test/support/drill-samples.ts';
import type { JsonObject } from '../../common/json.ts';
import type { ClockReading } from '../clock/clock-event.ts';
import type { DeliveryState } from '../schedule/delivery-state.ts';
import { firstDeliveries } from '../schedule/plan-deliveries.ts';
import { checkTemplate } from '../template/check-template.ts';
import type { DrillTemplate } from '../template/template.ts';
import { rawItem } from '../template/write-template.ts';
import { amendDeliveries, isBegun } from './amend-deliveries.ts';
import { type Change, codeOf } from './amendment.ts';
import { checkAmendment } from './check-amendment.ts';
import { amended, moveKey, type ScriptInEffect, scriptInEffect } from './script-in-effect.ts';
import type { WantedChange } from './wanted-change.ts';

const MINUTE = 60_000;
const CELLS = ['PORT', 'CERT', 'GRID'];
const FROZEN = deepFrozen(
  drillOf(
    [
      item('I1', { trigger: { on: 'time', atMs: 5 * MINUTE }, expectations: [expectation('ack')] }),
      item('I2', { to: ['PORT', 'CERT'], trigger: { on: 'time', atMs: 10 * MINUTE } }),
      item('I3', { trigger: { on: 'item', item: 'I1', afterMs: MINUTE } }),
      item('I4', { to: ['CERT'], trigger: { on: 'manual' }, expectations: [expectation('say', { cell: 'CERT' })] }),
    ],
    { cells: CELLS.map((code) => ({ code, title: code, organisation: 'kr-cert', kind: 'player' as const })) },
  ),
);
const CLOCK: ClockReading = { phase: 'running', simMs: 2 * MINUTE, rate: 1 };

const codes = fc.constantFrom('I2', 'I3', 'I4', 'X1', 'X2', 'I1', 'I9');
const minutes = fc.oneof({ weight: 5, arbitrary: fc.integer({ min: 3, max: 40 }) }, fc.constantFrom(0, 70));
const cells = fc.oneof(
  { weight: 9, arbitrary: fc.subarray(CELLS, { minLength: 1 }) },
  fc.constant<string[]>(['NOWHERE']),
);
const script = fc
  .record({
    code: codes,
    at: minutes,
    to: cells,
    text: fc.constantFrom('One', 'Another'),
    within: fc.integer({ min: 0, max: 20 }),
  })
  .map(
    ({ code, at, to, text, within }): JsonObject =>
      rawItem(
        item(code, {
          to,
          trigger: { on: 'time', atMs: at * MINUTE },
          delivery: { channel: 'message', subject: text, text },
          expectations: [expectation('ack', { cell: to[0]!, withinMs: within * MINUTE })],
        }),
      ) as unknown as JsonObject,
  );
const wanted: fc.Arbitrary<WantedChange> = fc.oneof(
  fc.record({ type: fc.constant('add' as const), script }),
  fc.record({ type: fc.constant('edit' as const), item: codes, script }),
  fc.record({ type: fc.constant('retarget' as const), item: codes, to: cells }),
  fc.record({
    type: fc.constant('move' as const),
    item: codes,
    cell: fc.option(fc.constantFrom(...CELLS)),
    simMs: minutes.map((minute) => minute * MINUTE),
  }),
);

interface World {
  changes: Change[];
  script: ScriptInEffect;
  deliveries: DeliveryState[];
}

const fresh = (name: { item: string; cell: string }): DeliveryState => ({
  ...firstDeliveries(drillOf([item(name.item, { to: [name.cell] })]))[0]!,
});

/** A run with these begun, after everything asked for that is allowed. */
function played(asked: readonly WantedChange[], begun: readonly number[]): World[] {
  const first: World = {
    changes: [],
    script: { template: FROZEN, moves: {} },
    deliveries: firstDeliveries(FROZEN).map((delivery, index) =>
      begun.includes(index) ? Object.assign(delivery, { state: 'delivered', startedAt: 1 }) : delivery,
    ),
  };
  const worlds = [first];
  for (const one of asked) {
    const { changes, script: now, deliveries } = worlds.at(-1)!;
    const run = { script: now, cells: FROZEN.cells, deliveries, clock: CLOCK };
    const { change } = checkAmendment(run, one);
    if (!change) continue;
    const after = amended(now, change);
    const templates = { before: now.template, after: after.template };
    worlds.push({
      changes: [...changes, change],
      script: after,
      deliveries: amendDeliveries(deliveries, change, templates, fresh),
    });
  }
  return worlds;
}

const runs = fc.tuple(fc.array(wanted, { maxLength: 12 }), fc.subarray([0, 1, 2, 3, 4], { maxLength: 2 }));

describe('the script in effect', () => {
  it('is the same however the changes are cut, and leaves the frozen one as it was', () => {
    fc.assert(
      fc.property(runs, fc.nat(12), ([asked, begun], cut) => {
        const { changes, script: whole } = played(asked, begun).at(-1)!;
        const begin = scriptInEffect(FROZEN, changes.slice(0, cut));
        expect(changes.slice(cut).reduce(amended, begin)).toEqual(whole);
        expect(scriptInEffect(FROZEN, changes)).toEqual(whole);
      }),
    );
  });

  it('holds to what every template is held to, whatever was allowed', () => {
    let allowed = 0;
    fc.assert(
      fc.property(runs, ([asked, begun]) => {
        const { changes, script: whole } = played(asked, begun).at(-1)!;
        allowed += changes.length;
        const faults: string[] = [];
        checkTemplate(whole.template, (pointer, message) => faults.push(`${pointer}: ${message}`));
        expect(faults).toEqual([]);
      }),
      { numRuns: 300 },
    );
    expect(allowed).toBeGreaterThan(300);
  });

  it('changes nothing that has begun, and has one delivery for each cell of what has not', () => {
    fc.assert(
      fc.property(runs, ([asked, begun]) => {
        const worlds = played(asked, begun);
        const [first] = worlds;
        const last = worlds.at(-1)!;
        for (const delivery of first!.deliveries.filter(isBegun)) {
          expect(last.deliveries).toContain(delivery);
          expect(itemOf(last.script.template, delivery.item)?.delivery).toEqual(
            itemOf(FROZEN, delivery.item)?.delivery,
          );
        }
        for (const { code, to } of last.script.template.items) {
          const own = last.deliveries.filter((delivery) => delivery.item === code);
          expect(new Set(own.map(({ cell }) => cell)).size).toBe(own.length);
          const meant = own.filter(({ state }) => state !== 'withdrawn').map(({ cell }) => cell);
          expect(meant.toSorted()).toEqual(to.toSorted());
          for (const { cell, movedToSimMs } of own.filter(({ state }) => state === 'pending')) {
            expect(movedToSimMs).toBe(last.script.moves[moveKey(code, cell)] ?? null);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('tells by its last change what became of the item it names', () => {
    fc.assert(
      fc.property(runs, ([asked, begun]) => {
        const { changes, script: whole } = played(asked, begun).at(-1)!;
        const last = changes.at(-1);
        if (!last) return;
        const now = itemOf(whole.template, codeOf(last));
        if (last.type === 'add' || last.type === 'edit') expect(now).toEqual(last.item);
        if (last.type === 'retarget') expect(now?.to).toEqual(last.to);
        if (last.type === 'move') {
          for (const cell of last.cells) expect(whole.moves[moveKey(last.code, cell)]).toBe(last.simMs);
        }
      }),
    );
  });
});

describe('an item that is given other cells', () => {
  const { items } = FROZEN;
  const after = (code: string, to: string[]) =>
    itemOf(scriptInEffect(FROZEN, [{ type: 'retarget', code, to }]).template, code);

  it('expects of the one that takes the place what was expected of the one before', () => {
    expect(after('I1', ['GRID'])?.expectations).toMatchObject([{ code: 'ack', cell: 'GRID' }]);
    expect(after('I1', ['PORT', 'GRID'])?.expectations).toMatchObject([{ code: 'ack', cell: 'PORT' }]);
  });

  it('goes on expecting it of a cell whose place nobody takes, which then cannot be evaluated', () => {
    const [one] = items;
    const lost = scriptInEffect(FROZEN, [{ type: 'withdraw_cell', code: one!.code, cell: 'PORT' }]);
    expect(itemOf(lost.template, 'I1')).toMatchObject({ to: [], expectations: [{ code: 'ack', cell: 'PORT' }] });
  });
});

function itemOf({ items }: DrillTemplate, code: string): DrillTemplate['items'][number] | undefined {
  return items.find((one) => one.code === code);
}

function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) deepFrozen(inner);
    Object.freeze(value);
  }
  return value;
}
