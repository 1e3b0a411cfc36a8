import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { personOperator } from '../src/access/operator.ts';
import { type Role, ROLES } from '../src/access/policy/role.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { createTestDatabase } from './support/database.ts';
import { type Team, teamsOf } from './support/demo-teams.ts';
import { until } from './support/until.ts';

interface Item {
  sensor: { id: string };
  state: string;
  expectedIntervalSeconds: number | null;
  expectedFrom: string | null;
  missing: number | null;
  skewSeconds: number | null;
}

const sensorOf = (site: string): string => demoId('sensors', demoSensorCode(site, 'suricata'));

describe('what the watch over a sensor rests on', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  const seen = (sensorId: string, holds: (item: Item) => boolean): Promise<Item> =>
    until(async () => {
      const { body } = await app.get<{ items: Item[] }>('/api/v1/sensor-watch');
      const item = body.items.find(({ sensor }) => sensor.id === sensorId);
      return item && holds(item) ? item : undefined;
    }, 30_000);
  const send = async (site: string, ...alerts: Record<string, unknown>[]): Promise<void> => {
    const key = await app.keyOf(site, 'suricata');
    expect((await sendBytes(app, key, JSON.stringify(alerts))).status).toBe(200);
  };
  /** Beats in these quarters of an hour, counted back from the present one. */
  const beats = (sensorId: string, quarters: number[]): Promise<unknown> =>
    app.db.query(
      `INSERT INTO sensor_beats (realm, sensor_id, at, nation, organisation_id, accepted, duplicates, rejected, heard_at)
       SELECT 'live', $1, at, s.nation, s.organisation_id, 1, 0, 0, at + interval '1 second'
       FROM sensors x JOIN sites s ON s.id = x.site_id, unnest($2::int[]) AS back,
         LATERAL (SELECT to_timestamp((floor(extract(epoch FROM now()) / 900) - back) * 900) AS at) quarter
       WHERE x.id = $1`,
      [sensorId, quarters],
    );

  it('is the interval the registry declares, else the one the sensor keeps, else none', async () => {
    const id = sensorOf('IDJKT');
    await app.patch(`/api/v1/sensors/${id}`, { expectedIntervalSeconds: null });
    await beats(id, [4, 8, 12]);
    expect(await seen(id, ({ state }) => state !== 'unknown')).toMatchObject({
      state: 'ok',
      expectedIntervalSeconds: null,
      expectedFrom: null,
    });
    // It teaches once it is heard in another quarter.
    await beats(id, [...Array.from({ length: 12 }, (_, n) => 16 + 4 * n), 0]);
    expect(await seen(id, ({ expectedFrom }) => expectedFrom !== null)).toMatchObject({
      expectedIntervalSeconds: 3_600,
      expectedFrom: 'learned',
    });
    await app.patch(`/api/v1/sensors/${id}`, { expectedIntervalSeconds: 77 });
    expect(await seen(id, ({ expectedFrom }) => expectedFrom === 'declared')).toMatchObject({
      expectedIntervalSeconds: 77,
    });
  });

  it('is its numbering: what is missing is counted, and told of for an hour', async () => {
    const id = sensorOf('IDSUB');
    await send('IDSUB', nativeAlert('n-1', { sequence: 1 }), nativeAlert('n-2', { sequence: 6 }));
    expect(await seen(id, ({ state }) => state === 'gap')).toMatchObject({ missing: 4 });
  });

  it('is its clock, by the least late alert', async () => {
    const id = sensorOf('IDBLW');
    const ahead = (seconds: number): string => new Date(Date.now() + seconds * 1_000).toISOString();
    await send('IDBLW', nativeAlert('c-1', { occurredAt: ahead(-5_000) }));
    const behind = await seen(id, ({ state }) => state === 'skewed');
    expect(behind.skewSeconds).toBeLessThan(-4_900);
    await send('IDBLW', nativeAlert('c-2', { occurredAt: ahead(-2) }));
    expect(Math.abs((await seen(id, ({ state }) => state === 'ok')).skewSeconds!)).toBeLessThan(60);
    await send('IDBLW', nativeAlert('c-3', { occurredAt: ahead(4_000) }));
    expect((await seen(id, ({ state }) => state === 'skewed')).skewSeconds).toBeGreaterThan(3_900);
  });

  it('is disabled as soon as the registry says so', async () => {
    const id = sensorOf('IDUPG');
    await app.patch(`/api/v1/sensors/${id}`, { enabled: false });
    expect((await seen(id, () => true)).state).toBe('disabled');
  });

  it('stands behind the second wall: counts are the organisation’s, the state is its nation’s, in one realm', async () => {
    const teams = await teamsOf(app.db);
    await app.db.query(`INSERT INTO realms (realm, kind) VALUES ('exercise-wall', 'exercise')`);
    await app.db.query(
      `INSERT INTO sensor_beats (realm, sensor_id, at, nation, organisation_id, accepted, duplicates, rejected, heard_at)
       SELECT realm, x.id, '2026-01-01', s.nation, s.organisation_id, 1, 0, 0, now()
       FROM sensors x JOIN sites s ON s.id = x.site_id, unnest(ARRAY['live', 'exercise-wall']) realm`,
    );
    await until(async () => {
      const [row] = await app.db.query<{ count: string }>(
        `SELECT count(*) FROM sensor_watch WHERE realm = 'exercise-wall'`,
      );
      return Number(row?.count) > 0 ? true : undefined;
    });
    const pool = await new DataSource(dataSourceOptions(app.db.url, 1, 'breakwater_viewer')).initialize();
    try {
      const database = new ViewerDatabase(pool);
      for (const team of teams) {
        const scope = scopeOf(team, ROLES);
        const counted = await database.query<Owner>(
          scope,
          `SELECT DISTINCT realm, nation, organisation_id FROM sensor_beats`,
        );
        for (const row of counted) {
          expect(row).toEqual({ realm: 'live', nation: team.nation, organisation_id: team.organisationId });
        }
        const owns = await app.db.query('SELECT FROM sites WHERE organisation_id = $1', [team.organisationId]);
        expect(counted).toHaveLength(owns.length > 0 ? 1 : 0);
        const watched = await database.query<Owner>(scope, `SELECT DISTINCT realm, nation FROM sensor_watch`);
        expect(watched).toEqual([{ realm: 'live', nation: team.nation }]);
        for (const table of ['sensor_beats', 'sensor_watch']) {
          await expect(database.query(scope, `DELETE FROM ${table}`)).rejects.toThrow(/permission denied|read-only/);
        }
      }
      expect(await pool.query('SELECT FROM sensor_beats')).toEqual([]);
    } finally {
      await pool.destroy();
    }
  });
});

