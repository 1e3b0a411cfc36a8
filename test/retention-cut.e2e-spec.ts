import { Client } from 'pg';
import { MetricsServer } from '../src/ops/metrics-server.service.ts';
import { Sweeps } from '../src/retention/sweep.writer.ts';
import { ageAlerts } from './support/aged-rows.ts';
import { startApp, type TestApp } from './support/app.ts';
import { FOR_EVER, RetentionDesk, sweep } from './support/retention-desk.ts';
import { until } from './support/until.ts';
import { Watch } from './support/watch.ts';

const METRICS = { metricsListen: '127.0.0.1:0' };
const DAYS = { ...FOR_EVER, waitingDays: 90 };

describe('removing what a nation does not keep', () => {
  let app: TestApp;
  let watch: Watch;
  let cert: RetentionDesk;

  beforeAll(async () => {
    app = await startApp(METRICS);
    watch = await Watch.at(app);
    cert = await RetentionDesk.of(app, 'kr-cert');
  });
  afterAll(() => app?.close());

  const waiting = async (): Promise<string> => (await watch.alert({ severity: 30, entities: [] })).id;
  const count = async (sql: string, ...parameters: unknown[]): Promise<number> =>
    Number((await app.db.query<{ count: string }>(`SELECT count(*) AS count FROM ${sql}`, parameters))[0]?.count);

  it('is cut off in the midst with nothing half removed, and goes on after', async () => {
    const ids = [await waiting(), await waiting(), await waiting()];
    await ageAlerts(app.db, ids, 100);
    await cert.set('KR', DAYS);
    await app.db.query(`UPDATE retention_policies SET effective_at = now() - interval '1 second'`);
    const sweeps = app.app.get(Sweeps, { strict: false });
    const holder = new Client({ connectionString: app.db.url });
    await holder.connect();
    try {
      // Links and dispositions are gone within the transaction, the alerts are not, when its connection dies.
      await holder.query('BEGIN');
      await holder.query('SELECT FROM alerts WHERE id = $1 FOR UPDATE', [ids[1]]);
      const step = sweeps.step('KR').then(
        () => 'done',
        () => 'cut',
      );
      await until(async () => {
        const cut = await app.db.query(
          `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
           WHERE datname = current_database() AND wait_event_type = 'Lock' AND query LIKE '%breakwater_remove_alerts%'`,
        );
        return cut.length > 0 ? true : undefined;
      });
      expect(await step).toBe('cut');
      await holder.query('ROLLBACK');
    } finally {
      await holder.end();
    }
    for (const [table, column] of [
      ['alerts', 'id'],
      ['alert_links', 'alert_id'],
      ['queue_heads', 'id'],
    ] as const) {
      expect([table, await count(`${table} WHERE ${column} = ANY($1::uuid[])`, ids)]).toEqual([table, 3]);
    }
    await sweep(app, 'KR');
    expect(await count('alerts WHERE id = ANY($1::uuid[])', ids)).toBe(0);
    const { body } = await cert.runs('KR');
    expect(body.items).toHaveLength(1);
    expect(body.items[0]).toMatchObject({ outcome: 'done', removed: { waiting: 3 } });
    const url = app.app.get(MetricsServer, { strict: false }).url ?? '';
    const told = await (await fetch(`${url}/metrics`)).text();
    expect(told).toMatch(/breakwater_retention_removed_total\{kept="waiting"\} 3\n/);
    expect(told).toMatch(/^breakwater_retention_behind_seconds \d/m);
  });

  it('is done once by however many try, and a run that was left goes on where it was', async () => {
    const ids = [await waiting(), await waiting()];
    await ageAlerts(app.db, ids, 100);
    await app.db.query(`UPDATE retention_runs SET started_at = started_at - interval '1 hour'`);
    const sweeps = app.app.get(Sweeps, { strict: false });
    const tried = await Promise.all([sweeps.step('KR'), sweeps.step('KR'), sweeps.step('KR')]);
    expect(tried).toContain('worked');
    expect(await count('retention_runs WHERE ended_at IS NULL')).toBe(1);
    await app.stop();
    app = await startApp(METRICS, { db: app.db, demoRegistry: false });
    await sweep(app, 'KR');
    expect(await count('alerts WHERE id = ANY($1::uuid[])', ids)).toBe(0);
    expect(await count(`retention_runs WHERE outcome = 'done'`)).toBe(2);
  });

  it('gives way to a policy that is changed meanwhile', async () => {
    watch = await Watch.at(app);
    cert = await RetentionDesk.of(app, 'kr-cert');
    const ids = [await waiting()];
    await ageAlerts(app.db, ids, 100);
    await app.db.query(`UPDATE retention_runs SET started_at = started_at - interval '1 hour'`);
    await app.db.query(
      `INSERT INTO retention_runs (id, nation, policy, cutoffs, started_at, moved_at)
       SELECT gen_random_uuid(), nation, policy, cutoffs, now(), now() FROM retention_runs LIMIT 1`,
    );
    await cert.set('KR', { ...DAYS, waitingDays: 200 }, 'We may keep it longer');
    await sweep(app, 'KR');
    expect(await count('alerts WHERE id = ANY($1::uuid[])', ids)).toBe(1);
    expect((await cert.runs('KR')).body.items.map(({ outcome }) => outcome ?? '').toSorted()).toEqual([
      'done',
      'done',
      'done',
      'policy_changed',
    ]);
  });

  it('is refused by the database where no policy lets an alert go, whoever asks', async () => {
    const [young, old] = [await waiting(), await waiting()];
    await ageAlerts(app.db, [old], 300);
    const remove = (ids: string[]): Promise<unknown> =>
      app.db.query(`SET ROLE breakwater_engine; SELECT breakwater_remove_alerts('${young}', '{${ids.join()}}')`);
    try {
      await expect(remove([young])).rejects.toThrow('Of 1 alerts to remove no policy lets 1 go');
      await expect(remove([old, young])).rejects.toThrow('Of 2 alerts to remove no policy lets 1 go');
      await app.db.query(`RESET ROLE; UPDATE retention_policies SET effective_at = now() + interval '1 hour'`);
      await expect(remove([old])).rejects.toThrow('Of 1 alerts to remove no policy lets 1 go');
      await expect(app.db.query('SET ROLE breakwater_engine; DELETE FROM alerts')).rejects.toThrow('permission denied');
      await app.db.query(`RESET ROLE; UPDATE retention_policies SET effective_at = now()`);
      await remove([old]);
    } finally {
      await app.db.query('RESET ROLE');
    }
    expect(await count('alerts WHERE id = ANY($1::uuid[])', [young, old])).toBe(1);
  });
});
