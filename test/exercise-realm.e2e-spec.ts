import type { WhoDto } from '../src/access/identities/sign-in/session.dto.ts';
import type { RealmListDto } from '../src/access/realms/realm.dto.ts';
import type { SharePageDto } from '../src/sharing/shared.dto.ts';
import type { RequestOptions, TestApp } from './support/app.ts';
import type { ExerciseRun } from './support/exercise-run.ts';
import { ExerciseWorld, live, WORD } from './support/exercise-world.ts';
import { LiveClient } from './support/live-client.ts';
import { bySession } from './support/people.ts';
import { publishCase } from './support/published-release.ts';
import { until } from './support/until.ts';

interface Page {
  items: { id: string; title: string }[];
}

describe('the realm of an exercise', () => {
  let world: ExerciseWorld;
  let app: TestApp;
  let run: ExerciseRun;
  beforeAll(async () => {
    world = await ExerciseWorld.start();
    ({ app, run } = world);
  });
  afterAll(() => app?.close());

  it('is entered by its members alone; everybody else is told what they are told of one that is not there', async () => {
    const unknown = 'exercise:00000000-0000-4000-8000-000000000000';
    const asked = async (realm: string, options: RequestOptions) => {
      const { status, body } = await app.get('/api/v1/cases', {
        ...options,
        headers: { ...options.headers, 'breakwater-realm': realm },
      });
      return { status, body };
    };
    const absent = await asked(unknown, live(world.outsider));
    expect(absent).toMatchObject({ status: 404, body: { error: { code: 'realm_not_found' } } });
    for (const realm of [
      run.realm,
      'access',
      'live,live',
      '',
      'exercise-1',
      `${run.realm}, ${run.realm}`,
      "x' OR true--",
    ]) {
      for (const by of [live(world.outsider), bySession(world.outsider.cookie)])
        expect(await asked(realm, by)).toEqual(absent);
    }
    expect(await asked(unknown, {})).toEqual(absent);
    // Who is nobody is told so first.
    expect((await asked(run.realm, { token: null })).status).toBe(401);
    for (const by of [run.as(world.singapore), run.bySession(world.singapore), run.as()]) {
      expect((await app.get('/api/v1/cases', by)).status).toBe(200);
    }
    const query = `?realm=${encodeURIComponent(run.realm)}`;
    await expect(LiveClient.open(app, { ...live(world.outsider), path: `/live${query}` })).rejects.toThrow('404');
    const client = await LiveClient.open(app, { ...live(world.singapore), path: `/live${query}` });
    expect(await client.next('welcome')).toMatchObject({ realm: run.realm });
    await client.end();
    // A socket that is authenticated by its first message stays in the realm it was opened for.
    const late = await LiveClient.open(app, { token: null, path: `/live${query}` });
    late.send({ type: 'authenticate', token: world.outsider.token });
    expect(await late.next('error')).toMatchObject({ code: 'realm_not_found' });
    await late.end();
  });

  it('is listed to its members, from inside and outside', async () => {
    const listed = async (options: RequestOptions) =>
      (await app.get<RealmListDto>('/api/v1/realms', options)).body.items.map(({ realm, role, cell, nations }) => ({
        realm,
        role,
        cell,
        nations,
      }));
    const own = { realm: run.realm, role: 'player', cell: 'sg-port', nations: ['KR', 'MY', 'SG'] };
    expect(await listed(live(world.singapore))).toEqual([own]);
    expect(await listed(run.as(world.singapore))).toEqual([own]);
    expect(await listed(live(world.outsider))).toEqual([]);
    expect(await listed({})).toMatchObject([{ realm: run.realm, role: null }]);
    const { body } = await app.get<WhoDto>('/api/v1/session', run.bySession(world.singapore));
    expect(body).toMatchObject({ realm: run.realm, exercise: { designator: 'LION CITY 26-1' } });
    expect((await app.get<WhoDto>('/api/v1/session', bySession(world.singapore.cookie))).body).toMatchObject({
      realm: 'live',
      exercise: null,
    });
  });

  it('holds what was said in it, and nothing of it is anywhere outside; nor the reverse', async () => {
    const addresses = [
      'alerts',
      'alerts?q=Beacon',
      'cases',
      'cases?q=Beacon',
      'queue?filter=',
      'queue/histogram',
      'queue/suggestions?field=title',
      'related',
      'notifications',
      'sensor-watch',
      'tracks',
      'false-alarms',
      'shared',
      'releases',
      'rules',
    ];
    const all = async (options: RequestOptions): Promise<string> => {
      const answers = [];
      for (const address of addresses) {
        const answer = await app.get(`/api/v1/${address}`, options);
        answers.push(`${address} ${answer.status} ${JSON.stringify(answer.body)}`);
      }
      return answers.join('\n');
    };
    const outside = await all(live(world.singapore));
    const inside = await all(run.as(world.singapore));
    expect(outside).toContain(WORD.live);
    expect(inside).toContain(WORD.drill);
    for (const [text, foreign] of [
      [outside, [WORD.drill, WORD.korea, world.cases.drill, world.alerts.drill, run.id]],
      [inside, [WORD.live, WORD.korea, world.cases.live, world.alerts.live, world.cases.korea]],
    ] as const) {
      expect(foreign.filter((word) => text.includes(word))).toEqual([]);
    }
    for (const [id, there, elsewhere] of [
      [world.cases.drill, run.as(world.singapore), live(world.singapore)],
      [world.cases.live, live(world.singapore), run.as(world.singapore)],
    ] as const) {
      for (const part of ['', '/alerts', '/timeline', '/explanation', '/phases', '/related', '/notes']) {
        const here = await app.get(`/api/v1/cases/${id}${part}`, there);
        expect({ part, status: here.status }).toEqual({ part, status: 200 });
        expect(JSON.stringify(here.body)).not.toContain(id === world.cases.live ? WORD.drill : WORD.live);
        expect((await app.get(`/api/v1/cases/${id}${part}`, elsewhere)).status).toBe(404);
      }
    }
    // The sensor counts in each realm what it said there.
    const counted = await app.db.query<{ realm: string; count: string }>(
      `SELECT realm, count(*) FROM alerts WHERE external_id = 'same-id' GROUP BY realm ORDER BY realm = 'live'`,
    );
    expect(counted).toEqual([
      { realm: run.realm, count: '2' },
      { realm: 'live', count: '2' },
    ]);
    // Its cases are numbered from one: nothing of the live realm's numbers can be told from them.
    const { body } = await app.get<{ displayId: string }>(
      `/api/v1/cases/${world.cases.drill}`,
      run.as(world.singapore),
    );
    expect(body.displayId).toMatch(/^BW-[12]$/);
  });

  it('shows a player the own nation, and whoever controls or watches it everything, to be read alone', async () => {
    const titles = async (options: RequestOptions) =>
      (await app.get<Page>('/api/v1/alerts', options)).body.items
        .map(({ title }) => title.split(' ')[1] ?? '')
        .toSorted();
    expect(await titles(run.as(world.singapore))).toEqual([WORD.drill]);
    expect(await titles(run.as(world.busan))).toEqual([WORD.korea]);
    for (const person of [world.controller, world.observer]) {
      expect(await titles(run.as(person))).toEqual([WORD.korea, WORD.drill].toSorted());
      const { body } = await app.get<Page>('/api/v1/queue', run.as(person));
      expect(body.items).toHaveLength(2);
      for (const id of [world.cases.drill, world.cases.korea]) {
        expect((await app.get(`/api/v1/cases/${id}`, run.as(person))).status).toBe(200);
        for (const [method, path, sent] of [
          ['POST', `cases/${id}/acknowledge`, {}],
          ['POST', `cases/${id}/notes`, { body: 'Well done' }],
          ['POST', `cases/${id}/tasks`, { title: 'Do it' }],
          ['POST', `cases/${id}/severity`, { severity: 10, reason: 'less' }],
          ['POST', 'queue/actions', { items: [{ kind: 'case', id }], action: { type: 'acknowledge' } }],
        ] as const) {
          const { status } = await app.request(method, `/api/v1/${path}`, { ...run.as(person), body: sent });
          expect({ path, status }).toEqual({ path, status: 403 });
        }
      }
      // Outside nothing has changed for them.
      expect(await titles(live(person))).toEqual(person === world.controller ? [WORD.live] : []);
    }
    // Sites of those who play, and of nobody else.
    const { body } = await app.get<{ items: { nation: string }[] }>('/api/v1/sites?limit=500', run.as(world.observer));
    expect([...new Set(body.items.map(({ nation }) => nation))].toSorted()).toEqual(['KR', 'MY', 'SG']);
    expect(
      (
        await app.get<{ items: { nation: string }[] }>('/api/v1/sites?limit=500', run.as(world.singapore))
      ).body.items.filter(({ nation }) => nation !== 'SG'),
    ).toEqual([]);
  });

  it('sends each socket what is of its realm', async () => {
    const sockets = {
      outside: await LiveClient.subscribed(app, {}, live(world.singapore)),
      inside: await LiveClient.subscribed(app, {}, { ...live(world.singapore), ...world.feed }),
      controller: await LiveClient.subscribed(app, {}, { ...live(world.controller), ...world.feed }),
    };
    const keys = { live: await app.keyOf('SGJUR', 'suricata'), drill: await run.keyOf('KRPUS', 'suricata') };
    const players = await run.keyOf('SGJUR', 'suricata');
    const other = [{ type: 'domain', value: 'later.example.org', role: 'target' }];
    await world.post(keys.live, 'later', { title: `Later ${WORD.live}`, entities: other });
    await world.post(keys.drill, 'later', { title: `Later ${WORD.korea}`, entities: other });
    await world.post(players, 'later', { title: `Later ${WORD.drill}`, entities: other });
    const has = (client: LiveClient, word: string) => client.texts.some((text) => text.includes(`Later ${word}`));
    await until(async () =>
      has(sockets.outside, WORD.live) && has(sockets.inside, WORD.drill) && has(sockets.controller, WORD.korea)
        ? true
        : undefined,
    );
    expect([WORD.drill, WORD.korea].filter((word) => has(sockets.outside, word))).toEqual([]);
    expect([WORD.live, WORD.korea].filter((word) => has(sockets.inside, word))).toEqual([]);
    expect(has(sockets.controller, WORD.drill)).toBe(true);
    expect(has(sockets.controller, WORD.live)).toBe(false);
    await Promise.all(Object.values(sockets).map((client) => client.end()));
  });

  it('carries releases between those who play, and what belongs together, in the realm alone', async () => {
    const inside = {
      ...app,
      post: ((path, body, options) =>
        app.post(path, body, {
          ...options,
          headers: { ...options?.headers, 'breakwater-realm': run.realm },
        })) as typeof app.post,
    };
    await publishCase(inside, world.busan, world.cases.korea, {
      selection: { case: ['title'], alerts: 'all', alertFields: ['title', 'times', 'entities'] },
    });
    const shared = async (options: RequestOptions) =>
      (await app.get<SharePageDto>('/api/v1/shared', options)).body.items.length;
    expect(await shared(run.as(world.singapore))).toBe(1);
    expect(await shared(live(world.singapore))).toBe(0);
    const related = (options: RequestOptions) =>
      app.get<{ items: unknown[] }>(`/api/v1/cases/${world.cases.drill}/related`, options);
    await until(async () => ((await related(run.as(world.singapore))).body.items.length > 0 ? true : undefined));
    const text = JSON.stringify((await related(run.as(world.singapore))).body);
    expect(text).toContain('c2.both-realms.example.org');
    expect([world.cases.live, world.cases.liveKorea].filter((id) => text.includes(id))).toEqual([]);
    const outside = await app.get<{ items: unknown[] }>('/api/v1/related', live(world.singapore));
    expect(outside.body.items).toEqual([]);
  });
});
