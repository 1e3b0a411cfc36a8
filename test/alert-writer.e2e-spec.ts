import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { dataSourceOptions } from '../config/data-source.ts';
import { readSettings } from '../config/settings.ts';
import { type AlertRow, alertRow, type ReportRow } from '../src/intake/alert-row.ts';
import { Meters } from '../src/common/meters.service.ts';
import { AlertWriter } from '../src/intake/alert.writer.ts';
import { type IntakeGrowth, IntakeSignal } from '../src/intake/intake-signal.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';

const sensor = {
  sensorId: uuidv7(),
  code: 'SGSIN-IDS',
  kind: 'native',
  siteId: uuidv7(),
  siteCode: 'SGSIN',
  nation: 'SG',
  organisationId: uuidv7(),
  realm: 'live',
  defaultTlp: 'AMBER' as const,
  defaultPap: 'AMBER' as const,
  clockBehindSeconds: 86_400,
  clockAheadSeconds: 300,
};
const receivedAt = new Date('2026-03-02T10:00:00.123Z');

function row(externalId: string, title = 'Port scan', report?: ReportRow): AlertRow {
  const draft = {
    externalId,
    kind: report ? ('human' as const) : ('cyber' as const),
    occurredAt: receivedAt,
    title,
    severity: 41.4,
    signature: 'native:scan',
    categories: ['information-gathering.scanner'],
    entities: [{ type: 'ip' as const, value: '10.0.0.5', role: 'source' as const }],
    position: { lat: 1.26, lon: 103.84 },
    attributes: { port: 502, note: 'ไทย "quoted" \\ 🚀' },
  };
  const raw = `{"title": ${JSON.stringify(title)}}`;
  return alertRow(draft, { id: uuidv7(), sensor, format: 'native', receivedAt, raw, ...(report && { report }) });
}

