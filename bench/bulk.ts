/**
 * What it costs to do one thing to a thousand alerts, and to a thousand cases, of a queue of some ten thousand: each
 * action by the product's own service, as an analyst, and its being undone. Target: less than two seconds each.
 *
 *     npm run bench:bulk
 *
 * Loopback only; takes about a minute.
 */
import 'reflect-metadata';
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions, migrate } from '../config/data-source.ts';
import { readSettings } from '../config/settings.ts';
import { createApp } from '../src/create-app.ts';
import { EmbeddedPostgres } from '../src/database/embedded-postgres.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { ActionUndoService } from '../src/triage/action-undo.service.ts';
import type { Subject } from '../src/triage/action-outcome.ts';
import { TriageActionsService } from '../src/triage/triage-actions.service.ts';
import type { TriageCommand } from '../src/triage/triage-command.ts';
import { analyst } from './analyst.ts';

const WAITING = 10_000;
const CASES = 5_000;
const CHOSEN = 1_000;
const ROUNDS = 3;

async function fill(owner: DataSource): Promise<void> {
  const place = `(SELECT o.nation, o.id AS organisation_id, s.id AS site_id FROM organisations o
    JOIN LATERAL (SELECT id FROM sites WHERE nation = o.nation LIMIT 1) s ON true WHERE o.code = 'kr-port-soc')`;
  await owner.query(`
    INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, status, severity, priority, factors,
      facts, tlp, pap, first_seen, last_seen, opened_at, updated_at, alert_count)
    SELECT gen_random_uuid(), 'live', n, nation, organisation_id, site_id, 'Case ' || n, 'new', n % 100, 1 + n % 4, '[]',
      jsonb_build_object('worst', jsonb_build_object('severity', n % 100, 't', 0, 'ref', n::text, 'title', 'Case ' || n),
        'kinds', '["cyber"]'::jsonb, 'signatures', '[]'::jsonb, 'zone', 'outside', 'tlp', 'AMBER', 'pap', 'AMBER',
        'first', 0, 'last', 0, 'faded', true), 'AMBER', 'AMBER', now(), now(), now(), now(), 1
    FROM ${place} place, generate_series(1, ${CASES}) n;
    INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind, signature, title,
      severity, categories, occurred_at, received_at, effective_at, clock, entities, attributes, tlp, pap, raw)
    SELECT gen_random_uuid(), 'live', nation, organisation_id, site_id, (SELECT id FROM sensors ORDER BY id LIMIT 1),
      'waits:' || n, 'native', 'cyber', 'bench:' || n % 40, 'Login refused ' || n, (n * 7) % 60, '{recon}'::text[], now(),
      now(), now(), 'ok', '[]'::jsonb, '{}'::jsonb, 'AMBER', 'AMBER', repeat('x', 400)
    FROM ${place} place, generate_series(1, ${WAITING}) n;
    INSERT INTO alert_links (alert_id, realm, nation, site_id, ordinal, group_id, head_id, source, reasons, score, late,
      first_at, last_at, linked_at)
    SELECT id, realm, nation, site_id, 1, id, id, 'engine', '[]', 0.5, false, effective_at, effective_at, received_at
    FROM alerts;
  `);
  await owner.query('VACUUM ANALYZE');
}

const COMMANDS: readonly (() => TriageCommand)[] = [
  () => ({ type: 'acknowledge' }),
  () => ({ type: 'assign', to: null }),
  () => ({ type: 'snooze', until: new Date(Date.now() + 3_600_000) }),
  () => ({ type: 'close', reason: 'benign' }),
];

async function measure(actions: TriageActionsService, undoing: ActionUndoService, chosen: Subject[]): Promise<void> {
  const kind = chosen[0]?.kind ?? '';
  for (const command of COMMANDS) {
    const [acting, taking]: [number[], number[]] = [[], []];
    for (let round = 0; round < ROUNDS; round += 1) {
      const given = command();
      const began = performance.now();
      const action = await actions.act(analyst, given, chosen);
      const acted = performance.now();
      const refused = action.items.filter(({ result }) => !result.done);
      if (refused.length > 0) throw new Error(`${refused.length} refused: ${JSON.stringify(refused[0])}`);
      await undoing.undo(analyst, action.id);
      acting.push(acted - began);
      taking.push(performance.now() - acted);
      // Assigning to nobody needs somebody.
      if (given.type === 'acknowledge' && round === ROUNDS - 1) await actions.act(analyst, given, chosen);
    }
    const told = (times: readonly number[]): string =>
      `${Math.min(...times).toFixed(0)} to ${Math.max(...times).toFixed(0)} ms`;
    console.log(`${command().type} of ${chosen.length} ${kind}s: ${told(acting)}; undone: ${told(taking)}`);
  }
}

async function main(): Promise<void> {
  const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
  mkdirSync(folder, { mode: 0o755 });
  const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
  try {
    await postgres.ensureDatabase('bench');
    const url = postgres.url('bench');
    await migrate(url);
    const owner = await new DataSource(dataSourceOptions(url, 1)).initialize();
    await loadDemoRegistry(owner);
    await fill(owner);
    const settings = readSettings({
      DATABASE_URL: url,
      BREAKWATER_PORT: '0',
      BREAKWATER_LOG_LEVEL: 'error',
      BREAKWATER_SECRET_KEY: randomBytes(24).toString('hex'),
    });
    const app = await createApp(settings);
    await app.init();
    const choose = (kind: Subject['kind'], table: string): Promise<Subject[]> =>
      owner.query<Subject[]>(`SELECT '${kind}' AS kind, id FROM ${table} ORDER BY id LIMIT ${CHOSEN}`);
    try {
      for (const [kind, table] of [
        ['alert', 'alerts'],
        ['case', 'cases'],
      ] as const) {
        await measure(app.get(TriageActionsService), app.get(ActionUndoService), await choose(kind, table));
      }
    } finally {
      await app.close();
      await owner.destroy();
    }
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

await main();
