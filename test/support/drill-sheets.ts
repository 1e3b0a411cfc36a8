import type { OutcomeState } from '../../src/drills/expectations/outcome.ts';
import type { Team } from '../../src/drills/template/script.ts';

/** What a team's sheet says, written down without the software. */
export interface HandSheet {
  states: Record<string, OutcomeState>;
  score: { met: number; of: number };
  /** Contingencies that were told, with the minute of the exercise clock. */
  contingencies: Record<string, number>;
}

const STATES: Readonly<Record<string, OutcomeState>> = { M: 'met', L: 'met_late', X: 'missed', N: 'not_evaluable' };

/**
 * Score sheets written by hand from MSEL and scripts: what comes when is in the drill's file, what is done when in the team's. Under each
 * expectation, in the order of the MSEL, M: met, L: met late, X: missed, N: not evaluable (an evaluator's, and there is none).
 */
const TABLES: Record<
  string,
  { expectations: string; teams: Record<Team, [string, number, number, HandSheet['contingencies']]> }
> = {
  'port-crane-attack': {
    expectations:
      'I01/ack I02/triage I03/picture I04/share I04/partner-ack I04/contain I05/closed ' +
      'I07/verified I08/statement I09/ack I10/task I11/sitrep',
    teams: {
      good: ['M M M M M M M M N M M M', 11, 11, {}],
      slow: ['L M L L M L X M N X L M', 4, 11, { C01: 29, C02: 31 }],
      absent: ['X X X X X X X X N X X X', 0, 11, { C01: 29, C02: 31 }],
    },
  },
  'substation-remote-id-spoofing': {
    expectations:
      'I02/picture I03/ack I04/closed I05/triage I05/notify I05/share I05/partner-ack I05/contain ' +
      'I06/verified I07/ack I08/task I09/statement I10/sitrep',
    teams: {
      good: ['M M M M M M M M M M M N M', 12, 12, {}],
      slow: ['L M L M M X X L X L M N L', 4, 12, { C01: 27, C02: 31 }],
      absent: ['X X X X X X X X X X X N X', 0, 12, { C01: 27, C02: 31, C03: 25 }],
    },
  },
  'convoy-strait-silence': {
    expectations:
      'I04/ack I04/verified I05/ack I06/escort I06/share I06/partner-ack I07/closed I08/handover ' +
      'I09/ack I09/share I09/partner-ack I10/sitrep I12/verified I14/ack I15/closed',
    teams: {
      good: ['M M M M M M M M M M M M M M M', 15, 15, {}],
      slow: ['L M L L M L X L M L M X L L X', 4, 15, { C02: 31 }],
      absent: ['X X X X X X X X X X X X X X X', 0, 15, { C01: 36, C02: 31 }],
    },
  },
  'crisis-communication-rumours': {
    expectations:
      'I01/ack I02/log I03/statement I04/asked I04/agree-my I04/agree-vn I04/line-my I04/line-vn ' +
      'I05/closed I06/verified I06/judged I07/log I07/discreet I08/correction I09/sitrep',
    teams: {
      good: ['M M M M M M M M M M M M M M M', 14, 14, {}],
      slow: ['M L M X M X M X M L L L X X M', 6, 14, { C02: 41 }],
      absent: ['X X X X X X X X X X X X M X X', 0, 14, { C01: 24, C02: 41 }],
    },
  },
  'dual-contingency': {
    expectations:
      'I01/ack I01/share-sg I01/share-my I01/share-ph I02/ack I03/ack I04/ack I07/lead ' +
      'I07/share-my I07/share-ph I07/ack-my I07/ack-ph I08/triage I08/contain I09/verified ' +
      'I10/sitrep',
    teams: {
      good: ['M M M M M M M M M M M M M M M M', 16, 16, {}],
      slow: ['L M M X M X L L M X M X M L M L', 7, 16, { C01: 32 }],
      absent: ['X X X X X X X X X X X X X X X X', 0, 16, { C01: 32 }],
    },
  },
};

export const SHEETS: { drill: string; team: Team; sheet: HandSheet }[] = Object.entries(TABLES).flatMap(
  ([drill, { expectations, teams }]) =>
    Object.entries(teams).map(([team, [letters, met, of, contingencies]]) => {
      const names = expectations.split(' ');
      const states = letters
        .split(' ')
        .map((letter, index) => [names[index] ?? '', STATES[letter] ?? 'pending'] as const);
      return {
        drill,
        team: team as Team,
        sheet: { states: Object.fromEntries(states), score: { met, of }, contingencies },
      };
    }),
);
