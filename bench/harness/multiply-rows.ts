import { Client } from 'pg';
import { FRESH } from './seed-alerts.ts';

/** What an id of version 7 counts its first eight digits in: two to the sixteenth milliseconds. */
const UNIT_MS = 65_536;
/** Newest copies that people have not been through yet: about a day. Of those before, one in fifty things was left open. */
const UNDECIDED_COPIES = 3;
const LEFT_OPEN = 50;
/** Hours correlation remembers what recurs. */
const MEMORY_HOURS = 168;

/** Ids of what is not copied: who and where, which all copies share. */
const SHARED_IDS = new Set(['site_id', 'sensor_id', 'organisation_id', 'kind_id']);

/** Tables that are copied, and what of a row is another in each copy apart from times and ids: `k` is the copy's number. */
const COPIED: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  cases: {
    number: 'number + k * (SELECT cases FROM seed_size)',
    status: `CASE WHEN decided AND status <> 'merged' THEN 'closed' ELSE status END`,
    closed_at: `CASE WHEN decided AND status <> 'merged' THEN updated_at + interval '2 hours' - shift ELSE closed_at - shift END`,
    close_reason: `CASE WHEN decided AND status <> 'merged' THEN 'benign' ELSE close_reason END`,
  },
  alerts: { external_id: `CASE WHEN newest THEN external_id ELSE external_id || '~' || k END` },
  alert_links: { ordinal: 'ordinal + k * (SELECT ordinals FROM seed_size)' },
  queue_heads: {
    number: 'number + k * (SELECT cases FROM seed_size)',
    status: `CASE WHEN decided AND NOT explained THEN 'closed' ELSE status END`,
    closed_at: `CASE WHEN decided AND NOT explained THEN arrived_at + interval '2 hours' - shift ELSE closed_at - shift END`,
    due_at: 'CASE WHEN decided AND NOT explained THEN NULL ELSE due_at - shift END',
    search: `CASE WHEN kind = 'case' THEN replace(search, 'bw-' || number || ' ', 'bw-' || (number + k * (SELECT cases FROM seed_size)) || ' ')
      ELSE search END`,
  },
  notes: {},
  case_merges: { ordinal: 'ordinal + k * (SELECT ordinals FROM seed_size)' },
  related_cases: { ordinal: 'ordinal + k * (SELECT ordinals FROM seed_size)' },
  related_case_keys: {},
  triage_dispositions: {},
  triage_actions: {},
  triage_action_items: {},
  journal: { seq: 'seq + k * (SELECT events FROM seed_size)' },
};

/** Texts in which the names used once are told. */
const TOLD = new Set(['title', 'external_id', 'raw', 'search', 'key', 'description']);

/**
 * Copies all that a few thousand alerts left, so many times, each so many hours before the next; the newest is the seed as
 * it was. What is counted goes on from copy to copy: numbers of cases, places in the order of inputs and in the journal.
 * Not copied is the audit trail, whose entries hang together by their digests: it is that of the seed, and continues there.
 */
