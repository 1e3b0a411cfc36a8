import { randomBytes } from 'node:crypto';
import { Client, type Connection, type Submittable } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { ALERT_COLUMNS, alertRow } from '../src/intake/alert-row.ts';
import { nativeFormat } from '../src/intake/formats/native.ts';
import type { JsonObject } from '../src/common/json.ts';
import { quantile } from './harness/figure.ts';
import { mark, PatchedBytes } from './harness/patched-bytes.ts';

/** What to write, straight into PostgreSQL. `texts` makes an alert of an id, as a sensor would send it. */
export interface RawLoad {
  texts: (id: string) => string;
  perBatch: number;
  connections: number;
  seconds: number;
}

export interface RawOutcome {
  rate: number;
  p50: number;
  p99: number;
  rows: number;
}

type Row = Record<string, unknown>;

const names = ALERT_COLUMNS.map(([name]) => name);
const typed = ALERT_COLUMNS.map(([name, type]) => `${name} ${type}`).join(', ');
const sensor = {
  sensorId: uuidv7(),
  code: 'bench',
  kind: 'native',
  siteId: uuidv7(),
  siteCode: 'KRPUS',
  nation: 'KR',
  organisationId: uuidv7(),
  realm: 'live',
  defaultTlp: 'AMBER' as const,
  defaultPap: 'AMBER' as const,
  clockBehindSeconds: 86_400,
  clockAheadSeconds: 300,
};

/** COPY of batches into `alerts`, each in a transaction of its own: the ceiling, which cannot tell duplicates. */
export function copyRows(url: string, load: RawLoad): Promise<RawOutcome> {
  const statement = `COPY alerts (${names.join(', ')}) FROM STDIN`;
  const text = (rows: Row[]): string =>
    rows.map((row) => `${ALERT_COLUMNS.map(([name, type]) => copyField(row[name], type)).join('\t')}\n`).join('');
  return write(url, load, text, (client, bytes) => copyIn(client, statement, bytes));
}

/** INSERT of one jsonb parameter with the conflict rule, as intake does it, and nothing else. */
export function insertRows(url: string, load: RawLoad): Promise<RawOutcome> {
  const statement = `INSERT INTO alerts (${names.join(', ')})
    SELECT ${names.join(', ')} FROM jsonb_to_recordset($1::jsonb) AS item (${typed})
    ON CONFLICT ON CONSTRAINT alerts_once_per_sensor DO NOTHING RETURNING id`;
  return write(url, load, JSON.stringify, async (client, bytes) => {
    await client.query(statement, [bytes.toString('latin1')]);
  });
}

const ROW_ID = mark(36, 'row');
const EXTERNAL_ID = mark(32, 'external');
/** Batches made before the clock starts and used in turns with new keys: the database is to be measured, not the making. */
const BATCHES = 16;

async function write(
  url: string,
  { texts, perBatch, connections, seconds }: RawLoad,
  form: (rows: Row[]) => string,
  send: (client: Client, bytes: Buffer) => Promise<void>,
): Promise<RawOutcome> {
  const pools = Array.from(
    { length: BATCHES },
    () =>
      new PatchedBytes(form(Array.from({ length: perBatch }, () => toRow(texts(EXTERNAL_ID)))), [ROW_ID, EXTERNAL_ID]),
  );
  const run = randomBytes(10).toString('hex');
  let made = 0;
  const nextId = (): string => `${run}-${String((made += 1)).padStart(11, '0')}`;
  const times: number[] = [];
  let written = 0;
  let turn = 0;
  const clients = await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = new Client({ connectionString: url });
      // When the server is stopped under it, the connection says so by an event.
      client.on('error', () => undefined);
      await client.connect();
      return client;
    }),
  );
  const start = performance.now();
  await Promise.all(
    clients.map(async (client) => {
      while (performance.now() - start < seconds * 1_000) {
        const bytes = pools[turn++ % BATCHES]?.write([() => uuidv7(), nextId]);
        if (!bytes) return;
        const started = performance.now();
        await send(client, bytes);
        times.push(performance.now() - started);
        written += perBatch;
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return { rate: written / elapsed, p50: quantile(times, 0.5), p99: quantile(times, 0.99), rows: written };
}

function toRow(text: string): Row {
  const receivedAt = new Date();
  const decoded = nativeFormat.decode(JSON.parse(text) as JsonObject, {
    sensor: { ...sensor, id: sensor.sensorId },
    receivedAt,
  });
  if (!('draft' in decoded)) throw new Error(`The benchmark's own alert was rejected: ${decoded.rejection.reason}`);
  const row = alertRow(decoded.draft, { id: ROW_ID, sensor, format: 'native', receivedAt, raw: text });
  return JSON.parse(row.json) as Row;
}

function copyField(value: unknown, type: string): string {
  if (value === undefined || value === null) return String.raw`\N`;
  const text =
    type === 'text[]'
      ? `{${(value as string[]).map((item) => JSON.stringify(item)).join(',')}}`
      : typeof value === 'string'
        ? value
        : JSON.stringify(value);
  return text.replace(
    /[\\\t\n\r]/g,
    (found) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[found] ?? found,
  );
}

/** The copy-in half of the protocol (PostgreSQL documentation §54.2.6), one chunk. */
function copyIn(client: Client, statement: string, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    const copy: Submittable & Record<string, unknown> = {
      submit: (connection: Connection) => connection.query(statement),
      handleCopyInResponse: (connection: { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }) => {
        connection.sendCopyFromChunk(data);
        connection.endCopyFrom();
      },
      handleError: (error: Error) => (failure = error),
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => (failure ? reject(failure) : resolve()),
    };
    client.query(copy);
  });
}
