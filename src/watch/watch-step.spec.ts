import { differs, type Found, type Watched, watchStep } from './watch-step.ts';

const T = Date.parse('2026-03-02T10:00:00Z');
const found = (changes: Partial<Found> = {}): Found => ({
  enabled: true,
  heardAt: T,
  declaredSeconds: 60,
  learnedSeconds: null,
  skewSeconds: 0,
  clockAheadSeconds: 300,
  clockBehindSeconds: 86_400,
  gapAt: null,
  missing: 0,
  ...changes,
});
const at = (seconds: number): number => T + seconds * 1_000;
/** Follows a sensor through what is found of it at these seconds; the process listens from the start. */
function follow(steps: [seconds: number, Partial<Found>][], startedAt = T): [string, string | null][] {
  let former: Watched | null = null;
  return steps.map(([seconds, changes]) => {
    const { next, turn } = watchStep(former, found(changes), startedAt, at(seconds));
    former = next;
    return [next.state, turn];
  });
}

describe('the watch over a sensor', () => {
  it('tells of silence once, and of its end once', () => {
    expect(
      follow([
        [1, {}],
        [200, {}],
        [302, {}],
        [303, {}],
        [400, { heardAt: at(399) }],
        [401, { heardAt: at(399) }],
      ]),
    ).toEqual([
      ['ok', null],
      ['late', null],
      ['silent', 'silent'],
      ['silent', null],
      ['ok', 'heard_again'],
      ['ok', null],
    ]);
  });

  it('says nothing of a sensor that was never heard', () => {
    expect(follow([[1e6, { heardAt: null }]])).toEqual([['unknown', null]]);
  });

  it('gives a sensor its time again when the node was down, and when it was disabled', () => {
    const before: Watched = { ...watchStep(null, found(), T, at(1)).next };
    expect(watchStep(before, found(), at(9_000), at(9_100)).next.state).toBe('ok');
    expect(watchStep(before, found(), at(9_000), at(9_301)).turn).toBe('silent');
    const off = watchStep(before, found({ enabled: false }), T, at(5_000)).next;
    expect(off.state).toBe('disabled');
    expect(watchStep(off, found(), T, at(9_000)).next).toMatchObject({ state: 'ok', watchedFrom: at(9_000) });
  });

  it('leaves a silent sensor silent over a restart of the node, so that nobody is told twice', () => {
    const silent = watchStep(watchStep(null, found(), T, at(1)).next, found(), T, at(400)).next;
    expect(silent.state).toBe('silent');
    expect(watchStep(silent, found(), at(500), at(501))).toMatchObject({ next: { state: 'silent' }, turn: null });
    expect(watchStep(silent, found({ heardAt: at(502) }), at(500), at(503)).turn).toBe('heard_again');
  });

  it('looks anew at a silent sensor whose interval is declared otherwise, without saying that it was heard', () => {
    const silent = watchStep(watchStep(null, found(), T, at(1)).next, found(), T, at(400)).next;
    expect(watchStep(silent, found({ declaredSeconds: 600 }), T, at(401))).toMatchObject({
      next: { state: 'ok' },
      turn: null,
    });
  });

  it('remembers when it was last heard longer than its beats are kept', () => {
    const { next } = watchStep(watchStep(null, found(), T, at(1)).next, found({ heardAt: null }), T, at(10));
    expect(next).toMatchObject({ state: 'ok', heardAt: T });
  });

  it('knows when there is nothing to write down', () => {
    const { next } = watchStep(null, found(), T, at(1));
    expect(differs(null, next)).toBe(true);
    expect(differs({ ...next, expected: { from: 'declared', seconds: 60 } }, next)).toBe(false);
    expect(differs({ ...next, expected: { from: 'learned', seconds: 60 } }, next)).toBe(true);
    expect(differs({ ...next, missing: 1 }, next)).toBe(true);
  });
});
