import type { Client } from 'pg';
import type { Figure } from './figure.ts';

/** Parts a year of weeks has. */
const PARTS = 52;
const ROUNDS = 5;
const READS = 200;

/** Indexes that the alerts have, on a copy of them. */
const INDEXES = [
  '(realm, nation, received_at DESC, id DESC)',
  '(realm, site_id, effective_at)',
  '(realm, nation, effective_at) WHERE track IS NOT NULL AND lat IS NOT NULL',
  '(realm, site_id) WHERE marked_at IS NOT NULL',
];

/**
 * The alerts of a store once as they are and once in 52 parts by id, which is by arrival: what dropping a part costs, and what
 * reading and writing cost more. Where the parts are, that an external id comes once has to be kept in a table of its own.
 */
export async function partedStore(client: Client): Promise<Figure[]> {
  await client.query(`
    DROP TABLE IF EXISTS whole, parted, parted_keys;
    CREATE TABLE whole (LIKE alerts INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE, PRIMARY KEY (id),
      CONSTRAINT whole_once UNIQUE (realm, sensor_id, external_id));
    CREATE TABLE parted (LIKE alerts INCLUDING DEFAULTS INCLUDING CONSTRAINTS INCLUDING STORAGE, PRIMARY KEY (id)) PARTITION BY RANGE (id);
    CREATE TABLE parted_keys (realm text, sensor_id uuid, external_id text, id uuid NOT NULL, PRIMARY KEY (realm, sensor_id, external_id));`);
  const { rows: bounds } = await client.query<{ bound: string }>(
    `SELECT (array_agg(id ORDER BY id))[1]::text AS bound FROM (SELECT id, ntile(${PARTS}) OVER (ORDER BY id) AS part FROM alerts) cut
     GROUP BY part ORDER BY part`,
  );
  for (const [index] of bounds.entries()) {
    const from = index === 0 ? 'MINVALUE' : `'${bounds[index]?.bound}'`;
    const to = index === bounds.length - 1 ? 'MAXVALUE' : `'${bounds[index + 1]?.bound}'`;
    await client.query(`CREATE TABLE parted_${index} PARTITION OF parted FOR VALUES FROM (${from}) TO (${to})`);
  }
  for (const table of ['whole', 'parted']) {
    for (const index of INDEXES) await client.query(`CREATE INDEX ON ${table} ${index}`);
    await client.query(`INSERT INTO ${table} SELECT * FROM alerts`);
    await client.query(`VACUUM ANALYZE ${table}`);
  }
  await client.query('INSERT INTO parted_keys SELECT realm, sensor_id, external_id, id FROM alerts; CHECKPOINT');
  const figures = [...(await compared(client)), ...(await inserted(client)), ...(await dropped(client, bounds.length))];
  await client.query('DROP TABLE whole, parted, parted_keys');
  return figures;
}

/** Reads as the product asks them. */
async function compared(client: Client): Promise<Figure[]> {
  const reads: Readonly<Record<string, (table: string) => string>> = {
    'page of alerts': (table) =>
      `SELECT id, title FROM ${table} WHERE realm = 'live' AND nation = 'KR' ORDER BY received_at DESC, id DESC LIMIT 100`,
    'alerts of a case': (table) =>
      `SELECT a.id, a.title FROM alert_links l JOIN ${table} a ON a.id = l.alert_id WHERE l.group_id = (SELECT group_id FROM alert_links LIMIT 1)`,
    'one alert': (table) => `SELECT * FROM ${table} WHERE id = (SELECT alert_id FROM alert_links OFFSET 7 LIMIT 1)`,
    'last hour of a site': (table) =>
      `SELECT count(*) FROM ${table} WHERE realm = 'live' AND site_id = (SELECT id FROM sites LIMIT 1) AND effective_at > now() - interval '1 hour'`,
  };
  const figures: Figure[] = [];
  for (const [name, of] of Object.entries(reads)) {
    const rounds: number[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const [whole, parted] = [await timed(client, of('whole')), await timed(client, of('parted'))];
      rounds.push(parted / whole);
    }
    figures.push({
      goal: `${name} in ${PARTS} parts`,
      unit: 'ratio',
      rounds,
      beside: 'the same in one table',
      target: null,
    });
  }
  return figures;
}

async function timed(client: Client, sql: string): Promise<number> {
  const begun = performance.now();
  for (let read = 0; read < READS; read += 1) await client.query(sql);
  return performance.now() - begun;
}

/** Batches as intake commits them, with the keys beside where the table is parted. */
async function inserted(client: Client): Promise<Figure[]> {
  const fresh = `SELECT * FROM whole ORDER BY id DESC LIMIT 500`;
  const as = (columns: string, table: string, conflict: string): string =>
    `WITH fresh AS MATERIALIZED (SELECT (jsonb_populate_record(NULL::whole, to_jsonb(w) || jsonb_build_object(
       'id', overlay(gen_random_uuid()::text PLACING 'ffff' FROM 1), 'external_id', gen_random_uuid()))).* FROM (${fresh}) w), kept AS (${columns})
     INSERT INTO ${table} SELECT fresh.* FROM fresh ${conflict}`;
  const whole = as('SELECT 1', 'whole', 'ON CONFLICT ON CONSTRAINT whole_once DO NOTHING');
  const parted = as(
    'INSERT INTO parted_keys SELECT realm, sensor_id, external_id, id FROM fresh ON CONFLICT DO NOTHING RETURNING id',
    'parted',
    'JOIN kept USING (id)',
  ).replace(
    'SELECT fresh.* FROM fresh JOIN kept USING (id)',
    'SELECT fresh.* FROM fresh JOIN kept ON kept.id = fresh.id',
  );
  const rounds: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const times = { whole: 0, parted: 0 };
    for (let batch = 0; batch < 10; batch += 1) {
      for (const [side, sql] of [
        ['whole', whole],
        ['parted', parted],
      ] as const) {
        const begun = performance.now();
        await client.query(sql);
        times[side] += performance.now() - begun;
      }
    }
    rounds.push(times.parted / times.whole);
  }
  return [
    {
      goal: 'time of a batch of 500 into parts, with keys beside',
      unit: 'ratio',
      rounds,
      beside: 'into one table',
      target: null,
    },
  ];
}

async function dropped(client: Client, parts: number): Promise<Figure[]> {
  const rates: number[] = [];
  const bytes: number[] = [];
  for (let index = 0; index < Math.min(ROUNDS, parts - 1); index += 1) {
    const { rows } = await client.query<{ count: string }>(`SELECT count(*) FROM parted_${index}`);
    const count = Number(rows[0]?.count);
    const from = (await client.query<{ at: string }>('SELECT pg_current_wal_insert_lsn() AS at')).rows[0]?.at;
    const begun = performance.now();
    await client.query(`ALTER TABLE parted DETACH PARTITION parted_${index}; DROP TABLE parted_${index}`);
    rates.push(count / ((performance.now() - begun) / 1_000));
    const wal = await client.query<{ bytes: string }>('SELECT pg_current_wal_insert_lsn() - $1::pg_lsn AS bytes', [
      from,
    ]);
    bytes.push(Number(wal.rows[0]?.bytes) / count);
  }
  return [
    {
      goal: 'alerts removed by dropping a part, without links and keys',
      unit: 'per second',
      rounds: rates,
      beside: null,
      target: null,
    },
    { goal: 'write-ahead log of an alert dropped so, bytes', unit: 'count', rounds: bytes, beside: null, target: null },
  ];
}
