import { randomBytes } from 'node:crypto';
import { Client, type Connection, type Submittable } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import type { JsonObject } from '../src/common/json.ts';
import { type ArrayValue, BinaryArrays } from '../src/database/binary-arrays.ts';
import { ALERT_COLUMNS, type AlertRow, alertRow } from '../src/intake/alert-row.ts';
import { alertParameters, INSERT_ALERTS } from '../src/intake/alert-statements.ts';
import { nativeFormat } from '../src/intake/formats/native.ts';
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

/** Writes one batch, with new keys in it. */
type Send = (client: Client, keys: readonly Keys[]) => Promise<void>;

interface Keys {
  id: string;
  externalId: string;
}

const names = ALERT_COLUMNS.map(([name]) => name);
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
  return write(url, load, (rows) => {
    const lines = rows.map(({ values }) => `${values.map(copyField).join('\t')}\n`);
    // An external id stands twice in a row: in its column, and in the text as it was received.
    const bytes = new PatchedBytes(lines.join(''), [ROW_ID, EXTERNAL_ID]);
    return (client, keys) =>
      copyIn(
        client,
        statement,
        bytes.write([(place) => keys[place]?.id ?? '', (place) => keys[place >> 1]?.externalId ?? '']),
      );
  });
}

/** INSERT with the conflict rule of the same parameters intake sends, and nothing else. */
export function insertRows(url: string, load: RawLoad): Promise<RawOutcome> {
  const types = ALERT_COLUMNS.map(([, type]) => (type === 'text[]' ? 'text' : type));
  const text = `INSERT INTO alerts (${names.join(', ')})
    SELECT ${ALERT_COLUMNS.map(([name, type]) => (type === 'text[]' ? `${name}::text[]` : name)).join(', ')}
    FROM unnest(${types.map((type, at) => `$${at + 1}::${type}[]`).join(', ')}) AS item (${names.join(', ')})
    ON CONFLICT ON CONSTRAINT alerts_once_per_sensor DO NOTHING`;
  return write(url, load, (rows) => {
    const values = alertParameters(INSERT_ALERTS, rows);
    return async (client, keys) => {
      const arrays = new BinaryArrays(keys.length * 64);
      values[names.indexOf('id')] = arrays.column('uuid', keys, ({ id }) => id);
      values[names.indexOf('external_id')] = arrays.column('text', keys, ({ externalId }) => externalId);
      await client.query({ name: 'raw', text, values });
    };
  });
}

const ROW_ID = 'ffffffff-ffff-4fff-bfff-ffffffffffff';
const EXTERNAL_ID = mark(32, 'external');
/** Batches made before the clock starts and used in turns with new keys: the database is to be measured, not the making. */
const BATCHES = 16;

async function write(
  url: string,
  { texts, perBatch, connections, seconds }: RawLoad,
  prepare: (rows: AlertRow[]) => Send,
): Promise<RawOutcome> {
  const batches = Array.from({ length: BATCHES }, () =>
    prepare(Array.from({ length: perBatch }, () => toRow(texts(EXTERNAL_ID)))),
  );
  const run = randomBytes(10).toString('hex');
  let made = 0;
  const newKeys = (): Keys => ({ id: uuidv7(), externalId: `${run}-${String((made += 1)).padStart(11, '0')}` });
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
        const keys = Array.from({ length: perBatch }, newKeys);
        const started = performance.now();
        await batches[turn++ % BATCHES]?.(client, keys);
        times.push(performance.now() - started);
        written += perBatch;
      }
    }),
  );
  const elapsed = (performance.now() - start) / 1_000;
  await Promise.all(clients.map((client) => client.end()));
  return { rate: written / elapsed, p50: quantile(times, 0.5), p99: quantile(times, 0.99), rows: written };
}

function toRow(text: string): AlertRow {
  const receivedAt = new Date();
  const decoded = nativeFormat.decode(JSON.parse(text) as JsonObject, {
    sensor: { ...sensor, id: sensor.sensorId },
    receivedAt,
  });
  if (!('draft' in decoded)) throw new Error(`The benchmark's own alert was rejected: ${decoded.rejection.reason}`);
  return alertRow(decoded.draft, { id: ROW_ID, sensor, format: 'native', receivedAt, raw: text });
}

function copyField(value: ArrayValue): string {
  if (value === undefined || value === null) return String.raw`\N`;
  const text = value instanceof Date ? value.toISOString() : String(value);
  return text.replaceAll(
    /[\\\t\n\r]/g,
    (found) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[found] ?? found,
  );
}

/** The copy-in half of the protocol (PostgreSQL documentation §54.2.6), one chunk. */
function copyIn(client: Client, statement: string, data: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const copy: Submittable & Record<string, unknown> = {
      submit: (connection: Connection) => connection.query(statement),
      handleCopyInResponse: (connection: { sendCopyFromChunk(chunk: Buffer): void; endCopyFrom(): void }) => {
        connection.sendCopyFromChunk(data);
        connection.endCopyFrom();
      },
      handleError: reject,
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
    };
    client.query(copy);
  });
}
