import { maySeeThing } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { isEngineer, type Kept, mayReadRegistry, ofNation, ofOrganisation } from './support/keepers-oracle.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { until } from './support/until.ts';
import { enterMachines, type WorldMachines } from './support/world-machines.ts';
import { type NationsWorld, type Thing, TLPS } from './support/world-thing.ts';

interface WatchItem {
  sensor: { id: string };
  state: string;
  own: boolean;
  lastHeardAt: string | null;
  duplicates24h: number | null;
  rejected24h: number | null;
  missing: number | null;
  skewSeconds: number | null;
  strip: number[] | null;
  keyExpiresAt: string | null;
}

interface TrackItem {
  id: string;
  caseId: string | null;
  alertIds: string[];
  tlp: string;
  pointCount: number;
  points: { lat: number }[];
}

const inOrder = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

describe('leak matrix: the watch over sensors, and tracks', () => {
  let matrix: Matrix;
  let world: NationsWorld;
  let byId: Map<string, Thing>;
  let machines: WorldMachines;
  let viewers: Viewer[];

  beforeAll(async () => {
    matrix = await Matrix.start();
    world = await enterNationsWorld(matrix.app.db);
    const exercise = await enterNationsWorld(matrix.app.db, 'exercise-1');
    world.things.push(...exercise.things);
    byId = new Map(world.things.map((thing) => [thing.id, thing]));
    viewers = await signUpEverybody(matrix.app, world);
    machines = await enterMachines(matrix.app, world);
  });
  afterAll(async () => {
    console.log(`leak matrix, watch: ${matrix?.checks} checks, ${viewers?.length} viewers`);
    await matrix?.app.close();
  });

  it('tells of a sensor what it counted to its own organisation, and to its nation whether it is heard', async () => {
    const { db } = matrix.app;
    await db.query('UPDATE sensors SET expected_interval_seconds = NULL');
    // Numbers that differ by sensor and realm; a clock so wrong that the state says more than heard or not.
    const sensors = await db.query<Kept & { number: number; skewed: boolean }>(
      `WITH numbered AS (
         SELECT x.id, s.nation, s.organisation_id, (row_number() OVER (ORDER BY x.id))::int AS number
         FROM sensors x JOIN sites s ON s.id = x.site_id WHERE x.kind <> 'human'
       ), beats AS (
         INSERT INTO sensor_beats (realm, sensor_id, at, nation, organisation_id, accepted, duplicates, rejected,
           heard_at, skew_seconds)
         SELECT realm, id, to_timestamp(floor(extract(epoch FROM now()) / 900) * 900), nation, organisation_id,
           number + other, number + other + 1, number + other + 2, now(),
           CASE WHEN number % 2 = 0 THEN 5000 ELSE 0 END
         FROM numbered, (VALUES ('live', 1000), ('exercise-1', 900000)) AS realms (realm, other)
       )
       SELECT id, nation, organisation_id AS "organisationId", number, number % 2 = 0 AS skewed FROM numbered`,
    );
    await until(async () => {
      const [row] = await db.query<{ watched: string }>(
        `SELECT count(*) AS watched FROM sensor_watch WHERE heard_at IS NOT NULL`,
      );
      return Number(row?.watched) === 2 * sensors.length ? true : undefined;
    }, 60_000);
    await db.query(`UPDATE sensor_keys SET expires_at = now() + interval '1 day' WHERE sensor_id IS NOT NULL`);
    for (const viewer of viewers) {
      const { status, body } = await matrix.ask<{ items: WatchItem[] }>(viewer, 'sensor-watch');
      const may = mayReadRegistry(viewer);
      expect({ role: viewer.role, status }).toEqual({ role: viewer.role, status: may ? 200 : 403 });
      if (!may) continue;
      const known = new Set(machines.sensors.map(({ id }) => id));
      const told = body.items.map((item) => ({
        id: item.sensor.id,
        state: item.state,
        own: item.own,
        heard: item.lastHeardAt !== null,
        counted: [item.strip?.reduce((sum, count) => sum + count, 0), item.duplicates24h, item.rejected24h],
        skew: item.skewSeconds,
        missing: item.missing,
        key: item.keyExpiresAt !== null,
      }));
      const expected = sensors
        .filter((row) => ofNation(viewer, row))
        .map((row) => {
          const own = ofOrganisation(viewer, row);
          const n = row.number + 1_000;
          return {
            id: row.id,
            state: own && row.skewed ? 'skewed' : 'ok',
            own,
            heard: own,
            counted: own ? [n, n + 1, n + 2] : [undefined, null, null],
            skew: own ? (row.skewed ? 5_000 : 0) : null,
            missing: own ? 0 : null,
            key: own && isEngineer(viewer) && known.has(row.id),
          };
        });
      expect(told.toSorted(inOrder)).toEqual(expected.toSorted(inOrder));
      matrix.checks += sensors.length;
    }
  });

  it('draws tracks of the alerts the oracle allows, and counts, marks and places them by those alone', async () => {
    // Each alert becomes a point of its own latitude, on one of two tracks of its team, where all markings mix.
    const points = await matrix.app.db.query<{ id: string; lat: number; track: string }>(
      `WITH placed AS (
         SELECT id, (row_number() OVER (ORDER BY id))::float8 / 1000 AS lat, 'track-' || row_number() OVER (ORDER BY id) % 2 AS track
         FROM alerts WHERE signature = 'world:1'
       )
       UPDATE alerts a SET lat = p.lat, lon = 100, track = jsonb_build_object('id', p.track) FROM placed p WHERE a.id = p.id
       RETURNING a.id, a.lat, a.sensor_id || '//' || p.track AS track`,
    );
    const placed = new Map(points.map((point) => [point.id, point]));
    const window = 'from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z';
    for (const viewer of viewers) {
      const { status, body } = await matrix.ask<{ tracks: TrackItem[] }>(viewer, `tracks?${window}`);
      const seen = world.things.filter((thing) => thing.kind === 'alert' && maySeeThing(viewer, thing, byId));
      // Every team has alerts that all of its readers see.
      expect({ role: viewer.role, status }).toEqual({ role: viewer.role, status: seen.length === 0 ? 403 : 200 });
      if (status !== 200) continue;
      const tracks = new Map<string, Thing[]>();
      for (const alert of seen) {
        const { track } = placed.get(alert.id)!;
        tracks.set(track, [...(tracks.get(track) ?? []), alert]);
      }
      const expected = [...tracks].map(([id, alerts]) => {
        const newest = alerts.reduce((last, alert) => (alert.id > last.id ? alert : last));
        const owner = newest.caseId === null ? undefined : byId.get(newest.caseId);
        return {
          id,
          caseId: owner && maySeeThing(viewer, owner, byId) ? owner.id : null,
          alertIds: [newest.id],
          tlp: TLPS[Math.max(...alerts.map(({ tlp }) => TLPS.indexOf(tlp)))],
          pointCount: alerts.length,
          lats: alerts.map(({ id: alertId }) => placed.get(alertId)!.lat).toSorted((a, b) => a - b),
        };
      });
      const told = body.tracks.map(({ id, caseId, alertIds, tlp, pointCount, points: drawn }) => ({
        id,
        caseId,
        alertIds,
        tlp,
        pointCount,
        lats: drawn.map(({ lat }) => lat).toSorted((a, b) => a - b),
      }));
      expect(told.toSorted(inOrder)).toEqual(expected.toSorted(inOrder));
      matrix.checks += points.length;
    }
  });

  it('counts of false alarms those on cases the viewer sees, of its realm', async () => {
    const { db } = matrix.app;
    const cases = world.things.filter(({ kind }) => kind === 'case');
    // A sensor of its own for each case, so that what is told names the case it comes from.
    await db.query(
      `INSERT INTO object_verdicts (id, realm, nation, organisation_id, site_id, case_id, object_id, tlp, verb, reason, actor,
         sensors, at)
       SELECT gen_random_uuid(), c.realm, c.nation, c.organisation_id, c.site_id, c.id, gen_random_uuid(), c.tlp, 'reject', 'x',
         '{"id":"x","name":"x"}', ARRAY['of-' || c.id], now()
       FROM cases c WHERE c.id = ANY($1::uuid[])`,
      [cases.map(({ id }) => id)],
    );
    for (const viewer of viewers) {
      const { status, body } = await matrix.ask<{ sensors: { sensor: string; falseAlarms: number }[] }>(
        viewer,
        'false-alarms',
      );
      const expected = cases.filter((found) => maySeeThing(viewer, found, byId)).map(({ id }) => `of-${id}`);
      if (status === 403) {
        expect(expected).toEqual([]);
        continue;
      }
      expect(status).toBe(200);
      expect(body.sensors.map(({ sensor }) => sensor).toSorted()).toEqual(expected.toSorted());
      expect(body.sensors.every(({ falseAlarms }) => falseAlarms === 1)).toBe(true);
      matrix.checks += cases.length;
    }
  });

  it('showed something to somebody by every route it compares', () => {
    expect(COMPARED.watch.filter((route) => !matrix.shown.has(route))).toEqual([]);
    expect(matrix.checks).toBeGreaterThan(100_000);
  });
});
