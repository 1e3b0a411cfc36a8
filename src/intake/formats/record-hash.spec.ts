import { assert, dictionary, jsonValue, property, string } from 'fast-check';
import type { Json, JsonObject } from '../../common/json.ts';
import { recordHash } from './record-hash.ts';

describe('recordHash', () => {
  it('does not depend on the order of members', () => {
    assert(
      property(dictionary(string(), jsonValue()), (record) => {
        const turned = Object.fromEntries(Object.entries(record).reverse());
        expect(recordHash(turned as JsonObject)).toBe(recordHash(record as JsonObject));
      }),
    );
  });

  it('tells apart records that look alike', () => {
    const records: Json[] = [
      { a: '1' },
      { a: 1 },
      { a: [1] },
      { a: { 0: 1 } },
      { a: null },
      {},
      [],
      null,
      [{}],
      { b: 1 },
    ];
    const alike: Json[] = [{ a: 'b","c":"d' }, { a: 'b', c: 'd' }, ['a', 'b'], ['a,b'], [['a'], 'b'], [['a', 'b']]];
    const hashes = [...records, ...alike].map(recordHash);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes.every((hash) => /^[0-9a-f]{32}$/.test(hash))).toBe(true);
  });
});
