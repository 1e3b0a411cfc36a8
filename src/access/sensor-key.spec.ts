import * as fc from 'fast-check';
import { generateKey, hashKey, isKeyShaped } from './sensor-key.ts';

describe('sensor key', () => {
  it('is 256 random bits behind a prefix', () => {
    const keys = Array.from({ length: 1_000 }, generateKey);
    expect(new Set(keys).size).toBe(1_000);
    for (const key of keys) {
      expect(isKeyShaped(key)).toBe(true);
      expect(Buffer.from(key.slice('bws_'.length), 'base64url')).toHaveLength(32);
    }
  });

  it('tells by its prefix whose it is, and is told apart from what signs', () => {
    const kinds = (['sensor', 'gateway', 'signing'] as const).map((kind) => generateKey(kind));
    expect(kinds.map((key) => key.slice(0, 4))).toEqual(['bws_', 'bwg_', 'bwh_']);
    expect(kinds.map(isKeyShaped)).toEqual([true, true, false]);
  });

  it('is stored as the SHA-256 of its text', () => {
    // FIPS 180-2, appendix B.1.
    expect(hashKey('abc').toString('hex')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });

  it('is not recognised in any other text', () => {
    fc.assert(fc.property(fc.string(), (text) => !isKeyShaped(text)));
    const key = generateKey();
    for (const near of [key.slice(0, -1), `${key}A`, `${key}\n`, ` ${key}`, key.replace('bws_', 'BWS_'), '']) {
      expect(isKeyShaped(near)).toBe(false);
    }
  });
});
