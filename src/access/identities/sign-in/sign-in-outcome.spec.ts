import { owedAfter, waysToPay } from './sign-in-outcome.ts';

describe('what is owed after the first proof', () => {
  it('is a second factor for whoever has one, required or not', () => {
    for (const required of [true, false]) {
      expect(owedAfter({ totp: true, passkeys: 0, recoveryCodes: 0 }, required)).toBe('factor');
      expect(owedAfter({ totp: false, passkeys: 2, recoveryCodes: 9 }, required)).toBe('factor');
    }
  });

  it('is setting one up for whoever has none where one is required, even with old recovery codes', () => {
    expect(owedAfter({ totp: false, passkeys: 0, recoveryCodes: 0 }, true)).toBe('enrolment');
    expect(owedAfter({ totp: false, passkeys: 0, recoveryCodes: 5 }, true)).toBe('enrolment');
    expect(owedAfter({ totp: false, passkeys: 0, recoveryCodes: 5 }, false)).toBeNull();
    expect(waysToPay({ totp: false, passkeys: 0, recoveryCodes: 5 })).toEqual([]);
  });

  it('can be paid with what is there', () => {
    expect(waysToPay({ totp: true, passkeys: 0, recoveryCodes: 5 })).toEqual(['totp', 'recovery_code']);
    expect(waysToPay({ totp: true, passkeys: 1, recoveryCodes: 0 })).toEqual(['totp', 'passkey']);
  });
});
