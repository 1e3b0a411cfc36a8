import { faultText } from '../../rules/rule-fault.ts';
import { drillOf, item } from '../../../test/support/drill-samples.ts';
import { readScript } from './read-script.ts';

const template = drillOf([item('I1'), item('I2')]);
const script = (actions: string, head = 'drill: sample\nteam: good\ntitle: Does it\n'): string =>
  `${head}actions:\n${actions}`;
const faults = (text: string): string[] => readScript('s.yml', text, template).faults.map(faultText);

describe('reading what a team does', () => {
  it('gives each verb what it needs, under the names players use', () => {
    const text = script(`  - { at: 1m, cell: PORT, do: set_status, on: I1, to_status: triaged, reason: Real }
  - { at: 2m, cell: PORT, do: release, on: I1, release: r, to: [{ nation: SG }, { organisation: sg-cert }], purpose: Know }
  - { at: 2m30s, cell: CERT, do: acknowledge_share, release: r }
  - { at: 3m, cell: PORT, do: note, on: I1, text: Seen }
  - { at: 4m, cell: PORT, do: close, on: I2, close_reason: benign, text: Routine }
`);
    expect(readScript('s.yml', text, template)).toEqual({
      script: {
        drill: 'sample',
        team: 'good',
        title: 'Does it',
        actions: [
          { atMs: 60_000, cell: 'PORT', do: 'set_status', on: 'I1', to: 'triaged', reason: 'Real' },
          {
            atMs: 120_000,
            cell: 'PORT',
            do: 'release',
            on: 'I1',
            release: 'r',
            to: [{ nation: 'SG' }, { organisation: 'sg-cert' }],
            purpose: 'Know',
          },
          { atMs: 150_000, cell: 'CERT', do: 'acknowledge_share', release: 'r' },
          { atMs: 180_000, cell: 'PORT', do: 'note', on: 'I1', text: 'Seen' },
          { atMs: 240_000, cell: 'PORT', do: 'close', on: 'I2', reason: 'benign', note: 'Routine' },
        ],
      },
      faults: [],
    });
  });

  it.each<[string, string, string[]]>([
    ['what is missing', '  - { at: 1m, cell: PORT, do: note, on: I1 }\n', ['s.yml:5:5: note needs text']],
    [
      'what means nothing to a verb',
      '  - { at: 1m, cell: PORT, do: acknowledge, on: I1, text: x }\n',
      ['s.yml:5:5: acknowledge takes no text'],
    ],
    ['an unknown item', '  - { at: 1m, cell: PORT, do: assign, on: I9 }\n', ['s.yml:5:5: There is no item I9']],
    ['an unknown cell', '  - { at: 1m, cell: SHIP, do: assign, on: I1 }\n', ['s.yml:5:5: There is no cell SHIP']],
    ['what comes after ENDEX', '  - { at: 2h, cell: PORT, do: assign, on: I1 }\n', ['s.yml:5:5: That is after ENDEX']],
    [
      'a task before it was added',
      '  - { at: 1m, cell: PORT, do: complete_task, on: I1, task: t }\n',
      ['s.yml:5:60: There is no task t yet'],
    ],
    [
      'a share before its release',
      '  - { at: 1m, cell: CERT, do: acknowledge_share, release: r }\n',
      ['s.yml:5:59: There is no release r yet'],
    ],
    [
      'what is out of order',
      '  - { at: 2m, cell: PORT, do: assign, on: I1 }\n  - { at: 1m, cell: PORT, do: assign, on: I1 }\n',
      ['s.yml:6:11: Actions are in order of time'],
    ],
    [
      'a verb nobody knows',
      '  - { at: 1m, cell: PORT, do: shout, on: I1 }\n',
      [expect.stringMatching(/^s\.yml:5:31: do must be one of acknowledge, /)],
    ],
  ])('refuses %s', (_, actions, expected) => {
    expect(faults(script(actions))).toEqual(expected);
  });

  it('refuses a script of another drill', () => {
    const head = 'drill: other\nteam: good\ntitle: t\n';
    expect(faults(script('  []\n', head))).toEqual(['s.yml:1:8: It is of other, not of sample']);
  });
});
