/**
 * What reading the queue costs with a hundred thousand alerts waiting and twenty thousand cases open in one nation, and
 * as much again closed or in cases: the first page with its exact total, and pages after it, in every order, by the
 * product's own reader as an analyst. Beside it, in turns, the same first page and total out of the tables the queue is
 * made of, with no `queue_heads`. Then what the triggers that keep it cost: alerts through the whole application until
 * correlation has placed them, with the triggers and without.
 *
 *     npm run bench:queue
 *
 * One connection, loopback only; takes about four minutes.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../config/data-source.ts';
import { seen, sightParameters } from '../src/access/policy/sight.ts';
import { SystemClock } from '../src/common/clock.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { SeenAlertsReader } from '../src/intake/seen-alerts.reader.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { QUEUE_ORDERS } from '../src/triage/queue-order.ts';
import { QueuePeopleReader } from '../src/triage/queue-people.reader.ts';
import { QueueReader } from '../src/triage/queue.reader.ts';
import { analyst } from './analyst.ts';
import { upkeep } from './queue-upkeep.ts';

const WAITING = 100_000;
const CASES = 20_000;
const READS = 15;
const LIMIT = 100;

/** Of one organisation: cases open and closed, alerts that wait, and two alerts in every case. */
async function fill(owner: DataSource): Promise<void> {
  const place = `(SELECT o.nation, o.id AS organisation_id, s.id AS site_id FROM organisations o
    JOIN LATERAL (SELECT id FROM sites WHERE nation = o.nation LIMIT 1) s ON true WHERE o.code = 'kr-port-soc')`;
  const tlp = `(ARRAY['GREEN','AMBER','AMBER','AMBER','AMBER+STRICT'])[1 + n % 5]`;
  await owner.query(`
    INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, status, severity, priority, factors,
      facts, tlp, pap, first_seen, last_seen, opened_at, updated_at, closed_at, close_reason, alert_count)
    SELECT gen_random_uuid(), 'live', n, nation, organisation_id, site_id, 'Case ' || n,
      CASE WHEN n <= ${CASES} THEN 'new' ELSE 'closed' END, n % 100, 1 + n % 4, '[]',
      '{"kinds":["cyber"],"zone":"outside"}', ${tlp}, 'AMBER', now(), now(), now() - n * interval '3 seconds', now(),
      CASE WHEN n > ${CASES} THEN now() END, CASE WHEN n > ${CASES} THEN 'benign' END, 2
    FROM ${place} place, generate_series(1, ${2 * CASES}) n`);
  await owner.query(`
    INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind, signature, title,
      severity, categories, occurred_at, received_at, effective_at, clock, entities, attributes, tlp, pap, raw)
    SELECT gen_random_uuid(), 'live', nation, organisation_id, site_id, (SELECT id FROM sensors ORDER BY id LIMIT 1),
      'waits:' || n, 'native', 'cyber', 'bench:' || n % 40, 'Login refused ' || n, (n * 7) % 60, '{recon}'::text[], now(),
      now() - n * interval '1 second', now(), 'ok',
      jsonb_build_array(jsonb_build_object('type', 'ip', 'value', '10.1.' || n % 250 || '.' || n % 240, 'role', 'source')),
      '{}'::jsonb, ${tlp}, 'AMBER', repeat('x', 400)
    FROM ${place} place, generate_series(1, ${WAITING}) n
    UNION ALL
    SELECT gen_random_uuid(), 'live', c.nation, c.organisation_id, c.site_id, (SELECT id FROM sensors ORDER BY id LIMIT 1),
      c.id || ':' || n, 'native', 'cyber', 'bench:1', 'In a case', 50, '{recon}', now(), now(), now(), 'ok', '[]', '{}',
      c.tlp, 'AMBER', repeat('x', 400)
    FROM cases c, generate_series(1, 2) n`);
  await owner.query(`
    INSERT INTO alert_links (alert_id, realm, nation, site_id, ordinal, group_id, head_id, source, reasons, score, late,
      first_at, last_at, linked_at)
    SELECT id, realm, nation, site_id, 1,
      CASE WHEN external_id LIKE 'waits:%' THEN id ELSE split_part(external_id, ':', 1)::uuid END, id, 'engine', '[]', 0.5,
      false, effective_at, effective_at, received_at FROM alerts`);
  await owner.query('VACUUM ANALYZE');
}

