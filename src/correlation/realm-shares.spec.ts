import * as fc from 'fast-check';
import { dealShards, shardOf, shardsOf } from './realm-shares.ts';

describe('dealing a realm to processes', () => {
  const shards = fc.uniqueArray(fc.integer({ min: 0, max: 255 }), { maxLength: 200 });
  const processes = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g'), { minLength: 1 });

  it('gives every shard to one process, and of those with sites each process as many as another, or one more', () => {
    fc.assert(
      fc.property(shards, processes, processes, (occupied, before, after) => {
        const dealt = dealShards(occupied, after, dealShards(occupied, before));
        const all = after.flatMap((process) => shardsOf(dealt, process));
        expect(all.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 256 }, (_, shard) => shard));
        const counts = after.map((process) => shardsOf(dealt, process).filter((s) => occupied.includes(s)).length);
        expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('moves no more than it must: to one that joins its share, from one that goes what it had', () => {
    fc.assert(
      fc.property(shards, processes, (occupied, members) => {
        const before = dealShards(occupied, members);
        const after = dealShards(occupied, [...members, 'new'], before);
        for (const process of members) {
          const had = shardsOf(before, process);
          const gained = shardsOf(after, process).filter((s) => occupied.includes(s) && !had.includes(s));
          expect(gained).toEqual([]);
        }
        const back = dealShards(occupied, members, after);
        for (const process of members) {
          const kept = shardsOf(after, process).filter((s) => occupied.includes(s));
          expect(shardsOf(back, process)).toEqual(expect.arrayContaining(kept));
        }
      }),
    );
  });

  it('tells since when a process has a shard without a break', () => {
    const first = dealShards([1, 2], ['a', 'b']);
    expect([first.epoch, first.since[1], first.since[2]]).toEqual([1, 1, 1]);
    const alone = dealShards([1, 2], ['a'], first);
    const again = dealShards([1, 2], ['a', 'b'], alone);
    const ofA = shardsOf(first, 'a').find((shard) => [1, 2].includes(shard)) ?? -1;
    const ofB = shardsOf(first, 'b').find((shard) => [1, 2].includes(shard)) ?? -1;
    expect([alone.since[ofA], alone.since[ofB]]).toEqual([1, 2]);
    // One of them is b's again, and was not in between.
    const back = shardsOf(again, 'b').filter((shard) => [1, 2].includes(shard));
    expect(back.map((shard) => again.since[shard])).toEqual([3]);
  });

  it('finds the shard of a site in its id', () => {
    expect(shardOf('0190a5b4-0000-7000-8000-0000000000ff')).toBe(255);
    expect(shardOf('0190a5b4-0000-7000-8000-00000000000A')).toBe(10);
  });
});