interface Owner {
  realm: string;
  nation: string;
  organisation_id?: string;
}

function scopeOf(team: Team, roles: readonly Role[]): ReturnType<typeof personOperator> {
  const { nation, organisationId, kind, code } = team;
  const account = {
    accountId: `wall-${code}`,
    name: code,
    nation,
    organisationId,
    isNationalCert: kind === 'national_cert',
    roles,
  };
  return personOperator(account, 'live', { address: null, credential: null });
}

describe('counts of what sensors send', () => {
  it('are kept when the node is stopped in order, and go on where they were', async () => {
    const db = await createTestDatabase();
    const first = await startApp({}, { db });
    const key = await first.keyOf('KRPUS', 'suricata');
    await sendBytes(first, key, JSON.stringify([nativeAlert('k-1'), nativeAlert('k-2')]));
    await first.stop();
    const counted = async (): Promise<number> => {
      const [row] = await db.query<{ sum: string | null }>('SELECT sum(accepted) FROM sensor_beats');
      return Number(row?.sum);
    };
    expect(await counted()).toBe(2);
    const second = await startApp({}, { db });
    await sendBytes(second, key, JSON.stringify([nativeAlert('k-3')]));
    await until(async () => ((await counted()) === 3 ? true : undefined));
    await second.close();
  });
});
