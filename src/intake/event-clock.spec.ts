import * as fc from 'fast-check';
import { effectiveTime } from './event-clock.ts';

const received = new Date('2026-03-02T10:00:00.000Z');
const window = { clockBehindSeconds: 3_600, clockAheadSeconds: 60 };
const shifted = (milliseconds: number) => new Date(received.getTime() + milliseconds);

describe('the effective time of an alert', () => {
  it('is when it occurred, inside the window and at both of its ends', () => {
    for (const shift of [0, -1, 1, 60_000, -3_600_000]) {
      expect(effectiveTime(shifted(shift), received, window)).toEqual({ effectiveAt: shifted(shift), clock: 'ok' });
    }
  });

  it('is when it was received, for an alert from beyond the window ahead', () => {
    expect(effectiveTime(shifted(60_001), received, window)).toEqual({ effectiveAt: received, clock: 'ahead' });
    expect(effectiveTime(new Date('2099-01-01'), received, window).effectiveAt).toEqual(received);
  });

  it('stays when it occurred for an old alert, which is only marked', () => {
    expect(effectiveTime(shifted(-3_600_001), received, window)).toEqual({
      effectiveAt: shifted(-3_600_001),
      clock: 'behind',
    });
  });

  it('never lies further ahead than the window, and never before the alert occurred unless that was ahead', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.nat(1e6), fc.nat(1e6), (shift, behind, ahead) => {
        const limits = { clockBehindSeconds: behind, clockAheadSeconds: ahead };
        const { effectiveAt, clock } = effectiveTime(shifted(shift), received, limits);
        expect(effectiveAt.getTime() - received.getTime()).toBeLessThanOrEqual(ahead * 1_000);
        expect(effectiveAt).toEqual(clock === 'ahead' ? received : shifted(shift));
      }),
    );
  });
});
