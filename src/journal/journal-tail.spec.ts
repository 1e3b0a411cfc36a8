import { Subject } from 'rxjs';
import { journalEvent } from '../../test/support/journal-events.ts';
import type { JournalEvent } from './journal-event.ts';
import type { JournalGrowth } from './journal-signal.ts';
import { type JournalSource, JournalTail } from './journal-tail.ts';

class Table implements JournalSource {
  down = false;
  reads = 0;
  floor = 0;

  constructor(public head: number) {}

  bounds(): Promise<{ head: number; floor: number }> {
    return this.down
      ? Promise.reject(new Error('no database'))
      : Promise.resolve({ head: this.head, floor: this.floor });
  }

  after(_realm: string, cursor: number, limit: number): Promise<JournalEvent[]> {
    this.reads += 1;
    if (this.down) return Promise.reject(new Error('no database'));
    const from = Math.max(cursor, this.floor);
    const count = Math.max(0, Math.min(limit, this.head - from));
    return Promise.resolve(Array.from({ length: count }, (_, index) => journalEvent(from + index + 1)));
  }
}

function follow(table: Table, given: { pollMs?: number; window?: number } = {}) {
  const growth = new Subject<JournalGrowth>();
  const reports: string[] = [];
  const tail = new JournalTail('live', table, growth, {
    pollMs: given.pollMs ?? 5,
    pageSize: 100,
    window: { events: given.window ?? 1_000, characters: 1e9 },
    backoffMs: [1, 8],
    report: (level, message) => reports.push(`${level} ${message}`),
  });
  const seen: number[] = [];
  let losses = 0;
  tail.batches.subscribe((batch) => seen.push(...batch.map((event) => event.seq)));
  tail.lost.subscribe(() => (losses += 1));
  return { tail, growth, seen, reports, losses: () => losses };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not come about within 5 s');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from + 1 }, (_, index) => from + index);

describe('JournalTail', () => {
  it('starts at the end, with what came before it in its window', async () => {
    const { tail, seen } = follow(new Table(1_234), { window: 500 });
    await tail.ready();
    expect(tail.position).toBe(1_234);
    expect(tail.window.floor).toBe(734);
    expect(seen).toEqual([]);
    await tail.close();
  });

  it('publishes what is added, in order and once, without being told', async () => {
    const table = new Table(10);
    const { tail, seen } = follow(table);
    await tail.ready();
    table.head = 500;
    await until(() => tail.position === 500);
    expect(seen).toEqual(range(11, 500));
    await tail.close();
  });

  it('reads at once when told, though the poll is far away', async () => {
    const table = new Table(0);
    const { tail, seen, growth } = follow(table, { pollMs: 60_000 });
    await tail.ready();
    await until(() => table.reads > 0);
    for (let head = 1; head <= 50; head += 1) {
      table.head = head;
      growth.next({ realm: 'live', head });
      if (head % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    await until(() => tail.position === 50);
    expect(seen).toEqual(range(1, 50));
    await tail.close();
  });

  it('is not woken by another realm', async () => {
    const table = new Table(0);
    const { tail, growth } = follow(table, { pollMs: 60_000 });
    await tail.ready();
    await until(() => table.reads > 0);
    const { reads } = table;
    growth.next({ realm: 'exercise', head: 99 });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(table.reads).toBe(reads);
    await tail.close();
  });

  it('goes on where it was after an outage, and reports it once', async () => {
    const table = new Table(0);
    const { tail, seen, reports } = follow(table);
    table.head = 5;
    await until(() => tail.position === 5);
    table.down = true;
    await until(() => reports.length === 1);
    table.head = 300;
    await new Promise((resolve) => setTimeout(resolve, 30));
    expect(tail.position).toBe(5);
    table.down = false;
    await until(() => tail.position === 300);
    expect(seen.slice(-295)).toEqual(range(6, 300));
    expect(reports).toHaveLength(2);
    await tail.close();
  });

  it('waits for a database that is not there at the start', async () => {
    const table = new Table(7);
    table.down = true;
    const { tail } = follow(table);
    let ready = false;
    void tail.ready().then(() => (ready = true));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(ready).toBe(false);
    table.down = false;
    await until(() => ready);
    expect(tail.position).toBe(7);
    await tail.close();
  });

  it('says so when the journal came back shorter, and when entries it had not read are gone', async () => {
    const table = new Table(100);
    const { tail, losses, reports } = follow(table);
    await tail.ready();
    table.down = true;
    await until(() => reports.length > 0);
    table.head = 60;
    table.down = false;
    await until(() => losses() === 1);
    expect(tail.position).toBe(60);
    table.head = 90;
    table.floor = 80;
    await until(() => losses() === 2);
    expect(tail.position).toBe(90);
    await tail.close();
  });

  it('ends while the database is away', async () => {
    const table = new Table(1);
    table.down = true;
    const { tail } = follow(table);
    await tail.close();
  });
});
