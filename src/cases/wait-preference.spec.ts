import * as fc from 'fast-check';
import { DEFAULT_WAIT_MS, waitPreference } from './wait-preference.ts';

describe('wait preference', () => {
  it('waits the default where nothing readable is said', () => {
    for (const header of [undefined, '', 'wait', 'wait=', 'wait=-1', 'wait=soon', 'return=minimal', 'waiting=3']) {
      expect(waitPreference(header)).toBe(DEFAULT_WAIT_MS);
    }
  });

  it('waits as many seconds as asked, to a bound', () => {
    expect(waitPreference('wait=2')).toBe(2_000);
    expect(waitPreference('return=minimal, Wait = "3"; x=1')).toBe(3_000);
    expect(waitPreference('wait=0')).toBe(0);
    expect(waitPreference('wait=999999')).toBe(30_000);
  });

  it('does not wait when told to answer at once, unless a time is given with it', () => {
    expect(waitPreference('respond-async')).toBe(0);
    expect(waitPreference('respond-async, wait=1')).toBe(1_000);
  });

  it('stays within its bounds whatever is sent', () => {
    fc.assert(
      fc.property(fc.string(), (header) => {
        expect(waitPreference(header)).toBeGreaterThanOrEqual(0);
        expect(waitPreference(header)).toBeLessThanOrEqual(30_000);
      }),
    );
  });
});
