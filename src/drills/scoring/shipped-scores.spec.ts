import { rehearse } from '../../../test/support/drill-rehearsal.ts';
import type { OutcomeState } from '../expectations/outcome.ts';
import { readShippedDrill, readShippedScript } from '../template/shipped-drills.ts';
import type { Team } from '../template/script.ts';

const MINUTE = 60_000;

/**
 * Score sheets written by hand from MSEL and scripts: what comes when is in the drill's file, what is done when in the team's. M: met,
 * L: met late, X: missed, N: not evaluable (an evaluator's, and none is there).
 */
type Sheet = Record<string, string>;
const STATES: Readonly<Record<string, OutcomeState>> = { M: 'met', L: 'met_late', X: 'missed', N: 'not_evaluable' };

const SHEETS: Record<
  string,
  Record<Team, { states: Sheet; score: [number, number]; contingencies: Record<string, number> }>
> = {
  'port-crane-attack': {
    good: {
      states: {
        'I01/ack': 'M',
        'I02/triage': 'M',
        'I03/picture': 'M',
        'I04/share': 'M',
        'I04/partner-ack': 'M',
        'I04/contain': 'M',
        'I05/closed': 'M',
        'I07/verified': 'M',
        'I08/statement': 'N',
        'I09/ack': 'M',
        'I10/task': 'M',
        'I11/sitrep': 'M',
      },
      score: [11, 11],
      contingencies: {},
    },
    slow: {
      states: {
        'I01/ack': 'L',
        'I02/triage': 'M',
        'I03/picture': 'L',
        'I04/share': 'L',
        'I04/partner-ack': 'M',
        'I04/contain': 'L',
        'I05/closed': 'X',
        'I07/verified': 'M',
        'I08/statement': 'N',
        'I09/ack': 'X',
        'I10/task': 'L',
        'I11/sitrep': 'M',
      },
      score: [4, 11],
      contingencies: { C01: 29, C02: 31 },
    },
    absent: {
      states: {
        'I01/ack': 'X',
        'I02/triage': 'X',
        'I03/picture': 'X',
        'I04/share': 'X',
        'I04/partner-ack': 'X',
        'I04/contain': 'X',
        'I05/closed': 'X',
        'I07/verified': 'X',
        'I08/statement': 'N',
        'I09/ack': 'X',
        'I10/task': 'X',
        'I11/sitrep': 'X',
      },
      score: [0, 11],
      contingencies: { C01: 29, C02: 31 },
    },
  },
  'substation-remote-id-spoofing': {
    good: {
      states: {
        'I02/picture': 'M',
        'I03/ack': 'M',
        'I04/closed': 'M',
        'I05/triage': 'M',
        'I05/notify': 'M',
        'I05/share': 'M',
        'I05/partner-ack': 'M',
        'I05/contain': 'M',
        'I06/verified': 'M',
        'I07/ack': 'M',
        'I08/task': 'M',
        'I09/statement': 'N',
        'I10/sitrep': 'M',
      },
      score: [12, 12],
      contingencies: {},
    },
    slow: {
      states: {
        'I02/picture': 'L',
        'I03/ack': 'M',
        'I04/closed': 'L',
        'I05/triage': 'M',
        'I05/notify': 'M',
        'I05/share': 'X',
        'I05/partner-ack': 'X',
        'I05/contain': 'L',
        'I06/verified': 'X',
        'I07/ack': 'L',
        'I08/task': 'M',
        'I09/statement': 'N',
        'I10/sitrep': 'L',
      },
      score: [4, 12],
      contingencies: { C01: 27, C02: 31 },
    },
    absent: {
      states: {
        'I02/picture': 'X',
        'I03/ack': 'X',
        'I04/closed': 'X',
        'I05/triage': 'X',
        'I05/notify': 'X',
        'I05/share': 'X',
        'I05/partner-ack': 'X',
        'I05/contain': 'X',
        'I06/verified': 'X',
        'I07/ack': 'X',
        'I08/task': 'X',
        'I09/statement': 'N',
        'I10/sitrep': 'X',
      },
      score: [0, 12],
      contingencies: { C01: 27, C02: 31, C03: 25 },
    },
  },
  'convoy-strait-silence': {
    good: {
      states: {
        'I04/ack': 'M',
        'I04/verified': 'M',
        'I05/ack': 'M',
        'I06/escort': 'M',
        'I06/share': 'M',
        'I06/partner-ack': 'M',
        'I07/closed': 'M',
        'I08/handover': 'M',
        'I09/ack': 'M',
        'I09/share': 'M',
        'I09/partner-ack': 'M',
        'I10/sitrep': 'M',
      },
      score: [12, 12],
      contingencies: {},
    },
    slow: {
      states: {
        'I04/ack': 'L',
        'I04/verified': 'M',
        'I05/ack': 'L',
        'I06/escort': 'L',
        'I06/share': 'M',
        'I06/partner-ack': 'L',
        'I07/closed': 'X',
        'I08/handover': 'L',
        'I09/ack': 'M',
        'I09/share': 'L',
        'I09/partner-ack': 'M',
        'I10/sitrep': 'X',
      },
      score: [4, 12],
      contingencies: { C02: 31 },
    },
    absent: {
      states: {
        'I04/ack': 'X',
        'I04/verified': 'X',
        'I05/ack': 'X',
        'I06/escort': 'X',
        'I06/share': 'X',
        'I06/partner-ack': 'X',
        'I07/closed': 'X',
        'I08/handover': 'X',
        'I09/ack': 'X',
        'I09/share': 'X',
        'I09/partner-ack': 'X',
        'I10/sitrep': 'X',
      },
      score: [0, 12],
      contingencies: { C01: 36, C02: 31 },
    },
  },
  'crisis-communication-rumours': {
    good: {
      states: {
        'I01/ack': 'M',
        'I02/log': 'M',
        'I03/statement': 'M',
        'I04/share-my': 'M',
        'I04/share-vn': 'M',
        'I04/ack-my': 'M',
        'I04/ack-vn': 'M',
        'I05/closed': 'M',
        'I06/verified': 'M',
        'I07/discreet': 'M',
        'I08/correction': 'M',
        'I09/sitrep': 'M',
      },
      score: [11, 11],
      contingencies: {},
    },
    slow: {
      states: {
        'I01/ack': 'M',
        'I02/log': 'L',
        'I03/statement': 'M',
        'I04/share-my': 'L',
        'I04/share-vn': 'X',
        'I04/ack-my': 'M',
        'I04/ack-vn': 'X',
        'I05/closed': 'M',
        'I06/verified': 'L',
        'I07/discreet': 'X',
        'I08/correction': 'X',
        'I09/sitrep': 'M',
      },
      score: [5, 11],
      contingencies: { C02: 28 },
    },
    absent: {
      states: {
        'I01/ack': 'X',
        'I02/log': 'X',
        'I03/statement': 'X',
        'I04/share-my': 'X',
        'I04/share-vn': 'X',
        'I04/ack-my': 'X',
        'I04/ack-vn': 'X',
        'I05/closed': 'X',
        'I06/verified': 'X',
        'I07/discreet': 'M',
        'I08/correction': 'X',
        'I09/sitrep': 'X',
      },
      score: [0, 11],
      contingencies: { C01: 24, C02: 28 },
    },
  },
  'dual-contingency': {
    good: {
      states: {
        'I01/ack': 'M',
        'I01/share-sg': 'M',
        'I01/share-my': 'M',
        'I01/share-ph': 'M',
        'I02/ack': 'M',
        'I03/ack': 'M',
        'I04/ack': 'M',
        'I07/lead': 'M',
        'I07/share-my': 'M',
        'I07/share-ph': 'M',
        'I07/ack-my': 'M',
        'I07/ack-ph': 'M',
        'I08/triage': 'M',
        'I08/contain': 'M',
        'I09/verified': 'M',
        'I10/sitrep': 'M',
      },
      score: [16, 16],
      contingencies: {},
    },
    slow: {
      states: {
        'I01/ack': 'L',
        'I01/share-sg': 'M',
        'I01/share-my': 'M',
        'I01/share-ph': 'X',
        'I02/ack': 'M',
        'I03/ack': 'X',
        'I04/ack': 'L',
        'I07/lead': 'L',
        'I07/share-my': 'M',
        'I07/share-ph': 'X',
        'I07/ack-my': 'M',
        'I07/ack-ph': 'X',
        'I08/triage': 'M',
        'I08/contain': 'L',
        'I09/verified': 'M',
        'I10/sitrep': 'L',
      },
      score: [7, 16],
      contingencies: { C01: 32 },
    },
    absent: {
      states: {
        'I01/ack': 'X',
        'I01/share-sg': 'X',
        'I01/share-my': 'X',
        'I01/share-ph': 'X',
        'I02/ack': 'X',
        'I03/ack': 'X',
        'I04/ack': 'X',
        'I07/lead': 'X',
        'I07/share-my': 'X',
        'I07/share-ph': 'X',
        'I07/ack-my': 'X',
        'I07/ack-ph': 'X',
        'I08/triage': 'X',
        'I08/contain': 'X',
        'I09/verified': 'X',
        'I10/sitrep': 'X',
      },
      score: [0, 16],
      contingencies: { C01: 32 },
    },
  },
};

const CASES = Object.entries(SHEETS).flatMap(([drill, teams]) =>
  Object.entries(teams).map(([team, expected]) => ({ drill, team: team as Team, expected })),
);

function played(drill: string, team: Team) {
  const template = readShippedDrill(drill);
  return rehearse(template, readShippedScript(template, team));
}

describe.each(CASES)('$drill, the $team team', ({ drill, team, expected }) => {
  const { outcomes, sheet, told } = played(drill, team);

  it('has the sheet written by hand', () => {
    const states = Object.fromEntries(
      outcomes.map(({ item, expectation, state }) => [`${item}/${expectation}`, state]),
    );
    const byHand = Object.fromEntries(Object.entries(expected.states).map(([key, letter]) => [key, STATES[letter]]));
    expect(states).toEqual(byHand);
    expect(sheet.joint.score).toEqual({ met: expected.score[0], of: expected.score[1] });
  });

  it('is told the contingencies its failures call for, when they do', () => {
    const contingencies = [...told]
      .filter(([code]) => code.startsWith('C'))
      .map(([code, minutes]) => [code, Math.round(minutes)]);
    expect(Object.fromEntries(contingencies)).toEqual(expected.contingencies);
  });
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
});