/** The first page by urgency, and the total, out of the tables the queue is made of. */
const UNION = `
  WITH queue AS (
    SELECT 'case' AS kind, c.id, c.priority, c.severity, c.opened_at AS arrived_at FROM cases c
      LEFT JOIN triage_dispositions d ON d.realm = c.realm AND d.kind = 'case' AND d.subject_id = c.id
      WHERE ${seen('c')} AND c.status NOT IN ('closed', 'merged') AND (d.snoozed_until IS NULL OR d.snoozed_until <= now())
    UNION ALL
    SELECT 'alert', a.id, CASE WHEN a.severity >= 85 THEN 1 WHEN a.severity >= 65 THEN 2 WHEN a.severity >= 40 THEN 3
        ELSE 4 END, a.severity, a.received_at
      FROM alert_links l JOIN alerts a ON a.id = l.alert_id LEFT JOIN cases c ON c.id = l.group_id AND ${seen('c')}
      LEFT JOIN triage_dispositions d ON d.realm = a.realm AND d.kind = 'alert' AND d.subject_id = a.id
      WHERE l.head_id = l.alert_id AND c.id IS NULL AND ${seen('a')} AND d.closed_at IS NULL
        AND (d.snoozed_until IS NULL OR d.snoozed_until <= now())
  )
  SELECT *, count(*) OVER () AS total FROM queue ORDER BY priority, -severity, arrived_at, id LIMIT ${LIMIT + 1}`;

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const told = (times: readonly number[]): string =>
  `p50 ${at(times, 0.5).toFixed(0)} ms, p95 ${at(times, 0.95).toFixed(0)} ms`;

async function reading(viewers: DataSource): Promise<void> {
  const database = new ViewerDatabase(viewers);
  const queue = new QueueReader(database, new SystemClock(), new SeenAlertsReader(), new QueuePeopleReader());
  for (const sort of QUEUE_ORDERS) {
    const [first, next]: [number[], number[]] = [[], []];
    for (let read = 0; read < READS; read += 1) {
      let cursor: string | null = null;
      first.push(
        await timed(async () => {
          const page = await queue.page(analyst, { sort, limit: LIMIT });
          if (page.total !== WAITING + CASES) throw new Error(`${page.total} in the queue`);
          cursor = page.nextCursor;
        }),
      );
      for (let more = 0; more < 3 && cursor !== null; more += 1) {
        const after: string = cursor;
        next.push(
          await timed(
            async () => ({ nextCursor: cursor } = await queue.page(analyst, { sort, limit: LIMIT, cursor: after })),
          ),
        );
      }
    }
    console.log(`by ${sort}: first page ${told(first)}; next pages ${told(next)}`);
  }
  const [kept, plain]: [number[], number[]] = [[], []];
  for (let read = 0; read < READS; read += 1) {
    kept.push(await timed(() => queue.page(analyst, { sort: 'priority', limit: LIMIT })));
    plain.push(await timed(() => database.query(analyst, UNION, sightParameters(analyst))));
  }
  console.log(
    `first page and total: ${told(kept)}; out of the tables it is made of: ${told(plain)}; ` +
      `ratio ${(at(plain, 0.5) / at(kept, 0.5)).toFixed(1)}`,
  );
}

async function main(): Promise<void> {
  const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  const pools: DataSource[] = [];
  try {
    await postgres.ensureDatabase('bench');
    const url = postgres.url('bench');
    await migrate(url);
    const owner = await new DataSource(dataSourceOptions(url, 1)).initialize();
    const viewers = await new DataSource(dataSourceOptions(url, 1, 'breakwater_viewer')).initialize();
    pools.push(owner, viewers);
    await loadDemoRegistry(owner);
    await fill(owner);
    console.log(`${WAITING} alerts waiting, ${CASES} cases open, as many closed, ${4 * CASES} alerts in cases`);
    await reading(viewers);
    await postgres.ensureDatabase('flow');
    const flow = postgres.url('flow');
    await migrate(flow);
    const entering = await new DataSource(dataSourceOptions(flow, 1)).initialize();
    pools.push(entering);
    await loadDemoRegistry(entering);
    const { kept, bare } = await upkeep(flow);
    const texts = (times: readonly number[]): string => times.map((time) => time.toFixed(0)).join(' ');
    console.log(
      `alerts until correlation has placed them: p50 ${at(kept, 0.5).toFixed(0)} ms with the triggers (${texts(kept)}), ` +
        `${at(bare, 0.5).toFixed(0)} ms without (${texts(bare)}), ratio ${(at(kept, 0.5) / at(bare, 0.5)).toFixed(2)}`,
    );
  } finally {
    for (const pool of pools) await pool.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
