import { OncePerWhile } from './once-per-while.ts';

describe('once per while', () => {
  it('lets a name pass once, and again when the while is over', () => {
    const gate = new OncePerWhile(60_000, 10);
    const passes = [0, 1, 59_999, 60_000, 60_001, 120_000].map((now) => gate.passes('a', now));
    expect(passes).toEqual([true, false, false, true, false, true]);
  });

  it('keeps names apart, and no more of them than its limit', () => {
    const gate = new OncePerWhile(60_000, 2);
    expect(['a', 'b', 'a', 'b', 'c', 'b', 'a'].map((name) => gate.passes(name, 0))).toEqual([
      true,
      true,
      false,
      false,
      true,
      false,
      true,
    ]);
  });
});
