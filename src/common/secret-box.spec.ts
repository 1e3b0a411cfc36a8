import * as fc from 'fast-check';
import { keyedName, seal, unseal } from './secret-box.ts';

const KEY = 'a-key-of-a-test-0123456789-0123456789';

describe('sealed secret', () => {
  it('opens under its own key, purpose and context, and never twice looks the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const box = seal(KEY, 'totp-secret', context, text);
        expect(unseal(KEY, 'totp-secret', context, box)).toBe(Buffer.from(text, 'utf8').toString('utf8'));
        expect(box.equals(seal(KEY, 'totp-secret', context, text))).toBe(false);
      }),
    );
  });

  it('stays shut to everything else', () => {
    const box = seal(KEY, 'totp-secret', 'one', 'secret');
    expect(unseal(`${KEY}x`, 'totp-secret', 'one', box)).toBeUndefined();
    expect(unseal(KEY, 'oidc-flow', 'one', box)).toBeUndefined();
    expect(unseal(KEY, 'totp-secret', 'two', box)).toBeUndefined();
    for (let at = 0; at < box.length; at += 1) {
      const changed = Buffer.from(box);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      expect(unseal(KEY, 'totp-secret', 'one', changed)).toBeUndefined();
      expect(unseal(KEY, 'totp-secret', 'one', box.subarray(0, at))).toBeUndefined();
    }
  });

  it('names things by key and purpose', () => {
    const name = keyedName(KEY, 'sign-in-brake', 'login:someone');
    expect(name).toBe(keyedName(KEY, 'sign-in-brake', 'login:someone'));
    expect(name).not.toBe(keyedName(`${KEY}x`, 'sign-in-brake', 'login:someone'));
    expect(name).not.toBe(keyedName(KEY, 'oidc-flow', 'login:someone'));
    expect(name).not.toContain('someone');
  });
});
