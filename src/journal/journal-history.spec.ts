import { journalEvent } from '../../test/support/journal-events.ts';
import type { JournalEvent } from './journal-event.ts';
import { JournalHistory } from './journal-history.ts';
import type { JournalSource } from './journal-tail.ts';

/** A journal of `head` entries of which those up to `floor` are gone, that counts what it is asked. */
class Shelf implements JournalSource {
  reads = 0;
  atOnce = 0;
  most = 0;
  failing = false;

  constructor(
    public head: number,
    private readonly floor = 0,
  ) {}

  bounds(): Promise<{ head: number; floor: number }> {
    return Promise.resolve({ head: this.head, floor: this.floor });
  }

  async after(_realm: string, cursor: number, limit: number): Promise<JournalEvent[]> {
    this.reads += 1;
    this.atOnce += 1;
    this.most = Math.max(this.most, this.atOnce);
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.atOnce -= 1;
    if (this.failing) throw new Error('connection lost');
    const from = Math.max(cursor, this.floor);
    return Array.from({ length: Math.max(0, Math.min(limit, this.head - from)) }, (_, index) =>
      journalEvent(from + index + 1),
    );
  }
}

const limits = { pageSize: 10, pages: 3, reads: 2 };

describe('JournalHistory', () => {
  it('reads a page once for everybody who asks at the same time', async () => {
    const shelf = new Shelf(100);
    const history = new JournalHistory('live', shelf, limits);
    const pages = await Promise.all(Array.from({ length: 1_000 }, (_, index) => history.after(20 + (index % 10))));
    expect(shelf.reads).toBe(1);
    pages.forEach((page, index) => expect(page[0]?.seq).toBe(21 + (index % 10)));
    await history.after(25);
    expect(shelf.reads).toBe(1);
  });

  it('keeps a bounded number of pages', async () => {
    const shelf = new Shelf(100);
    const history = new JournalHistory('live', shelf, limits);
    for (const cursor of [0, 10, 20, 30, 0]) await history.after(cursor);
    expect(shelf.reads).toBe(5);
    await history.after(30);
    expect(shelf.reads).toBe(5);
  });

  it('reads a page again while it is still being written', async () => {
    const shelf = new Shelf(14);
    const history = new JournalHistory('live', shelf, limits);
    expect((await history.after(10)).map((event) => event.seq)).toEqual([11, 12, 13, 14]);
    shelf.head = 17;
    expect((await history.after(14)).map((event) => event.seq)).toEqual([15, 16, 17]);
  });

  it('shows a gap to a cursor whose next entry was pruned', async () => {
    const history = new JournalHistory('live', new Shelf(40, 25), limits);
    expect((await history.after(22))[0]?.seq).toBe(26);
    expect(await history.after(3)).toEqual([]);
  });

  it('never has more reads under way than allowed, and hands a place on after a failure', async () => {
    const shelf = new Shelf(1_000);
    const history = new JournalHistory('live', shelf, limits);
    shelf.failing = true;
    const failed = await Promise.allSettled(Array.from({ length: 20 }, (_, index) => history.after(index * 10)));
    expect(failed.every((outcome) => outcome.status === 'rejected')).toBe(true);
    expect(shelf.most).toBe(2);
    shelf.failing = false;
    expect((await history.after(500))[0]?.seq).toBe(501);
  });
});