describe('the alert writer', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let growth: IntakeGrowth[];
  let writer: AlertWriter;

  const count = async (table: string, where = 'true') =>
    Number((await database.query<{ n: string }>(`SELECT count(*) AS n FROM ${table} WHERE ${where}`))[0]?.n);

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await new DataSource(dataSourceOptions(database.url, 4)).initialize();
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** Holds the alerts, so that commits wait until the function it gives is called. */
  async function lock(): Promise<() => Promise<void>> {
    const blocker = new Client({ connectionString: database.url });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE alerts IN ACCESS EXCLUSIVE MODE');
    return () => blocker.end();
  }

  beforeEach(async () => {
    await database.query('TRUNCATE alerts, reports, correlation_inputs RESTART IDENTITY');
    const signal = new IntakeSignal();
    growth = [];
    signal.growth.subscribe((change) => growth.push(change));
    const settings = readSettings({
      DATABASE_URL: database.url,
      BREAKWATER_SECRET_KEY: 'x'.repeat(32),
      BREAKWATER_INTAKE_QUEUE: '100',
      BREAKWATER_INTAKE_BATCH: '50',
    });
    writer = new AlertWriter(dataSource, settings, signal, new Meters());
  });

  it('stores an alert with every column, queues it for correlation and says so', async () => {
    const alert = row('a-1');
    expect(await writer.submit([alert])).toEqual([{ status: 'accepted', id: alert.id }]);
    const [stored] = await database.query('SELECT * FROM alerts');
    expect(stored).toMatchObject({
      id: alert.id,
      realm: 'live',
      nation: 'SG',
      external_id: 'a-1',
      severity: 41,
      categories: ['information-gathering.scanner'],
      received_at: receivedAt,
      effective_at: receivedAt,
      clock: 'ok',
      lat: 1.26,
      alt: null,
      entities: [{ type: 'ip', value: '10.0.0.5', role: 'source' }],
      attributes: { port: 502, note: 'ไทย "quoted" \\ 🚀' },
      tlp: 'AMBER',
      pap: 'AMBER',
      raw: '{"title": "Port scan"}',
    });
    expect(await database.query('SELECT realm, kind, ref FROM correlation_inputs')).toEqual([
      { realm: 'live', kind: 'alert', ref: alert.id },
    ]);
    expect(growth).toEqual([{ realm: 'live', alerts: 1 }]);
  });

  it('tells a duplicate the id of the first one, across batches and within one', async () => {
    const first = row('a-1');
    await writer.submit([first]);
    const second = row('a-2');
    const outcomes = await writer.submit([row('a-1'), second, row('a-2'), row('a-1')]);
    expect(outcomes).toEqual([
      { status: 'duplicate', id: first.id },
      { status: 'accepted', id: second.id },
      { status: 'duplicate', id: second.id },
      { status: 'duplicate', id: first.id },
    ]);
    expect(await count('alerts')).toBe(2);
    expect(await count('correlation_inputs')).toBe(2);
  });

  it('queues for correlation in the order of arrival, whatever order the keys have', async () => {
    const rows = ['z', 'm', 'a', 'q', 'b'].map((name) => row(name));
    await writer.submit(rows);
    const queued = await database.query<{ ref: string }>('SELECT ref FROM correlation_inputs ORDER BY position');
    expect(queued.map(({ ref }) => ref)).toEqual(rows.map(({ id }) => id));
  });

  it('takes the same alerts from eight callers at once: each exactly once, and all hear the same id', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `same-${index}`);
    const shuffled = (by: number) => names.map((_, index) => names[(index * 7 + by * 11) % names.length] ?? '');
    const settings = readSettings({ DATABASE_URL: database.url, BREAKWATER_SECRET_KEY: 'x'.repeat(32) });
    const writers = Array.from(
      { length: 8 },
      () => new AlertWriter(dataSource, settings, new IntakeSignal(), new Meters()),
    );
    const results = await Promise.all(
      writers.map(async (each, by) => {
        const order = shuffled(by);
        const outcomes = await each.submit(order.map((name) => row(name)));
        return new Map(order.map((name, index) => [name, outcomes[index]]));
      }),
    );
    for (const name of names) {
      const outcomes = results.map((result) => result.get(name));
      expect(outcomes.filter((outcome) => outcome?.status === 'accepted')).toHaveLength(1);
      expect(new Set(outcomes.map((outcome) => outcome?.status !== 'refused' && outcome?.id)).size).toBe(1);
    }
    expect(await count('alerts')).toBe(60);
    expect(await count('correlation_inputs')).toBe(60);
  });

  it('writes a report with its alert or not at all', async () => {
    const report = { reporter: 'Harbour master', reliability: 'B', credibility: 2 };
    const alert = row('r-1', 'Seen a drone', report);
    await writer.submit([alert, row('plain')]);
    expect(await database.query('SELECT * FROM reports')).toMatchObject([
      { alert_id: alert.id, nation: 'SG', reliability: 'B', credibility: 2, verification: 'unverified' },
    ]);
    expect(await writer.submit([row('r-1', 'Seen again', report)])).toEqual([{ status: 'duplicate', id: alert.id }]);
    const [refused] = await writer.submit([row('r-2', 'x', { ...report, reliability: 'G' })]);
    expect(refused).toMatchObject({ status: 'refused' });
    expect(await count('reports')).toBe(1);
    expect(await count('alerts')).toBe(2);
  });

  it('refuses alone the rows the database refuses, and commits all the others', async () => {
    await database.query("ALTER TABLE alerts ADD CONSTRAINT no_poison CHECK (title <> 'poison')");
    try {
      const rows = Array.from({ length: 97 }, (_, index) => row(`p-${index}`, index % 40 === 7 ? 'poison' : 'fine'));
      const outcomes = await writer.submit(rows);
      const refused = outcomes.flatMap((outcome, index) => (outcome.status === 'refused' ? [index] : []));
      expect(refused).toEqual([7, 47, 87]);
      expect(outcomes[7]).toMatchObject({ rejection: { code: 'refused_by_database' } });
      expect(await count('alerts')).toBe(94);
      expect(growth.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(94);
      const twins = await writer.submit([row('twin', 'poison'), row('twin', 'fine'), row('twin', 'fine')]);
      expect(twins.map(({ status }) => status)).toEqual(['refused', 'accepted', 'duplicate']);
    } finally {
      await database.query('ALTER TABLE alerts DROP CONSTRAINT no_poison');
    }
  });

  it('calls nothing stored when the connection is lost in the middle of a commit, and goes on afterwards', async () => {
    const release = await lock();
    const caught = writer.submit([row('k-1')]).then(
      () => undefined,
      (error: unknown) => error,
    );
    for (let killed = 0; killed === 0; await delay(20)) {
      const blocked = await database.query<{ pid: number }>(
        `SELECT pg_terminate_backend(pid) AS killed FROM pg_stat_activity
         WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%INSERT INTO alerts%'`,
      );
      killed = blocked.length;
    }
    expect(await caught).toMatchObject({ code: 'database_unavailable', retryAfter: 2 });
    await release();
    expect(await count('alerts')).toBe(0);
    expect(await writer.submit([row('k-1')])).toMatchObject([{ status: 'accepted' }]);
  });

  it('refuses what finds no room behind a slow database, keeps what it took, and takes more afterwards', async () => {
    const release = await lock();
    const many = (name: string, rows: number) => Array.from({ length: rows }, (_, index) => row(`${name}-${index}`));
    const taken = [many('first', 50), many('second', 50), many('waiting', 90)].map((rows) => writer.submit(rows));
    await expect(writer.submit(many('late', 11))).rejects.toMatchObject({ code: 'queue_full', retryAfter: 1 });
    taken.push(writer.submit(many('last', 10)));
    expect(writer.waiting).toBe(100);
    await release();
    const outcomes = (await Promise.all(taken)).flat();
    expect(outcomes.every(({ status }) => status === 'accepted')).toBe(true);
    await writer.beforeApplicationShutdown();
    expect(await count('alerts')).toBe(200);
  });
});
