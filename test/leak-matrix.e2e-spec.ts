import { type Role, ROLES } from '../src/access/policy/role.ts';
import { scoreOf } from '../src/intake/link-reasons.ts';
import { mayReadRaw, maySeeShare, maySeeThing, maySeeTold } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { LiveClient } from './support/live-client.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';
import { plantFlyers } from './support/planted-flyers.ts';
import { Matrix, NOWHERE, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { bySession } from './support/people.ts';
import { Random } from './support/random.ts';
import { release } from './support/world-releases.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
/** Things each viewer asks for one by one, beside the lists that are compared whole. */
const ASKED_FOR = 6;

describe('leak matrix: twelve nations, eight roles, every marking', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let byId: Map<string, Thing>;
  let viewers: Viewer[];
  let rejects: { id: string; organisationId: string }[];

  beforeAll(async () => {
    console.log(`leak matrix: BREAKWATER_SEED=${SEED}`);
    // What a viewer does not see is told by the cursor of a heartbeat alone.
    matrix = await Matrix.start({ socketLimit: 1_000, heartbeatSeconds: 1 });
    const { app } = matrix;
    world = await enterNationsWorld(app.db);
    const exercise = await enterNationsWorld(app.db, 'exercise-1');
    world.things.push(...exercise.things);
    byId = new Map(world.things.map((thing) => [thing.id, thing]));
    rejects = await app.db.query(
      `INSERT INTO rejects (id, realm, nation, organisation_id, site_id, sensor_id, format, received_at, code, reason, raw,
         raw_bytes)
       SELECT gen_random_uuid(), 'live', o.nation, o.id, s.id, gen_random_uuid(), 'native', now(), 'malformed_json', 'x', '', 0
       FROM organisations o JOIN LATERAL (SELECT id FROM sites WHERE nation = o.nation LIMIT 1) s ON true
       RETURNING id, organisation_id AS "organisationId"`,
    );
    await plantFlyers(app);
    viewers = await signUpEverybody(app, world);
  });
  afterAll(async () => {
    console.log(`leak matrix: ${matrix?.checks} checks, ${viewers?.length} viewers, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  /** Ids, and every marker that stands anywhere in what the viewer was sent, in whatever field. */
  const told = (text: string): Set<string> =>
    new Set([...text.matchAll(/zq[a-z]+[0-9a-z]{5}qz/g)].map(([word]) => word));

  const allowed = (viewer: Viewer, kinds: Thing['kind'][]): Thing[] =>
    world.things.filter((thing) => kinds.includes(thing.kind) && maySeeThing(viewer, thing, byId));

  /** Fails on the first word the oracle forbids. */
  const expectNothingElse = (viewer: Viewer, text: string, where: string): void => {
    for (const word of told(text)) {
      const thing = world.things.find(({ marker }) => marker === word)!;
      if (!maySeeThing(viewer, thing, byId)) {
        throw new Error(
          `${viewer.role} of ${viewer.team.code} is told of ${JSON.stringify(thing)} by ${where}; seed ${SEED}`,
        );
      }
      matrix.checks += 1;
    }
  };

  it('lists, to each viewer, all that the oracle allows and nothing else', async () => {
    for (const viewer of viewers) {
      for (const kind of ['case', 'alert', 'constraint'] as const) {
        const { ids, items, text, status } = await matrix.walk(viewer, `${kind}s?limit=100`);
        const expected = allowed(viewer, [kind]).map(({ id }) => id);
        if (status !== 200) {
          expect({ role: viewer.role, status }).toEqual({ role: viewer.role, status: 403 });
          expect(expected).toEqual([]);
        }
        expect(ids.toSorted()).toEqual(expected.toSorted());
        if (kind === 'case') {
          for (const item of items) {
            const inside = allowed(viewer, ['alert']).filter(({ caseId }) => caseId === item['id']);
            expect([item['id'], item['alertCount']]).toEqual([item['id'], inside.length]);
            matrix.checks += 1;
          }
        }
        expectNothingElse(viewer, text, `${kind}s`);
        matrix.checks += world.things.filter((thing) => thing.kind === kind).length;
      }
    }
  });

  it('answers for a thing that is withheld as for one that is not there', async () => {
    const addresses: Partial<Record<Thing['kind'], string>> = {
      case: 'cases',
      alert: 'alerts',
      decision: 'decisions',
      constraint: 'constraints',
    };
    for (const viewer of viewers) {
      for (const [kind, address] of Object.entries(addresses)) {
        const absent = await matrix.ask(viewer, `${address}/${NOWHERE}`);
        const own = world.things.filter((thing) => thing.kind === kind && thing.nation === viewer.team.nation);
        const others = world.things.filter((thing) => thing.kind === kind && thing.nation !== viewer.team.nation);
        for (const thing of [...random.sample(own, ASKED_FOR), ...random.sample(others, ASKED_FOR / 3)]) {
          const answer = await matrix.ask(viewer, `${address}/${thing.id}`);
          if (maySeeThing(viewer, thing, byId)) expect(answer.status).toBe(200);
          else
            expect({ status: answer.status, body: answer.body }).toEqual({ status: absent.status, body: absent.body });
          expectNothingElse(viewer, JSON.stringify(answer.body), `${address}/${thing.id}`);
          matrix.checks += 1;
        }
      }
    }
  });

  it('shows of a case the parts the oracle allows, each, and tells of no other', async () => {
    for (const viewer of viewers) {
      const cases = world.things.filter(({ kind, nation }) => kind === 'case' && nation === viewer.team.nation);
      for (const found of random.sample(cases, 2)) {
        const visible = maySeeThing(viewer, found, byId);
        const parts = allowed(viewer, ['alert', 'note', 'task', 'observable', 'evidence', 'object', 'event']).filter(
          ({ caseId }) => caseId === found.id,
        );
        for (const [address, kind] of [
          ['alerts', 'alert'],
          ['notes', 'note'],
          ['tasks', 'task'],
          ['observables', 'observable'],
          ['evidence', 'evidence'],
          ['objects', 'object'],
          ['timeline', 'event'],
        ] as const) {
          const { ids, text, status } = await matrix.walk(viewer, `cases/${found.id}/${address}?limit=100`);
          if (!visible) expect([403, 404]).toContain(status);
          const expected = visible ? parts.filter((part) => part.kind === kind).map(({ id }) => id) : [];
          expect({ address, ids: ids.toSorted() }).toEqual({ address, ids: expected.toSorted() });
          expectNothingElse(viewer, text, `cases/${found.id}/${address}`);
          matrix.checks += world.things.filter((part) => part.kind === kind && part.caseId === found.id).length;
        }
      }
    }
  });

  it('leaves out every reason that names an alert the viewer does not see, and scores by those left', async () => {
    interface Linked {
      raw: string | null;
      link: { reasons: { weight: number; facts: { alertId?: string } }[]; score: number } | null;
    }
    for (const viewer of viewers) {
      const named = allowed(viewer, ['alert']).filter(({ names }) => names.length > 0);
      for (const alert of random.sample(named, 3)) {
        const { body } = await matrix.ask<Linked>(viewer, `alerts/${alert.id}`);
        const expected = alert.names.filter((id) => maySeeThing(viewer, byId.get(id)!, byId));
        expect(body.link?.reasons.flatMap(({ facts }) => facts.alertId ?? [])).toEqual(expected);
        expect(body.link?.score).toBe(scoreOf(body.link?.reasons ?? []));
        expect(body.raw !== null).toBe(mayReadRaw(viewer));
        matrix.checks += 3;
      }
    }
  });

  it('finds by search, filter and number what the oracle allows and nothing else', async () => {
    for (const viewer of viewers) {
      for (const thing of random.sample(
        world.things.filter(({ kind }) => kind === 'case' || kind === 'alert'),
        3,
      )) {
        const { ids, status } = await matrix.walk(viewer, `${thing.kind}s?limit=5&q=${thing.marker}`);
        const expected = maySeeThing(viewer, thing, byId) ? [thing.id] : [];
        expect({ ids, refused: status !== 200 }).toEqual({ ids: expected, refused: allowedNothing(viewer) });
        matrix.checks += 1;
      }
      const nation = random.pick(world.teams).nation;
      const { ids } = await matrix.walk(viewer, `cases?limit=100&nation=${nation}`);
      const expected = allowed(viewer, ['case']).filter((thing) => thing.nation === nation);
      expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
      matrix.checks += world.things.filter(({ kind }) => kind === 'case').length;
    }
  });

  const allowedNothing = (viewer: Viewer): boolean =>
    !(['observer', 'analyst', 'lead', 'liaison', 'drill controller'] as string[]).includes(viewer.role);

  it('shows what was released to its recipients, each, until it is recalled, and to nobody else', async () => {
    const shares = await release(matrix.app, random, world, viewers);
    const compare = async (gone: ReadonlySet<string>): Promise<void> => {
      for (const viewer of viewers) {
        const { ids, status } = await matrix.walk(viewer, 'shared?limit=100');
        const expected = shares.filter(
          (share) => !gone.has(share.releaseId) && maySeeShare(viewer, viewer.person.accountId, share),
        );
        if (status !== 200) expect({ status, expected }).toEqual({ status: 403, expected: [] });
        expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        matrix.checks += shares.length;
        const asked = random.pick(shares);
        const answer = await matrix.ask(viewer, `shared/${asked.id}`);
        if (!expected.includes(asked)) expect([403, 404]).toContain(answer.status);
        else expect(answer.status).toBe(200);
        for (const secret of [asked.caseId, asked.releaseId]) expect(JSON.stringify(answer.body)).not.toContain(secret);
      }
    };
    expect(shares.length).toBeGreaterThan(30);
    await compare(new Set());
    const recalled = random.sample([...new Set(shares.map(({ releaseId }) => releaseId))], 6);
    for (const id of recalled) {
      const { by } = shares.find(({ releaseId }) => releaseId === id)!;
      expect(
        (await matrix.app.post(`/api/v1/releases/${id}/recall`, { reason: 'No longer needed' }, bySession(by.cookie)))
          .status,
      ).toBe(200);
    }
    await compare(new Set(recalled));
  });

  it('lists of the registry what is of the viewer’s nation, and of what was refused what is of its organisation', async () => {
    const rows = await matrix.app.db.query<{ list: string; id: string; nation: string }>(
      `SELECT 'sites' AS list, id, nation FROM sites
       UNION ALL SELECT 'sensors', x.id, s.nation FROM sensors x JOIN sites s ON s.id = x.site_id
       UNION ALL SELECT 'zones', x.id, s.nation FROM zones x JOIN sites s ON s.id = x.site_id
       UNION ALL SELECT 'flyers', id, nation FROM flyers
       UNION ALL SELECT 'assets', x.id, s.nation FROM assets x JOIN sites s ON s.id = x.site_id`,
    );
    for (const viewer of viewers) {
      for (const list of ['sites', 'sensors', 'zones', 'flyers', 'assets']) {
        const { ids, status } = await matrix.walk(viewer, `${list}?limit=500`);
        // §2: every role but the auditor's has `registry.read`.
        const reads = viewer.role !== 'auditor';
        const expected = rows.filter((row) => reads && row.list === list && row.nation === viewer.team.nation);
        expect({ list, reads: status === 200 }).toEqual({ list, reads });
        expect(ids.toSorted()).toEqual(expected.map(({ id }) => id).toSorted());
        matrix.checks += rows.filter((row) => row.list === list).length;
      }
      const { ids, status } = await matrix.walk(viewer, 'rejects?limit=100');
      expect(status === 200).toBe(viewer.role === 'gateway engineer');
      const refused = rejects.filter(({ organisationId }) => organisationId === viewer.team.organisationId);
      expect(ids.toSorted()).toEqual(status === 200 ? refused.map(({ id }) => id).toSorted() : []);
      matrix.checks += rejects.length;
    }
  });

  it('sends on the live feed, from the first entry on, what the oracle allows and nothing else', async () => {
    const head = world.things.filter(({ kind, realm }) => kind === 'event' && realm === 'live').length;
    for (const group of random.chunks(viewers, 72)) {
      await Promise.all(
        group.map(async (viewer) => {
          const { token } = viewer.person;
          const expected = allowed(viewer, ['event']).map(({ id }) => id);
          if (allowedNothing(viewer)) {
            await expect(
              LiveClient.subscribed(
                matrix.app,
                { cursor: 0 },
                { token: null, headers: { cookie: viewer.person.cookie } },
              ),
            ).rejects.toThrow('403');
            matrix.checks += head;
            return;
          }
          const client = await LiveClient.subscribed(matrix.app, { cursor: 0 }, { token });
          await client.reach(head);
          const events = client.frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
          const ofWorld = events.filter(({ id }) => byId.has(id)).map(({ id }) => id);
          expect(ofWorld.toSorted()).toEqual(expected.toSorted());
          // What the releases above made the journal tell.
          const others = events.filter(({ id }) => !byId.has(id));
          expect(others.filter((event) => !maySeeTold(viewer, viewer.person.accountId, event, byId))).toEqual([]);
          expectNothingElse(viewer, client.texts.join(''), 'the live feed');
          matrix.checks += head;
          await client.end();
        }),
      );
    }
    expect(matrix.checks).toBeGreaterThan(100_000);
    expect(COMPARED.things.filter((route) => !matrix.shown.has(route))).toEqual([]);
  });
});

// The roles are those of the product: a ninth needs a place in the oracle.
it('knows every role', () => {
  const known: Role[] = [
    'observer',
    'analyst',
    'lead',
    'liaison',
    'drill_controller',
    'gateway_engineer',
    'administrator',
    'auditor',
  ];
  expect(known).toEqual([...ROLES]);
});
