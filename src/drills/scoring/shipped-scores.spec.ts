import { rehearse } from '../../../test/support/drill-rehearsal.ts';
import { SHEETS } from '../../../test/support/drill-sheets.ts';
import { readShippedDrill, readShippedScript, shippedDrillCodes } from '../template/shipped-drills.ts';
import type { Team } from '../template/script.ts';

const MINUTE = 60_000;

function played(drill: string, team: Team) {
  const template = readShippedDrill(drill);
  return rehearse(template, readShippedScript(template, team));
}

describe.each(SHEETS)('$drill, the $team team', ({ drill, team, sheet: byHand }) => {
  const { outcomes, sheet, told } = played(drill, team);

  it('has the sheet written by hand', () => {
    const states = outcomes.map(({ item, expectation, state }) => [`${item}/${expectation}`, state]);
    expect(Object.fromEntries(states)).toEqual(byHand.states);
    expect(sheet.joint.score).toEqual(byHand.score);
  });

  it('is told the contingencies its failures call for, when they do', () => {
    const contingencies = [...told].filter(([code]) => code.startsWith('C'));
    expect(Object.fromEntries(contingencies.map(([code, minutes]) => [code, Math.round(minutes)]))).toEqual(
      byHand.contingencies,
    );
  });
});

it('there is a sheet for every drill that is shipped', () => {
  expect([...new Set(SHEETS.map(({ drill }) => drill))].toSorted()).toEqual(shippedDrillCodes());
});

describe('the sheet of the port’s watch, by hand', () => {
  it('of the slow team: times, decoys, sharing, cells', () => {
    const { sheet } = played('port-crane-attack', 'slow');
    const minutes = (of: { median: number; worst: number } | null | undefined) =>
      of && [Math.round(of.median / MINUTE), Math.round(of.worst / MINUTE)];
    const metric = (name: string) => sheet.joint.metrics.find((one) => one.metric === name);
    // I01 at 2, acknowledged at 9; I09 never.
    expect(metric('acknowledge')).toMatchObject({ measured: 1, never: 1 });
    expect(minutes(metric('acknowledge')?.simMs)).toEqual([7, 7]);
    // The clock runs six times faster than the wall.
    expect((metric('acknowledge')?.wallMs?.median ?? 0) / MINUTE).toBeCloseTo(7 / 6, 1);
    // I02 at 6, triaged at 15; the decoy never.
    expect(metric('triage')).toMatchObject({ measured: 1, never: 1 });
    expect(minutes(metric('triage')?.simMs)).toEqual([9, 9]);
    expect(minutes(metric('share')?.simMs)).toEqual([17, 17]);
    expect(minutes(metric('partner_acknowledge')?.simMs)).toEqual([22, 22]);
    expect(minutes(metric('contain')?.simMs)).toEqual([23, 23]);
    // I07 verified after 7, I10 answered after 15: the median lies between.
    expect(minutes(metric('decide')?.simMs)).toEqual([11, 15]);
    expect(sheet.joint.decoys).toEqual({ met: 0, of: 1 });
    expect(sheet.joint.coverage.expectations).toEqual({ met: 11, of: 11 });
    // I06, C01 and C02 expect nothing; ten of the thirteen delivered do.
    expect(sheet.joint.coverage.items).toEqual({ met: 10, of: 13 });
    expect(sheet.joint.required).toMatchObject({ met: 4, met_late: 5, missed: 2, pending: 0 });
    expect(sheet.joint.optional).toMatchObject({ not_evaluable: 1 });
    expect(sheet.joint.releasability).toEqual([]);
    expect(sheet.cells.map(({ cell, nation, score }) => [cell, nation, score.met, score.of])).toEqual([
      ['PORT', 'KR', 3, 9],
      ['SG', 'SG', 1, 1],
      ['SGPORT', 'SG', 0, 1],
    ]);
    expect(sheet.sharing).toMatchObject([{ fromNation: 'KR', toNation: 'SG', sent: 1, acknowledged: 1 }]);
    expect(sheet.pointsOfContact).toMatchObject({ met: 1, of: 1 });
    const objectives = sheet.joint.objectives.map(({ objective, score, medianWithinTarget }) => [
      objective,
      score.met,
      score.of,
      medianWithinTarget,
    ]);
    expect(objectives).toEqual([
      ['O1', 1, 4, false],
      ['O2', 1, 2, null],
      ['O3', 0, 2, false],
      ['O4', 1, 2, false],
      ['O5', 1, 1, null],
    ]);
  });

  it('of the absent team: nothing measured, everything never, and what was withheld', () => {
    const { sheet } = played('port-crane-attack', 'absent');
    for (const { measured, never, simMs, wallMs } of sheet.joint.metrics) {
      expect([measured, simMs, wallMs]).toEqual([0, null, null]);
      expect(never).toBeGreaterThan(0);
    }
    expect(sheet.joint.releasability).toMatchObject([
      { kind: 'withheld', item: 'I04', expectation: 'share', cell: 'PORT' },
    ]);
    expect(sheet.pointsOfContact).toEqual({ met: 0, of: 0, medianMs: null });
  });

  it('of the slow team under rumours: what went to somebody it was not agreed with, and what was withheld', () => {
    const { sheet, events } = played('crisis-communication-rumours', 'slow');
    const found = sheet.joint.releasability.map(({ kind, item, expectation }) => [kind, item, expectation]);
    expect(found).toEqual([
      ['withheld', 'I04', 'line-vn'],
      ['shared_wrongly', 'I07', 'discreet'],
    ]);
    const [evidence] = sheet.joint.releasability[1]?.evidence ?? [];
    expect(events.find(({ id }) => id === evidence)).toMatchObject({ type: 'statement.received', nation: 'TH' });
  });
});
