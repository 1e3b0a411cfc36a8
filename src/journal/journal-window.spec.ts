import { array, assert, integer, nat, property } from 'fast-check';
import { journalEvent } from '../../test/support/journal-events.ts';
import { JournalWindow } from './journal-window.ts';

describe('JournalWindow', () => {
  it('refuses an event that does not follow the newest', () => {
    const window = new JournalWindow({ events: 10, characters: 1e6 }, 4);
    window.push([journalEvent(5)]);
    expect(() => window.push([journalEvent(7)])).toThrow(RangeError);
    expect(() => window.push([journalEvent(5)])).toThrow(RangeError);
  });

  it('refuses a cursor it no longer covers', () => {
    const window = new JournalWindow({ events: 2, characters: 1e6 }, 0);
    window.push([journalEvent(1)]);
    window.push([journalEvent(2), journalEvent(3)]);
    expect(window.floor).toBe(1);
    expect(() => window.after(0, 3, 10)).toThrow(RangeError);
  });

  it('answers every cursor it covers with exactly what follows, whatever was pushed', () => {
    assert(
      property(
        nat(50),
        array(integer({ min: 1, max: 700 }), { minLength: 1, maxLength: 12 }),
        integer({ min: 1, max: 2_000 }),
        nat(),
        nat(),
        integer({ min: 1, max: 900 }),
        (begin, batches, most, cursorSeed, upToSeed, limit) => {
          const window = new JournalWindow({ events: most, characters: 1e9 }, begin);
          let head = begin;
          for (const size of batches) {
            window.push(Array.from({ length: size }, (_, index) => journalEvent(head + index + 1)));
            head += size;
          }
          expect(window.head).toBe(head);
          expect(window.size).toBeLessThanOrEqual(Math.max(most, batches.at(-1)!));
          const cursor = window.floor + (cursorSeed % (window.size + 1));
          const upTo = cursor + (upToSeed % (head - cursor + 1));
          const expected = Math.min(limit, upTo - cursor);
          const seqs = window.after(cursor, upTo, limit).map((event) => event.seq);
          expect(seqs).toEqual(Array.from({ length: expected }, (_, index) => cursor + index + 1));
        },
      ),
    );
  });

  it('is bounded by size as well as by count', () => {
    const window = new JournalWindow({ events: 1_000, characters: 20_000 }, 0);
    for (let seq = 1; seq <= 200; seq += 1) window.push([journalEvent(seq, { data: { text: 'x'.repeat(500) } })]);
    expect(window.size).toBeLessThan(30);
    expect(window.after(window.floor, 200, 1_000).at(-1)?.seq).toBe(200);
  });
});