export async function multiplyRows(url: string, copies: number, hours: number): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    // Triggers keep what is copied here, and refuse changes to what is written once.
    await client.query(`SET session_replication_role = replica; SET synchronous_commit = off; SET work_mem = '64MB'`);
    const prefixes = await keepSeed(client);
    const units = Math.round((hours * 3_600_000) / UNIT_MS);
    for (let copy = 0; copy < copies; copy += 1) await copyOnce(client, { copy, copies, units, prefixes });
    await copyBackground(client, Math.min(copies, Math.floor(MEMORY_HOURS / hours)), hours);
    await client.query(`
      UPDATE realms SET next_case_number = 1 + (SELECT max(number) FROM cases), next_ordinal = 1 + (SELECT max(ordinal) FROM alert_links)
        WHERE realm = 'live';
      UPDATE journal_heads SET head = (SELECT max(seq) FROM journal WHERE realm = 'live') WHERE realm = 'live';
      UPDATE audit_cursors SET seq = (SELECT head FROM journal_heads WHERE realm = 'live') WHERE realm = 'live';
      UPDATE notification_cursors SET seq = (SELECT head FROM journal_heads WHERE realm = 'live') WHERE realm = 'live';
      UPDATE related_progress SET position = (SELECT head FROM journal_heads WHERE realm = 'live') WHERE realm = 'live';
      UPDATE release_followers SET position = (SELECT head FROM journal_heads WHERE realm = 'live') WHERE realm = 'live';
    `);
    for (const table of Object.keys(COPIED)) await client.query(`DROP TABLE seed_${table}`);
    await client.query('DROP TABLE seed_size');
    await client.query('VACUUM (ANALYZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

/** Puts what is to be copied aside, arrived when it happened; with the first digits of ids that were given meanwhile. */
async function keepSeed(client: Client): Promise<number[]> {
  for (const table of Object.keys(COPIED)) {
    const live = table === 'related_cases' ? '' : ` WHERE realm = 'live'`;
    await client.query(`CREATE UNLOGGED TABLE seed_${table} AS SELECT * FROM ${table}${live}`);
    await client.query(`DELETE FROM ${table}${live}`);
  }
  await client.query(`
    CREATE UNLOGGED TABLE seed_size AS SELECT (SELECT max(number) FROM seed_cases) AS cases,
      (SELECT max(ordinal) FROM seed_alert_links) AS ordinals, (SELECT max(seq) FROM seed_journal) AS events;
    UPDATE seed_alerts SET received_at = effective_at + interval '1 second', clock = 'ok';
    UPDATE seed_alert_links SET linked_at = last_at + interval '2 seconds';
    UPDATE seed_cases SET opened_at = first_seen + interval '2 seconds', updated_at = last_seen + interval '2 seconds';
    UPDATE seed_queue_heads SET arrived_at = first_seen + interval '1 second', updated_at = last_seen + interval '2 seconds',
      due_at = due_at - arrived_at + first_seen;
  `);
  const { rows } = await client.query<{ least: string; most: string }>(
    `SELECT min(left(id::text, 8)) AS least, max(left(id::text, 8)) AS most
     FROM (SELECT id FROM seed_alerts UNION ALL SELECT id FROM seed_journal) given`,
  );
  const [least, most] = [Number.parseInt(rows[0]?.least ?? '', 16), Number.parseInt(rows[0]?.most ?? '', 16)];
  if (!(most - least < 60)) throw new Error(`The seed took too long: ids from ${rows[0]?.least} to ${rows[0]?.most}`);
  return Array.from({ length: most - least + 1 }, (_, index) => least + index);
}

interface Copy {
  copy: number;
  copies: number;
  /** Between two copies. */
  units: number;
  prefixes: readonly number[];
}

async function copyOnce(client: Client, { copy, copies, units, prefixes }: Copy): Promise<void> {
  const newest = copy === copies - 1;
  const back = (copies - 1 - copy) * units;
  const hex = (value: number): string => value.toString(16).padStart(8, '0');
  const renamed = (text: string): string => (newest ? text : `replace(${text}, '${FRESH}', 'zz${copy + 1}')`);
  const ids = (text: string): string =>
    newest
      ? text
      : prefixes.reduce((inner, from) => `replace(${inner}, '${hex(from)}-', '${hex(from - back)}-')`, text);
  const one = (column: string): string =>
    newest
      ? column
      : `CASE substr(${column}::text, 15, 1)
          WHEN '7' THEN (${ids(`${column}::text`)})::uuid
          ELSE overlay(${column}::text PLACING '${copy.toString(16).padStart(12, '0')}' FROM 25)::uuid END`;
  const decided = copy >= copies - UNDECIDED_COPIES ? 'false' : `(hashtext(row_id) % ${LEFT_OPEN} <> 0)`;
  for (const [table, special] of Object.entries(COPIED)) {
    const columns = await columnsOf(client, table);
    const values = columns.map(([name, type]) => {
      const own = special[name];
      if (own !== undefined) return TOLD.has(name) ? renamed(`(${own})`) : own;
      if (type === 'uuid' && !SHARED_IDS.has(name)) return one(name);
      if (type === 'uuid[]') return `(${ids(`${name}::text`)})::uuid[]`;
      if (type === 'timestamptz') return `${name} - shift`;
      if (type === 'jsonb') return newest ? name : `(${renamed(ids(`${name}::text`))})::jsonb`;
      return TOLD.has(name) ? renamed(name) : name;
    });
    const rowId = columns.some(([name]) => name === 'id') ? 'id::text' : `''`;
    const names = columns.map(([name]) => name).join(', ');
    await client.query(
      `INSERT INTO ${table} (${names}) SELECT ${values.join(', ')} FROM (
         SELECT *, ${decided} AS decided FROM (SELECT seed_${table}.*, ${rowId} AS row_id, ${copy}::bigint AS k, ${newest} AS newest,
           make_interval(secs => ${(back * UNIT_MS) / 1_000}) AS shift FROM seed_${table}) numbered) seed ORDER BY ${orderOf(table)}`,
    );
  }
  // What people decided of alerts is kept beside the queue.
  await client.query(
    `INSERT INTO triage_dispositions (realm, nation, kind, subject_id, closed_at, closed_by, close_reason, version, updated_at)
     SELECT realm, nation, kind, id, closed_at, '{"id":"person:bench","name":"Bench"}', 'benign', 1, closed_at FROM queue_heads
     WHERE kind = 'alert' AND closed_at IS NOT NULL AND id = ANY(
       ARRAY(SELECT ${one('id')} FROM seed_queue_heads WHERE kind = 'alert')) ON CONFLICT DO NOTHING`,
  );
}

/** In the order rows come about. */
function orderOf(table: string): string {
  if (table === 'journal') return 'seq';
  if (table === 'alert_links') return 'ordinal';
  if (table === 'cases') return 'number';
  return '1';
}

async function columnsOf(client: Client, table: string): Promise<[name: string, type: string][]> {
  const { rows } = await client.query<{ name: string; type: string }>(
    `SELECT attname AS name, replace(format_type(atttypid, atttypmod), 'timestamp with time zone', 'timestamptz') AS type
     FROM pg_attribute WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name, type }) => [name, type]);
}

/** What recurs is counted by the hour and forgotten after a week. */
async function copyBackground(client: Client, copies: number, hours: number): Promise<void> {
  await client.query(
    `INSERT INTO correlation_background (realm, site_id, kind_id, hour, kind, alerts)
     SELECT realm, site_id, kind_id, hour - make_interval(hours => k * $2), kind, alerts
     FROM correlation_background, generate_series(1, $1) k ON CONFLICT DO NOTHING`,
    [copies - 1, hours],
  );
}
