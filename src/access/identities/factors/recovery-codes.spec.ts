import { newRecoveryCodes, recoveryCodeHash } from './recovery-codes.ts';

describe('recovery codes', () => {
  it('are ten, random, and easily read out', () => {
    const codes = [...newRecoveryCodes(), ...newRecoveryCodes()];
    expect(new Set(codes).size).toBe(20);
    for (const code of codes) expect(code).toMatch(/^([0-9a-hjkmnp-tv-z]{4}-){3}[0-9a-hjkmnp-tv-z]{4}$/);
  });

  it('are recognised however they are typed', () => {
    const hash = recoveryCodeHash('01ab-cdef-ghjk-mnpq');
    expect(hash).toHaveLength(32);
    for (const typed of ['01abcdefghjkmnpq', 'OLAB CDEF GHJK MNPQ', ' 0iab-cdef-ghjk-mnpq ']) {
      expect(recoveryCodeHash(typed)).toEqual(hash);
    }
    for (const other of ['', '01ab-cdef-ghjk-mnp', '01ab-cdef-ghjk-mnpqq', '01ab-cdef-ghjk-mnpu', '123456']) {
      expect(recoveryCodeHash(other)).toBeUndefined();
    }
  });
});
