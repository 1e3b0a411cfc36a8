/**
 * What policy and row-level security cost: the list of cases, one case, its alerts and its timeline, read by the
 * product's own readers as an analyst of one of twelve nations, beside the same readers on a connection that no row
 * policy binds, with the filter open and no transaction around the read. And the feed's gate: an event held against the
 * viewers of all nations, beside the same events held against their filters alone.
 *
 *     npm run bench:access
 *
 * In turns within one run; takes about a minute. Loopback only.
 */
import 'reflect-metadata';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../config/data-source.ts';
import { nodeOperator, type Operator, personOperator } from '../src/access/operator.ts';
import { CaseAlertsReader } from '../src/cases/case-alerts.reader.ts';
import { CaseTimelineReader } from '../src/cases/case-timeline.reader.ts';
import { CasesReader } from '../src/cases/cases.reader.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { SeenAlertsReader } from '../src/intake/seen-alerts.reader.ts';
import type { JournalEvent } from '../src/journal/journal-event.ts';
import { Audience } from '../src/live/audience.ts';
import { RaisedMarkings } from '../src/live/raised-markings.ts';
import { matches } from '../src/live/subscription-filter.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';

const CASES_PER_TEAM = 3_000;
const ALERTS_PER_CASE = 4;
const READS = 400;
const ROUNDS = 5;
const origin = { address: null, credential: null };

/** The same statements, with nothing around them that holds them to a viewer. */
class OpenDatabase extends ViewerDatabase {
  constructor(private readonly owner: DataSource) {
    super(owner);
  }

  override query<Row>(_: unknown, sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.owner.query<Row[]>(sql, parameters);
  }

  override read: ViewerDatabase['read'] = (_, work) => work(this.owner.manager);
}

interface Readers {
  operator: Operator;
  cases: CasesReader;
  alerts: CaseAlertsReader;
  timeline: CaseTimelineReader;
}

function readersOn(database: ViewerDatabase, operator: Operator): Readers {
  const cases = new CasesReader(database);
  return {
    operator,
    cases,
    alerts: new CaseAlertsReader(database, cases, new SeenAlertsReader()),
    timeline: new CaseTimelineReader(database, cases),
  };
}

const analyst = personOperator(
  {
    accountId: randomUUID(),
    name: 'Analyst',
    nation: 'KR',
    organisationId: demoId('organisations', 'kr-port-soc'),
    isNationalCert: false,
    roles: ['analyst'],
  },
  'live',
  origin,
);

/** Cases, alerts, links and journal of every port team, markings mixed. */
async function fill(owner: DataSource): Promise<void> {
  await owner.query(`
    INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, severity, priority, factors, facts, tlp,
      pap, first_seen, last_seen, opened_at, updated_at, alert_count)
    SELECT gen_random_uuid(), 'live', row_number() OVER (), o.nation, o.id, s.id, 'Case ' || n, n % 100, 1 + n % 4, '[]',
      '{"kinds":["cyber"],"zone":"outside"}', (ARRAY['GREEN','AMBER','AMBER','AMBER+STRICT','RED'])[1 + n % 5], 'AMBER',
      now(), now(), now(), now() - n * interval '1 second', ${ALERTS_PER_CASE}
    FROM organisations o JOIN LATERAL (SELECT id FROM sites WHERE nation = o.nation LIMIT 1) s ON true,
      generate_series(1, ${CASES_PER_TEAM}) n WHERE o.kind = 'port_soc';
    INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind, signature, title,
      severity, categories, occurred_at, received_at, effective_at, clock, entities, attributes, tlp, pap, raw)
    SELECT gen_random_uuid(), 'live', c.nation, c.organisation_id, c.site_id, gen_random_uuid(), c.id || ':' || n, 'native',
      'cyber', 'bench:1', 'Alert', 50, '{recon}', now(), now(), now(), 'ok', '[]', '{}', c.tlp, 'AMBER', '{}'
    FROM cases c, generate_series(1, ${ALERTS_PER_CASE}) n;
    INSERT INTO alert_links (alert_id, realm, nation, site_id, ordinal, group_id, head_id, source, reasons, score, late,
      first_at, last_at, linked_at)
    SELECT id, realm, nation, site_id, 1, split_part(external_id, ':', 1)::uuid, id, 'engine', '[]', 0.5, false, now(),
      now(), now() FROM alerts;
    INSERT INTO journal (realm, seq, id, type, at, nation, organisation_id, site_id, case_id, tlp, actor, data)
    SELECT 'live', row_number() OVER (), gen_random_uuid(), 'case.opened', now(), nation, organisation_id, site_id, id, tlp,
      '{"id":"system:correlation","name":"Correlation"}', jsonb_build_object('number', number, 'title', title)
    FROM cases, generate_series(1, 3);
    ANALYZE;
  `);
}

