import { personOperator } from '../src/access/operator.ts';
import { ROLES } from '../src/access/policy/role.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import type { SharedWith } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import {
  mayReadNotifications,
  maySeeDelivery,
  maySeeNotification,
  type OfTeam,
  ofOwnTeam,
} from './support/notice-oracle.ts';
import { Random } from './support/random.ts';
import { until } from './support/until.ts';
import { enterNotices, type WorldNotices } from './support/world-notices.ts';
import { enterReleases } from './support/world-sharing.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
const ASKED_FOR = 2;
/** Everybody asks for everything, page by page. */
const LONG_MS = 180_000;

describe('leak matrix: notifications', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let byId: Map<string, Thing>;
  let viewers: Viewer[];
  let notices: WorldNotices;

  beforeAll(async () => {
    console.log(`leak matrix, notifications: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start();
    const { db } = matrix.app;
    world = await enterNationsWorld(db);
    const exercise = (await enterNationsWorld(db, 'exercise-1')).things;
    byId = new Map([...world.things, ...exercise].map((thing) => [thing.id, thing]));
    viewers = matrix.viewers = await signUpEverybody(matrix.app, world);
    const releases = await enterReleases(matrix, random, world);
    const packages = await db.query<SharedWith & { shareId: string }>(
      `SELECT share_id AS "shareId", kind, nation, organisation_id AS "organisationId", account_id AS "accountId"
       FROM release_packages WHERE open`,
    );
    // What the releases themselves made people be told of, once all of it has been.
    const behind =
      'SELECT 1 FROM journal_heads h LEFT JOIN notification_cursors c USING (realm) WHERE realm = $1 AND h.head > c.seq';
    await until(async () => ((await db.query(behind, ['live'])).length === 0 ? true : undefined), 60_000);
    await db.query('DELETE FROM notifications');
    const sampled = random.sample(packages, 20);
    notices = await enterNotices(db, random, world, exercise, viewers, sampled, random.sample(releases, 12));
  }, LONG_MS);
  afterAll(async () => {
    console.log(`leak matrix, notifications: ${matrix?.checks} checks, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  it(
    'shows channels and rules to their own organisation',
    async () => {
      const lists: [string, OfTeam[]][] = [
        ['notifications/channels', notices.channels],
        ['notifications/rules', notices.rules],
      ];
      for (const viewer of viewers) {
        const may = mayReadNotifications(viewer);
        for (const [path, all] of lists) {
          const answer = await matrix.ask<{ items?: { id: string }[] }>(viewer, path);
          const own = all.filter((one) => ofOwnTeam(viewer, one)).map(({ id }) => id);
          expect({ path, status: answer.status, ids: answer.body.items?.map(({ id }) => id).toSorted() }).toEqual({
            path,
            status: may ? 200 : 403,
            ids: may ? own.toSorted() : undefined,
          });
          matrix.checks += all.length;
          for (const one of random.sampleBoth(all, (row) => ofOwnTeam(viewer, row), ASKED_FOR)) {
            await matrix.expectOne(viewer, (id) => `${path}/${id}`, one.id, may && ofOwnTeam(viewer, one));
          }
        }
      }
    },
    LONG_MS,
  );

  it(
    'shows what became of messages within the organisation, and only where their case is seen',
    async () => {
      let withheld = 0;
      for (const viewer of viewers) {
        const sees = (one: WorldNotices['deliveries'][number]): boolean =>
          maySeeDelivery(viewer, viewer.person.accountId, one, byId);
        const own = notices.deliveries.filter(sees).map(({ id }) => id);
        const { deliveries } = notices;
        await matrix.expectList(
          viewer,
          'notifications/deliveries?limit=20',
          mayReadNotifications(viewer),
          own,
          deliveries.length,
        );
        const near = deliveries.filter(({ organisationId }) => organisationId === viewer.team.organisationId);
        withheld += near.length - own.length;
        for (const one of random.sampleBoth(near, sees, ASKED_FOR)) {
          await matrix.expectOne(viewer, (id) => `notifications/deliveries/${id}`, one.id, sees(one));
        }
      }
      expect(withheld).toBeGreaterThan(100);
    },
    LONG_MS,
  );

  it(
    'shows and counts a person’s own notifications, each with what it tells of',
    async () => {
      const tally = new Map<string, number>();
      for (const viewer of viewers) {
        const { accountId } = viewer.person;
        const mine = notices.notifications.filter((one) => one.accountId === accountId);
        const seen = mine.filter((one) => maySeeNotification(viewer, accountId, one, byId));
        const may = mayReadNotifications(viewer);
        const walked = await matrix.expectList(
          viewer,
          'notifications?limit=25',
          may,
          seen.map(({ id }) => id),
          notices.notifications.length,
        );
        for (const item of walked.items) {
          const kind = String(item['kind']);
          tally.set(kind, (tally.get(kind) ?? 0) + 1);
        }
        const answer = await matrix.ask<{ unread?: number }>(viewer, 'notifications?limit=1&unread=true');
        expect(answer.body.unread).toBe(may ? seen.length : undefined);
        matrix.checks += 1;
      }
      // Of each kind somebody saw some, or nothing was compared.
      for (const kind of [
        'case_opened',
        'mention',
        'sensor_silent',
        'share_received',
        'share_recalled',
        'approval_asked',
      ]) {
        expect([kind, (tally.get(kind) ?? 0) > 0]).toEqual([kind, true]);
      }
    },
    LONG_MS,
  );

  it('shows preferences to the person they are of alone', async () => {
    const zones = ['Asia/Seoul', 'Asia/Singapore', 'Asia/Jakarta', 'Asia/Dili', 'UTC'];
    const chosen = new Map<string, { timezone: string; breakThrough: number }>();
    for (const [index, viewer] of viewers.entries()) {
      if (!mayReadNotifications(viewer)) continue;
      const wanted = { timezone: random.pick(zones), breakThrough: index % 102 };
      chosen.set(viewer.person.accountId, wanted);
      await matrix.done(viewer, 'PUT', 'notifications/preferences', {
        ...wanted,
        mail: true,
        mailInExercises: false,
        quietHours: null,
      });
    }
    for (const viewer of viewers) {
      const { status, body } = await matrix.ask<object>(viewer, 'notifications/preferences');
      const own = chosen.get(viewer.person.accountId);
      if (own) expect(body).toMatchObject(own);
      else expect(status).toBe(403);
      matrix.checks += viewers.length;
    }
  });

  it('is held by the wall of the database alone as well', async () => {
    const database = matrix.app.app.get(ViewerDatabase, { strict: false });
    for (const viewer of random.sample(viewers, 20)) {
      const { accountId } = viewer.person;
      const { nation, organisationId, kind } = viewer.team;
      const roles = [...ROLES].filter((role) => role.replaceAll('_', ' ') === viewer.role);
      const member = { accountId, name: '', nation, organisationId, isNationalCert: kind === 'national_cert', roles };
      const scope = personOperator(member, 'live', { address: null, credential: null });
      const ids = async (table: string): Promise<string[]> =>
        (await database.query<{ id: string }>(scope, `SELECT id FROM ${table}`)).map(({ id }) => id).toSorted();
      const reads = mayReadNotifications(viewer);
      const deliveries = notices.deliveries.filter((one) => maySeeDelivery(viewer, accountId, one, byId));
      if (reads) expect(await ids('notification_deliveries')).toEqual(deliveries.map(({ id }) => id).toSorted());
      const mine = new Set(notices.notifications.filter((one) => one.accountId === accountId).map(({ id }) => id));
      const things = new Map(notices.notifications.map((one) => [one.id, one]));
      for (const id of await ids('notifications')) {
        expect(mine.has(id)).toBe(true);
        const one = things.get(id)!;
        if (one.thing && reads) expect(maySeeNotification(viewer, accountId, one, byId)).toBe(true);
        matrix.checks += 1;
      }
    }
  });

  it('showed something to somebody by every route it compares', () => {
    expect(COMPARED.notifications.filter((route) => !matrix.shown.has(route))).toEqual([]);
    expect(matrix.checks).toBeGreaterThan(50_000);
  });
});
