import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { JournalReader } from '../src/journal/journal.reader.ts';
import { JournalSignal } from '../src/journal/journal-signal.ts';
import { JournalTail } from '../src/journal/journal-tail.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { journalDraft } from './support/journal-events.ts';

const WRITERS = 10;
const TRANSACTIONS = 60;

const pause = (most: number): Promise<void> => sleep(Math.random() * most);
const range = (to: number): number[] => Array.from({ length: to }, (_, index) => index + 1);

/** Follows a table of numbers by cursor, as fast as it answers, until told that the writers are done. */
async function followNumbers(read: (cursor: number) => Promise<number[]>, done: () => boolean): Promise<number[]> {
  const seen: number[] = [];
  for (;;) {
    const last = done();
    const page = await read(seen.at(-1) ?? 0);
    seen.push(...page);
    if (last && page.length === 0) return seen;
  }
}

describe('journal', () => {
  let database: TestDatabase;
  const open: DataSource[] = [];

  const connect = async (poolSize: number): Promise<DataSource> => {
    const dataSource = await new DataSource(dataSourceOptions(database.url, poolSize)).initialize();
    open.push(dataSource);
    return dataSource;
  };

  /** One pool in the place of both. */
  const both = async (poolSize: number): Promise<[DataSource, DataSource]> => {
    const pool = await connect(poolSize);
    return [pool, pool];
  };

  beforeEach(async () => {
    database = await createTestDatabase();
  });

  afterEach(async () => {
    for (const dataSource of open.splice(0)) if (dataSource.isInitialized) await dataSource.destroy();
    await database.drop();
  });

  it('shows every committed event exactly once and in order to readers that follow writers, where a bigserial skips', async () => {
    // The control: what the counter row replaces. It is written in the same transactions as the journal.
    await database.query('CREATE TABLE control (id bigserial PRIMARY KEY)');
    // Commits dawdle after the number is given, so that a number seen too early would be seen here.
    await database.query(`
      CREATE FUNCTION dawdle() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_sleep(random() * 0.004); RETURN NULL; END $$;
      CREATE CONSTRAINT TRIGGER dawdle AFTER INSERT ON journal DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.seq % 3 = 0) EXECUTE FUNCTION dawdle()`);

    let writing = WRITERS;
    const committed = new Map<number, string[]>();
    const write = async (writer: number): Promise<void> => {
      const unitOfWork = new UnitOfWork(...(await both(1)), new JournalSignal());
      const marks: string[] = [];
      for (let turn = 0; turn < TRANSACTIONS; turn += 1) {
        const events = 1 + Math.floor(Math.random() * 4);
        const rollBack = Math.random() < 0.2;
        const mine = Array.from({ length: events }, (_, index) => `${writer}/${turn}/${index}`);
        const outcome = unitOfWork.transactAsEngine('live', async (transaction) => {
          await transaction.query('INSERT INTO control DEFAULT VALUES');
          await pause(6);
          for (const mark of mine) transaction.record(journalDraft({ data: { mark } }));
          if (rollBack) throw new Error('changed my mind');
        });
        if (rollBack) await expect(outcome).rejects.toThrow('changed my mind');
        else {
          await outcome;
          marks.push(...mine);
        }
      }
      committed.set(writer, marks);
      writing -= 1;
    };

    const readers = await Promise.all(Array.from({ length: 4 }, () => connect(1)));
    const done = (): boolean => writing === 0;
    const [follows, control] = await Promise.all([
      Promise.all(
        readers.slice(0, 3).map((dataSource) => {
          const reader = new JournalReader(dataSource);
          const marks: unknown[] = [];
          return followNumbers(async (cursor) => {
            const page = await reader.after('live', cursor, 7);
            marks.push(...page.map((event) => event.data['mark']));
            return page.map((event) => event.seq);
          }, done).then((seqs) => ({ seqs, marks }));
        }),
      ),
      followNumbers(async (cursor) => {
        const rows = await readers[3]!.query<{ id: string }[]>('SELECT id FROM control WHERE id > $1 ORDER BY id', [
          cursor,
        ]);
        return rows.map((row) => Number(row.id));
      }, done),
      ...Array.from({ length: WRITERS }, (_, writer) => write(writer)),
    ]);

    const all = [...committed.values()].flat();
    const [rows] = await database.query<{ control: number; head: number }>(
      "SELECT (SELECT count(*)::int FROM control) AS control, (SELECT head::int FROM journal_heads WHERE realm = 'live') AS head",
    );
    expect(all.length).toBeGreaterThan(WRITERS * TRANSACTIONS);
    expect(rows!.head).toBe(all.length);
    for (const { seqs, marks } of follows) {
      expect(seqs).toEqual(range(all.length));
      expect(new Set(marks)).toEqual(new Set(all));
      for (const [writer, mine] of committed) {
        expect(marks.filter((mark) => String(mark).startsWith(`${writer}/`))).toEqual(mine);
      }
    }
    // That the same conditions break a serial number shows that the expectations above could have failed.
    const skipped = rows!.control - control.length;
    process.stdout.write(
      `journal: ${all.length} events by ${WRITERS} writers, none skipped; bigserial control skipped ${skipped} of ${rows!.control}\n`,
    );
    expect(skipped).toBeGreaterThan(0);
  });

  it('writes nothing and gives no number when the transaction fails', async () => {
    const unitOfWork = new UnitOfWork(...(await both(2)), new JournalSignal());
    await unitOfWork.transactAsEngine('live', async (transaction) => transaction.record(journalDraft()));
    await expect(
      unitOfWork.transactAsEngine('live', async (transaction) => {
        transaction.record(journalDraft());
        await transaction.query('SELECT 1 / 0');
      }),
    ).rejects.toThrow(/division by zero/);
    await expect(
      unitOfWork.transactAsEngine('nowhere', async (transaction) => transaction.record(journalDraft())),
    ).rejects.toThrow(/no journal/);
    expect(await database.query('SELECT seq::int FROM journal')).toEqual([{ seq: 1 }]);
  });

  it('is followed across broken connections and a new pool, each event once', async () => {
    const writers = await connect(4);
    const signal = new JournalSignal();
    const unitOfWork = new UnitOfWork(writers, writers, signal);
    const readers = await connect(3);
    const tail = new JournalTail('live', new JournalReader(readers), signal.growth, {
      pollMs: 50,
      pageSize: 20,
      window: { events: 100, characters: 1e7 },
      backoffMs: [10, 100],
      report: () => undefined,
    });
    const seen: number[] = [];
    tail.batches.subscribe((batch) => seen.push(...batch.map((event) => event.seq)));
    await tail.ready();

    const append = async (count: number): Promise<void> => {
      for (let index = 0; index < count; index += 1) {
        await unitOfWork
          .transactAsEngine('live', async (transaction) => {
            transaction.record(journalDraft());
            transaction.record(journalDraft());
          })
          .catch(() => undefined);
      }
    };
    const breakReaders = async (): Promise<void> => {
      for (let round = 0; round < 5; round += 1) {
        await sleep(40);
        await database.query(
          'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
        );
      }
      await readers.destroy();
      await sleep(60);
      await readers.initialize();
    };
    await Promise.all([append(150), breakReaders()]);
    await append(5);

    const { head } = await new JournalReader(writers).bounds('live');
    const deadline = Date.now() + 10_000;
    while (tail.position < head && Date.now() < deadline) await sleep(10);
    await tail.close();
    expect(head).toBeGreaterThan(150);
    expect(seen).toEqual(range(head));
  });
});
