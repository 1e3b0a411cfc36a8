import * as fc from 'fast-check';
import { normalPassword, PASSWORD_LEAST, passwordFault, passwordWords } from './password-policy.ts';

const WHO = { login: 'mei.tan', name: 'Mei Tan' };

describe('password policy', () => {
  it('takes any long enough password, whatever it is made of', () => {
    for (const password of [
      'quiet otters drift',
      'kelp-lantern-71',
      'ZZtop is not my band',
      '潮の流れは静かに北へ行く',
      'x9$kkeQ!2pLm',
      '        spaces matter        ',
      'no digits at all here',
    ]) {
      expect([password, passwordFault(password, WHO)]).toEqual([password, undefined]);
    }
  });

  it('says what is wrong with the others', () => {
    expect(passwordFault('elevenchars', WHO)).toBe('too_short');
    expect(passwordFault('kelp'.padEnd(129, 'lantern '), WHO)).toBe('too_long');
    expect(passwordFault('I am Mei.Tan today', WHO)).toBe('contains_login');
    expect(passwordFault('thisismei tanspassword', WHO)).toBe('contains_login');
    expect(passwordFault('mei.tan@port.example!', { login: 'mei.tan@port.example', name: 'M' })).toBe('contains_login');
    expect(passwordFault('Password-1234', WHO)).toBe('too_common');
    expect(passwordFault('Correct Horse Battery Staple', WHO)).toBe('too_common');
    for (const password of [
      'aaaaaaaaaaaa',
      'abababababab',
      '123412341234',
      '123456789012',
      'abcdefghijkl',
      '098765432109',
    ]) {
      expect([password, passwordFault(password, WHO)]).toEqual([password, 'too_regular']);
    }
  });

  it('counts characters as people do, and one spelling for each', () => {
    expect(passwordFault('🦦'.repeat(5) + 'otters', WHO)).toBe('too_short');
    expect(normalPassword('ﬁrst')).toBe(normalPassword('first'));
    expect(normalPassword('e\u0301')).toBe('é');
  });

  it('refuses every short one, and never answers with the password', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: PASSWORD_LEAST - 1 }), (password) => {
        expect(passwordFault(password, WHO)).toBe('too_short');
      }),
    );
    expect(passwordWords('too_common')).not.toContain('password-1234');
  });
});
