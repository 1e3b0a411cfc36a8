import { RUN_ROLE_ACTIONS } from '../src/access/policy/run-role.ts';
import type { Action } from '../src/access/policy/action.ts';
import type { WhoDto } from '../src/access/identities/sign-in/session.dto.ts';
import type { RequestOptions } from './support/app.ts';
import { COMPARED } from './support/compared-routes.ts';
import { ExerciseWorld, WORD } from './support/exercise-world.ts';
import { LiveClient } from './support/live-client.ts';
import type { TestPerson } from './support/people.ts';
import { walkRoutes } from './support/routes.ts';
import { until } from './support/until.ts';

/** What is one's own, whoever's eyes one looks through. */
const OWN = new Set(
  ['session', 'sessions', 'sign-ins', 'factors', 'tokens', 'realms'].map((path) => `/api/v1/${path}`),
);
/** Reading it is written down with what is read, as a custody is: it is not read through another's eyes. */
const LEAVES_A_TRACE = '/api/v1/cases/:id/evidence/:evidenceId/content';
const NOWHERE = '00000000-0000-4000-8000-000000000000';

describe('looking through the eyes of a cell', () => {
  let world: ExerciseWorld;
  /** What stands for `:id` in an address, by the noun before it: seen by some, and by nobody. */
  const ids = new Map<string, string[]>();

  beforeAll(async () => {
    world = await ExerciseWorld.start();
    const { cases, alerts, app, run } = world;
    ids.set('cases', Object.values(cases));
    ids.set('alerts', Object.values(alerts));
    await app.post(`/api/v1/cases/${cases.drill}/notes`, { body: 'A note of the port' }, run.as(world.singapore));
    await app.post(`/api/v1/cases/${cases.korea}/notes`, { body: 'A note of Busan' }, run.as(world.busan));
    for (const noun of ['sites', 'sensors', 'assets', 'zones', 'organisations']) {
      const { body } = await app.get<{ items: { id: string }[] }>(`/api/v1/${noun}?limit=200`);
      ids.set(noun, everySoMany(body.items.map(({ id }) => id)));
    }
  });
  afterAll(() => world?.app.close());

  const viewing = (person: TestPerson, cell: string): RequestOptions => {
    const options = world.run.bySession(person);
    return { ...options, headers: { ...options.headers, 'breakwater-view-as': cell } };
  };
  const get = <Body>(path: string, options: RequestOptions) => world.app.get<Body>(path, options);

  /** Every address of the routes the leak matrix compares, with all that is there and something that is not. */
  const addresses = (): { path: string; action: string | undefined; address: string }[] => {
    const routes = new Map(
      walkRoutes(world.app).flatMap((one) => (one.method === 'GET' ? [[one.path, one.action]] : [])),
    );
    return Object.values(COMPARED)
      .flat()
      .filter((path) => !OWN.has(path))
      .flatMap((path) => {
        const noun = path.split('/')[3] ?? '';
        const known = path.includes('/:kind/:id')
          ? ['case', 'alert'].flatMap((kind) =>
              (ids.get(`${kind}s`) ?? []).map((id) => path.replace(':kind', kind).replace(':id', id)),
            )
          : (ids.get(noun) ?? []).map((id) => path.replace(':id', id));
        const tried = path.includes(':id') ? [...known, path.replace(':id', NOWHERE)] : [path];
        return tried.map((one) => ({ path, action: routes.get(path), address: one.replace(/:\w+/g, NOWHERE) }));
      });
  };

  it.each([
    ['sg-port', 'of the own nation'],
    ['kr-port', 'of another nation'],
  ])('gives to the letter what a player of %s gets, %s, and never more than either sees', async (cell) => {
    const { controller, singapore, busan, run } = world;
    const player = run.bySession(cell === 'sg-port' ? singapore : busan);
    const may = RUN_ROLE_ACTIONS.controller;
    let same = 0;
    for (const { path, action, address } of addresses()) {
      const [theirs, seen, own] = [
        await get<unknown>(address, player),
        await get<unknown>(address, viewing(controller, cell)),
        await get<unknown>(address, run.bySession(controller)),
      ];
      const told = { cell, address };
      if (!may.has(action as Action)) {
        // Whatever the cell's people may do that whoever watches may not.
        expect({ ...told, status: seen.status }).toEqual({ ...told, status: 403 });
        continue;
      }
      if (path === LEAVES_A_TRACE) {
        expect({ ...told, body: seen.body }).toMatchObject({ ...told, body: { error: { code: 'read_only_view' } } });
        continue;
      }
      // Of what is of no realm another nation is seen no further than by the own eyes.
      const further = cell === 'kr-port' && isRegistry(path) && theirs.status === 200;
      if (further) {
        expect({ ...told, more: idsIn(seen.body).filter((id) => !idsIn(theirs.body).includes(id)) }).toEqual({
          ...told,
          more: [],
        });
        expect({ ...told, more: idsIn(seen.body).filter((id) => !idsIn(own.body).includes(id)) }).toEqual({
          ...told,
          more: [],
        });
        continue;
      }
      expect({ ...told, status: seen.status, body: steady(seen.body) }).toEqual({
        ...told,
        status: theirs.status,
        body: steady(theirs.body),
      });
      if (theirs.status === 200) same += 1;
    }
    expect(same).toBeGreaterThan(20);
  });

  it('shows what happens to whoever looks, as it happens', async () => {
    const { app, controller, singapore, run } = world;
    const cookie = (person: TestPerson): RequestOptions => ({ token: null, headers: { cookie: person.cookie } });
    const realm = encodeURIComponent(run.realm);
    const path = `/live?realm=${realm}`;
    const [eyes, own] = await Promise.all([
      LiveClient.subscribed(app, { cursor: 0 }, { ...cookie(controller), path: `${path}&view=sg-port` }),
      LiveClient.subscribed(app, { cursor: 0 }, { ...cookie(singapore), path }),
    ]);
    const sent = (client: LiveClient): string[] =>
      client.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ id }) => id) : []));
    await app.post(`/api/v1/cases/${world.cases.drill}/notes`, { body: 'One more' }, run.as(singapore));
    await until(() =>
      Promise.resolve(sent(own).length > 0 && sent(eyes).length === sent(own).length ? true : undefined),
    );
    expect(sent(eyes)).toEqual(sent(own));
    expect(eyes.texts.join('\n')).not.toContain(WORD.korea);
    // Looking is not being there: nobody is told of it.
    const frames = (): number => own.frames.filter(({ type }) => type === 'presence').length;
    own.send({ type: 'look', subject: { kind: 'case', id: world.cases.drill }, watch: true });
    await until(() => Promise.resolve(frames() > 0 || undefined));
    const before = frames();
    eyes.send({ type: 'look', subject: { kind: 'case', id: world.cases.drill }, watch: true });
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(frames()).toBe(before);
    expect(eyes.frames.filter(({ type }) => type === 'presence')).toEqual([]);
    await Promise.all([eyes.end(), own.end()]);
  });

  it('writes nothing, whatever it is asked, and says so by name', async () => {
    const { app, controller, cases } = world;
    const options = viewing(controller, 'sg-port');
    const writes = walkRoutes(app).filter(({ method, audience }) => method !== 'GET' && audience === 'operators');
    expect(writes.length).toBeGreaterThan(80);
    for (const { method, path } of writes) {
      const address = path.replace(':realm', world.run.realm).replace(':id', cases.drill).replace(/:\w+/g, NOWHERE);
      const { status, body } = await app.request<{ error: { code: string } }>(method, address, {
        ...options,
        body: {},
      });
      expect({ method, path, status, code: body.error.code }).toEqual({
        method,
        path,
        status: 403,
        code: 'read_only_view',
      });
    }
  });

  it('is for whoever watches the whole, in an exercise, and through the eyes of those who play', async () => {
    const { app, controller, singapore, observer, outsider, run } = world;
    const asked = (person: TestPerson, cell: string) =>
      get<{ error: { code: string } }>('/api/v1/cases', viewing(person, cell));
    expect((await asked(controller, 'sg-port')).status).toBe(200);
    expect((await asked(observer, 'kr-port')).status).toBe(200);
    for (const [person, cell] of [
      [singapore, 'sg-port'],
      [singapore, 'kr-port'],
      [controller, 'control'],
      [controller, 'watchers'],
      [controller, 'nobody'],
      [controller, "x' OR true --"],
      [controller, ''],
    ] as const) {
      const { status, body } = await asked(person, cell);
      expect({ cell, status, code: body.error.code }).toEqual({ cell, status: 404, code: 'view_not_found' });
    }
    expect((await asked(outsider, 'sg-port')).body.error.code).toBe('realm_not_found');
    const outside = { token: controller.token, headers: { 'breakwater-view-as': 'sg-port' } };
    expect((await get<{ error: { code: string } }>('/api/v1/cases', outside)).body.error.code).toBe('view_not_found');
    await expect(
      LiveClient.subscribed(
        app,
        {},
        {
          token: null,
          headers: { cookie: singapore.cookie },
          path: `/live?realm=${encodeURIComponent(run.realm)}&view=kr-port`,
        },
      ),
    ).rejects.toThrow('404');
  });

  it('says whose eyes they are, and leaves whoever looks who they are', async () => {
    const { app, controller, run } = world;
    const { body } = await get<WhoDto>('/api/v1/session', viewing(controller, 'kr-port'));
    expect(body).toMatchObject({
      id: `person:${controller.accountId}`,
      nation: 'SG',
      organisation: { code: 'sg-cert' },
      viewing: { cell: 'kr-port', organisation: 'kr-port-soc', nation: 'KR' },
    });
    expect(body.actions).not.toContain('drill.read');
    expect(body.actions).not.toContain('case.note');
    expect((await get<WhoDto>('/api/v1/session', run.bySession(controller))).body.viewing).toBeNull();
    const entered = await app.db.query<{ nation: string; actor: { id: string }; data: object }>(
      `SELECT nation, actor, data FROM journal WHERE realm = 'access' AND type = 'realm.entered' AND data->>'view' = 'kr-port'`,
    );
    // In the trail of whoever looks, not of whom they look at.
    expect(entered.map(({ nation }) => nation)).not.toContain('KR');
    expect(entered.find(({ actor }) => actor.id === controller.actorId)).toMatchObject({
      nation: 'SG',
      data: { role: 'controller' },
    });
  });

  it('ends when whoever looks is put out of the run', async () => {
    const { app, observer, run } = world;
    const client = await LiveClient.subscribed(
      app,
      { cursor: 0 },
      {
        token: null,
        headers: { cookie: observer.cookie },
        path: `/live?realm=${encodeURIComponent(run.realm)}&view=kr-port`,
      },
    );
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    expect(client.frames.filter(({ type }) => type === 'error')).toEqual([]);
    await run.remove(observer);
    expect((await get('/api/v1/cases', viewing(observer, 'kr-port'))).status).toBe(404);
    await until(() => Promise.resolve(client.texts.some((text) => text.includes('not_granted')) || undefined));
    await client.end();
  });
});

/** What is of no realm. */
function isRegistry(path: string): boolean {
  return /\/api\/v1\/(sites|zones|flyers|assets|sensors|gateways|organisations|link-caps|false-alarms|sensor-watch)\b/.test(
    path,
  );
}

function idsIn(body: unknown): string[] {
  const items = (body as { items?: Named[] }).items ?? [body as Named];
  return items.flatMap(({ id, sensor }) => id ?? sensor?.id ?? []);
}

interface Named {
  id?: string;
  sensor?: { id: string };
}

/** Without the moment it was asked at. */
function steady(body: unknown): unknown {
  const moments = new Set(['asOf', 'from', 'to']);
  return Object.fromEntries(
    Object.entries(body as object).filter(
      ([key, value]) => !moments.has(key) || Number.isNaN(Date.parse(String(value))) || typeof value === 'number',
    ),
  );
}

/** Some of each nation: they come in its order. */
function everySoMany(all: readonly string[]): string[] {
  const step = Math.ceil(all.length / 8);
  return all.filter((_, index) => index % step === 0);
}
