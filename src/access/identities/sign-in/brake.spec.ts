import * as fc from 'fast-check';
import { addressKey, afterAttempt, BRAKE_RULES, type BrakeState, FORGET_MS, waitAfter, waitLeft } from './brake.ts';

const RULE = { free: 3, most: 60_000 };
const START = new Date('2026-03-02T10:00:00Z');
const later = (milliseconds: number): Date => new Date(START.getTime() + milliseconds);

describe('brake on guessing', () => {
  it('lets a few through, then doubles the wait up to its bound', () => {
    const waits = Array.from({ length: 12 }, (_, failures) => waitAfter(failures, RULE));
    expect(waits).toEqual([0, 0, 0, 0, 1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
  });

  it('never waits longer than its bound, and never less after more failures', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.constantFrom(...Object.values(BRAKE_RULES)), (failures, rule) => {
        expect(waitAfter(failures, rule)).toBeLessThanOrEqual(rule.most);
        expect(waitAfter(failures + 1, rule)).toBeGreaterThanOrEqual(waitAfter(failures, rule));
      }),
    );
  });

  it('counts every attempt, and forgets after a day of quiet', () => {
    let state: BrakeState | undefined;
    for (let attempt = 1; attempt <= 4; attempt += 1) {
      expect(waitLeft(state, START)).toBe(0);
      state = afterAttempt(state, START, RULE);
      expect(state.failures).toBe(attempt);
    }
    expect(waitLeft(state, START)).toBe(1_000);
    expect(waitLeft(state, later(1_000))).toBe(0);
    expect(afterAttempt(state, later(FORGET_MS), RULE).failures).toBe(5);
    expect(afterAttempt(state, later(FORGET_MS + 1), RULE).failures).toBe(1);
  });

  it('leaves a guesser few guesses: fewer than a hundred of a second factor in three days', () => {
    let now = START.getTime();
    let state: BrakeState | undefined;
    let guesses = 0;
    while (now < START.getTime() + 3 * 24 * 3_600_000) {
      now += waitLeft(state, new Date(now));
      state = afterAttempt(state, new Date(now), BRAKE_RULES.factor);
      guesses += 1;
    }
    expect(guesses).toBeLessThan(100);
  });

  it('takes an IPv6 network for one address', () => {
    expect(addressKey('203.0.113.7')).toBe('203.0.113.7');
    expect(addressKey('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(addressKey('2001:db8:0:1::5')).toBe('2001:db8:0:1');
    expect(addressKey('2001:DB8:0000:0001:ffff:ffff:ffff:ffff')).toBe('2001:db8:0:1');
    expect(addressKey('2001:db8::1')).toBe('2001:db8:0:0');
    expect(addressKey('fe80::1%eth0')).toBe('fe80:0:0:0');
    expect(addressKey('::1')).toBe('0:0:0:0');
    expect(addressKey(null)).toBe('unknown');
  });
});
