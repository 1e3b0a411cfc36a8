import { journalEvent } from '../../test/support/journal-events.ts';
import { textsOf } from '../../test/support/virtual-network.ts';
import { EventsFrames } from './events-frames.ts';
import type { ServerFrame } from './live-frame.ts';

/** A page of nine events, one frame each. */
const page = (): EventsFrames =>
  EventsFrames.of(
    Array.from({ length: 9 }, (_, index) => journalEvent(index + 1, { data: { text: 'x'.repeat(30_000) } })),
    12,
  );

const seqs = (bytes: Buffer): number[] =>
  textsOf(bytes).flatMap((text) =>
    (JSON.parse(text) as Extract<ServerFrame, { type: 'events' }>).events.map(({ seq }) => seq),
  );

describe('frames of events', () => {
  it('are handed over as many at once as fit, and one where none does', () => {
    const frames = page();
    const taken: number[][] = [];
    for (let index = 0, room = 70_000; index < frames.count; room += 31_000) {
      const { bytes, next } = frames.run('s', index, room);
      expect(bytes.length).toBeLessThanOrEqual(room);
      taken.push(seqs(bytes));
      index = next;
    }
    expect(taken).toEqual([
      [1, 2],
      [3, 4, 5],
      [6, 7, 8, 9],
    ]);
    expect(seqs(frames.run('s', 3, 0).bytes)).toEqual([4]);
    expect(frames.cursorAfter(8)).toBe(12);
  });

  it.each(['one of the ids that are kept', 'one of too many ids'])('hold no memory but their own: %s', (id) => {
    const frames = page();
    for (let other = 0; id.includes('many') && other < 8; other += 1) frames.run(`${other}`, 0, 1);
    for (const room of [0, 100_000]) {
      const { bytes } = frames.run(id, 2, room);
      expect(bytes.buffer.byteLength).toBe(bytes.length);
    }
  });

  it('are the same bytes for all who take the same under one id', () => {
    const frames = page();
    expect(frames.run('s', 0, 100_000).bytes).toBe(frames.run('s', 0, 100_000).bytes);
    expect(frames.run('s', 0, 0).bytes).toBe(frames.run('s', 0, 0).bytes);
  });
});
