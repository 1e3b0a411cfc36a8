import { type CursorLimits, nextStep, type Standing } from './subscription-cursor.ts';

const limits: CursorLimits = { slowAfterMs: 5_000, resumeLimit: 1_000 };

function step(given: Partial<Standing>) {
  return nextStep(
    { cursor: 900, position: 1_000, windowFloor: 800, roomy: true, fallenMs: undefined, ...given },
    limits,
  );
}

describe('nextStep', () => {
  it.each([
    ['follows at the position', { cursor: 1_000 }, { do: 'follow' }],
    ['follows ahead of the position', { cursor: 1_001, roomy: false }, { do: 'follow' }],
    ['waits while the socket is full', { roomy: false, fallenMs: 60_000 }, { do: 'wait' }],
    ['reads memory where it reaches', { cursor: 800 }, { do: 'read_window' }],
    ['reads the database below that', { cursor: 799 }, { do: 'read_history' }],
    ['gives a client that recovers in time what it missed', { fallenMs: 4_999 }, { do: 'read_window' }],
    ['conflates for one that does not', { fallenMs: 5_000 }, { do: 'conflate' }],
    [
      'shows everything when what changed is forgotten',
      { cursor: 1, fallenMs: 5_000 },
      { do: 'snapshot', reason: 'too_slow' },
    ],
    ['does not read back without end', { cursor: 0, position: 1_001 }, { do: 'snapshot', reason: 'too_far_behind' }],
    ['reads back as far as is allowed', { cursor: 0 }, { do: 'read_history' }],
  ] as const)('%s', (_case, given, expected) => {
    expect(step(given)).toEqual(expected);
  });
});
