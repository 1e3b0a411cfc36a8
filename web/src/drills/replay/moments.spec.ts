import type { Lane, Segment, StoryStep } from './contract.ts';
import { extentOf, failingFrom, failingsIn, playedOn, simOf, stepFrom, wallOf } from './moments.ts';

const segment = (phase: Segment['phase'], rate: number, wall: [number, number], sim: [number, number]): Segment => {
  return { phase, rate, fromWall: wall[0], toWall: wall[1], fromSimMs: sim[0], toSimMs: sim[1] };
};

/** Runs for a second at twice the rate, stands for three, runs for one, is set to 60 s, runs for one. */
const SEGMENTS = [
  segment('running', 2, [1_000, 2_000], [0, 2_000]),
  segment('paused', 2, [2_000, 5_000], [2_000, 2_000]),
  segment('running', 2, [5_000, 6_000], [2_000, 4_000]),
  segment('running', 2, [6_000, 7_000], [60_000, 62_000]),
];

describe('moments of a replay', () => {
  it('knows both clocks', () => {
    expect(extentOf(SEGMENTS)).toEqual({ fromWall: 1_000, toWall: 7_000, toSimMs: 62_000 });
    expect(extentOf([])).toBeNull();
    expect([500, 1_500, 3_000, 5_500, 6_000, 99_000].map((wall) => simOf(SEGMENTS, wall))).toEqual([
      0, 1_000, 2_000, 3_000, 60_000, 62_000,
    ]);
    // While it stood, things were done: they are shown with the time it stood at.
    expect([0, 1_000, 2_000, 3_000, 30_000, 61_000, 99_000].map((sim) => wallOf(SEGMENTS, sim))).toEqual([
      1_000, 1_500, 5_000, 5_500, 6_000, 6_500, 7_000,
    ]);
  });

  it('plays by the exercise clock, over pauses and to the end', () => {
    expect(playedOn(SEGMENTS, 1_000, 1_000)).toBe(1_500);
    expect(playedOn(SEGMENTS, 1_500, 2_000)).toBe(5_500);
    expect(playedOn(SEGMENTS, 5_500, 2_000)).toBe(6_500);
    expect(playedOn(SEGMENTS, 6_500, 60_000)).toBe(7_000);
    expect(playedOn(SEGMENTS, 3_000, 0)).toBe(5_000);
  });

  it('steps from change to change', () => {
    const steps = [1_000, 1_000, 2_000].map((atWall, seq): StoryStep => ({ seq, atWall, atSimMs: 0 }));
    expect([stepFrom(steps, 0, 1), stepFrom(steps, 1_000, 1), stepFrom(steps, 2_000, 1)]).toEqual([
      1_000, 2_000, 2_000,
    ]);
    expect([stepFrom(steps, 9_000, -1), stepFrom(steps, 2_000, -1), stepFrom(steps, 1_000, -1)]).toEqual([
      2_000, 1_000, 1_000,
    ]);
  });

  it('goes to what was missed or late, and meets each of several at one instant', () => {
    const verdict = (atWall: number, state: string) => ({ kind: 'verdict' as const, atWall, atSimMs: 0, state });
    const lane = { title: '', organisation: '', nation: '' };
    const lanes: Lane[] = [
      {
        ...lane,
        cell: 'A',
        marks: [verdict(3_000, 'missed'), verdict(1_000, 'met'), { ...verdict(2_000, ''), kind: 'told' }],
      },
      { ...lane, cell: 'B', marks: [verdict(3_000, 'met_late'), verdict(5_000, 'missed')] },
    ];
    const failings = failingsIn(lanes);
    expect(failings.map(({ cell, atWall }) => [cell, atWall])).toEqual([
      ['A', 3_000],
      ['B', 3_000],
      ['B', 5_000],
    ]);
    const first = failingFrom(failings, 0, null, 1)!;
    const second = failingFrom(failings, first.atWall, first, 1)!;
    expect([first, second, failingFrom(failings, second.atWall, second, 1)]).toEqual(failings);
    expect(failingFrom(failings, 5_000, failings[2] ?? null, 1)).toBeUndefined();
    expect(failingFrom(failings, 4_000, failings[0] ?? null, -1)).toBe(failings[1]);
  });
});
