import * as fc from 'fast-check';
import { agreedKey, indicatorDigest, normalisedIndicator } from './indicator.ts';

const half = fc.string({ unit: fc.constantFrom(...'0123456789abcdef'.split('')), minLength: 64, maxLength: 64 });

describe('indicators', () => {
  it('are the same however they are written, and only where they mean something everywhere', () => {
    expect(normalisedIndicator({ type: 'domain', value: ' Evil.Example ' })).toBe('domain|evil.example');
    expect(normalisedIndicator({ type: 'serial', value: 'abc-1' })).toBe('serial|ABC-1');
    expect(normalisedIndicator({ type: 'ip', value: '::ffff:8.8.8.8' })).toBe('ip|8.8.8.8');
    for (const local of ['10.0.0.5', '192.168.1.1', 'fe80::1', '100.64.0.1', 'nonsense']) {
      expect(normalisedIndicator({ type: 'ip', value: local })).toBeUndefined();
    }
    for (const type of ['host', 'user', 'mac', 'process', 'asset'] as const) {
      expect(normalisedIndicator({ type, value: 'x' })).toBeUndefined();
    }
  });

  it('are compared under a key that hangs on both halves, on the agreement, and not on who proposed', () => {
    fc.assert(
      fc.property(half, half, half, (mine, theirs, other) => {
        fc.pre(new Set([mine, theirs, other]).size === 3);
        const pair = [
          { nation: 'KR', half: mine },
          { nation: 'SG', half: theirs },
        ];
        const key = agreedKey(pair, 'a');
        expect(agreedKey(pair.toReversed(), 'a')).toEqual(key);
        expect(agreedKey(pair, 'b')).not.toEqual(key);
        expect(agreedKey([pair[0]!, { nation: 'SG', half: other }], 'a')).not.toEqual(key);
        expect(agreedKey([{ nation: 'KR', half: other }, pair[1]!], 'a')).not.toEqual(key);
        expect(indicatorDigest(key, 'ip|8.8.8.8')).toHaveLength(32);
        expect(indicatorDigest(key, 'ip|8.8.8.8')).not.toEqual(indicatorDigest(key, 'ip|8.8.4.4'));
      }),
    );
  });
});