const READINGS: Record<string, (readers: Readers, caseId: string) => Promise<unknown>> = {
  'list of 50 cases': ({ cases, operator }) => cases.list(operator, { nation: 'KR' }, 'updated', { limit: 50 }),
  'list by priority, filtered': ({ cases, operator }) =>
    cases.list(operator, { nation: 'KR', minSeverity: 40 }, 'priority', { limit: 50 }),
  'open one case': async ({ cases, alerts, timeline, operator }, caseId) => {
    await cases.one(operator, { id: caseId });
    await alerts.heads(operator, { id: caseId }, { limit: 50 });
    await timeline.read(operator, { id: caseId }, 'newest', { limit: 50 });
  },
};

async function timed(read: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let count = 0; count < READS; count += 1) {
    const began = performance.now();
    await read();
    times.push(performance.now() - began);
  }
  return times;
}

const at = (times: readonly number[], share: number): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * share)] ?? Number.NaN;
const median = (values: readonly number[]): number => at(values, 0.5);

/** Nanoseconds for one event and one audience, with the policy and with the filter alone. */
function gate(): { policy: number; filter: number } {
  const markings = new RaisedMarkings();
  const nations = ['BN', 'KH', 'ID', 'LA', 'MY', 'MM', 'PH', 'SG', 'TH', 'TL', 'VN', 'KR'];
  const audiences = nations.flatMap((nation) =>
    ['cert', 'port-soc', 'grid'].map((team) => {
      const organisationId = demoId('organisations', `${nation.toLowerCase()}-${team}`);
      return new Audience({ ...analyst, nation, organisationId }, {}, markings);
    }),
  );
  const events = Array.from({ length: 5_000 }, (_, index): JournalEvent => {
    const nation = nations[index % nations.length] ?? 'SG';
    return {
      realm: 'live',
      seq: index + 1,
      id: randomUUID(),
      type: 'case.noted',
      at: '2026-11-23T08:00:00.000Z',
      recordedAt: '2026-11-23T08:00:00.000Z',
      nation,
      organisationId: demoId('organisations', `${nation.toLowerCase()}-port-soc`),
      siteId: randomUUID(),
      caseId: randomUUID(),
      tlp: ['GREEN', 'AMBER', 'AMBER+STRICT', 'RED'][index % 4] ?? 'RED',
      actor: { id: 'system:correlation', name: 'Correlation' },
      data: {},
    };
  });
  const run = (holds: (audience: Audience, event: JournalEvent) => boolean): number => {
    let seen = 0;
    const began = performance.now();
    for (const audience of audiences) for (const event of events) if (holds(audience, event)) seen += 1;
    if (seen === 0) throw new Error('Nobody sees anything');
    return ((performance.now() - began) * 1e6) / (audiences.length * events.length);
  };
  const policy = (audience: Audience, event: JournalEvent): boolean => audience.sees(event);
  const filter = (audience: Audience, event: JournalEvent): boolean => matches(audience.filter, event);
  run(policy);
  run(filter);
  const rounds = Array.from({ length: ROUNDS }, () => ({ policy: run(policy), filter: run(filter) }));
  return { policy: median(rounds.map((round) => round.policy)), filter: median(rounds.map((round) => round.filter)) };
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
    const walled = readersOn(new ViewerDatabase(viewers), analyst);
    // Everything of the nation and nothing else, so that both read the same number of rows.
    const open = readersOn(new OpenDatabase(owner), nodeOperator(origin));
    const { items } = await walled.cases.list(analyst, {}, 'updated', { limit: 50 });
    const caseId = items[0]?.id ?? '';
    console.log(`${12 * CASES_PER_TEAM} cases of 12 nations, ${READS} reads x ${ROUNDS} rounds, one connection each`);
    for (const [name, read] of Object.entries(READINGS)) {
      const times: { with: number[]; without: number[] } = { with: [], without: [] };
      await timed(() => read(walled, caseId));
      await timed(() => read(open, caseId));
      const ratios: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const without = await timed(() => read(open, caseId));
        const held = await timed(() => read(walled, caseId));
        times.without.push(...without);
        times.with.push(...held);
        ratios.push(median(held) / median(without));
      }
      const [p50, open50] = [median(times.with), median(times.without)];
      console.log(
        `${name}: p50 ${p50.toFixed(2)} ms with, ${open50.toFixed(2)} ms without, ratio ${(p50 / open50).toFixed(2)} ` +
          `(rounds ${ratios.map((ratio) => ratio.toFixed(2)).join(' ')}); p99 ${at(times.with, 0.99).toFixed(2)} and ${at(times.without, 0.99).toFixed(2)} ms`,
      );
    }
    const { policy, filter } = gate();
    console.log(
      `feed gate: ${policy.toFixed(0)} ns an event and audience with the policy, ${filter.toFixed(0)} ns with the filter ` +
        `alone, ratio ${(policy / filter).toFixed(1)}`,
    );
  } finally {
    for (const pool of pools) await pool.destroy();
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
