import { OpenRealms } from '../src/access/realms/open-realms.service.ts';
import type { RealmListDto } from '../src/access/realms/realm.dto.ts';
import type { WhoDto } from '../src/access/identities/sign-in/session.dto.ts';
import type { AlertDto } from '../src/intake/alert.dto.ts';
import type { SharePageDto } from '../src/sharing/shared.dto.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { type ErrorAnswer, type RequestOptions, startApp, type TestApp } from './support/app.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { LiveClient } from './support/live-client.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';
import { publishCase } from './support/published-release.ts';
import { writtenTrail } from './support/trail.ts';
import { until } from './support/until.ts';

/** Words that stand in what sensors say in one realm alone, whatever shows it. */
const WORD = { live: 'zqearnestzq', drill: 'zqplayzq', korea: 'zqkoreazq' };
const SHARED_ENTITY = [{ type: 'domain', value: 'c2.both-realms.example.org', role: 'target' }];
const live = (person: TestPerson): RequestOptions => ({ token: person.token });

interface Page {
  items: { id: string; title: string }[];
}

describe('the realm of an exercise', () => {
  let app: TestApp;
  let run: ExerciseRun;
  /** Plays for the port of Singapore, and for Busan. */
  let singapore: TestPerson;
  let busan: TestPerson;
  /** Of Singapore's CERT, in the control cell. */
  let controller: TestPerson;
  let observer: TestPerson;
  /** A colleague of the player, who is in no cell. */
  let outsider: TestPerson;
  const cases: Record<'live' | 'drill' | 'korea' | 'liveKorea', string> = {
    live: '',
    drill: '',
    korea: '',
    liveKorea: '',
  };
  const alerts: Record<keyof typeof cases, string> = { live: '', drill: '', korea: '', liveKorea: '' };

  const post = async (key: string, externalId: string, changes: Record<string, unknown>): Promise<string> => {
    const alert = nativeAlert(externalId, { severity: 85, entities: SHARED_ENTITY, ...changes });
    const { body } = await sendBytes(app, key, JSON.stringify(alert));
    expect(body.results).toMatchObject([{ status: 'accepted' }]);
    return body.results[0]?.id ?? '';
  };
  const caseOf = (alertId: string, options: RequestOptions): Promise<string> =>
    until(async () => (await app.get<AlertDto>(`/api/v1/alerts/${alertId}`, options)).body.caseId ?? undefined);

  beforeAll(async () => {
    app = await startApp();
    const port = { organisation: 'sg-port-soc' };
    singapore = await signUp(app, { ...port, roles: ['lead', 'liaison'] });
    busan = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'] });
    controller = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller', 'lead'] });
    observer = await signUp(app, { organisation: 'my-cert', roles: ['analyst'] });
    outsider = await signUp(app, { ...port, roles: ['lead', 'liaison'] });
    // Made while everything runs: correlation takes it up by itself.
    run = await ExerciseRun.open(app, {
      designator: 'LION CITY 26-1',
      cells: [
        { code: 'control', organisation: 'sg-cert', kind: 'control' },
        { code: 'sg-port', organisation: 'sg-port-soc', kind: 'player' },
        { code: 'kr-port', organisation: 'kr-port-soc', kind: 'player' },
        { code: 'watchers', organisation: 'my-cert', kind: 'observer' },
      ],
      members: [
        { person: controller, cell: 'control', role: 'controller' },
        { person: singapore, cell: 'sg-port', role: 'player' },
        { person: busan, cell: 'kr-port', role: 'player' },
        { person: observer, cell: 'watchers', role: 'observer' },
      ],
    });
    // One sensor says one thing in earnest and another in play, under the same id of its own.
    const keys = { live: await app.keyOf('SGSIN', 'suricata'), drill: await run.keyOf('SGSIN', 'suricata') };
    const korean = { live: await app.keyOf('KRPUS', 'suricata'), drill: await run.keyOf('KRPUS', 'suricata') };
    alerts.live = await post(keys.live, 'same-id', { title: `Beacon ${WORD.live}`, signature: 'beacon:live' });
    alerts.drill = await post(keys.drill, 'same-id', { title: `Beacon ${WORD.drill}`, signature: 'beacon:drill' });
    alerts.korea = await post(korean.drill, 'same-id', { title: `Beacon ${WORD.korea}`, signature: 'beacon:korea' });
    alerts.liveKorea = await post(korean.live, 'same-id', { title: 'Beacon in Busan', signature: 'beacon:busan' });
    cases.live = await caseOf(alerts.live, {});
    cases.liveKorea = await caseOf(alerts.liveKorea, {});
    cases.drill = await caseOf(alerts.drill, run.as());
    cases.korea = await caseOf(alerts.korea, run.as());
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
    const absent = await asked(unknown, live(outsider));
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
      for (const by of [live(outsider), bySession(outsider.cookie)]) expect(await asked(realm, by)).toEqual(absent);
    }
    expect(await asked(unknown, {})).toEqual(absent);
    // Who is nobody is told so first.
    expect((await asked(run.realm, { token: null })).status).toBe(401);
    for (const by of [run.as(singapore), run.bySession(singapore), run.as()]) {
      expect((await app.get('/api/v1/cases', by)).status).toBe(200);
    }
    const query = `?realm=${encodeURIComponent(run.realm)}`;
    await expect(LiveClient.open(app, { ...live(outsider), path: `/live${query}` })).rejects.toThrow('404');
    const client = await LiveClient.open(app, { ...live(singapore), path: `/live${query}` });
    expect(await client.next('welcome')).toMatchObject({ realm: run.realm });
    await client.end();
    // A socket that is authenticated by its first message stays in the realm it was opened for.
    const late = await LiveClient.open(app, { token: null, path: `/live${query}` });
    late.send({ type: 'authenticate', token: outsider.token });
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
    expect(await listed(live(singapore))).toEqual([own]);
    expect(await listed(run.as(singapore))).toEqual([own]);
    expect(await listed(live(outsider))).toEqual([]);
    expect(await listed({})).toMatchObject([{ realm: run.realm, role: null }]);
    const { body } = await app.get<WhoDto>('/api/v1/session', run.bySession(singapore));
    expect(body).toMatchObject({ realm: run.realm, exercise: { designator: 'LION CITY 26-1' } });
    expect((await app.get<WhoDto>('/api/v1/session', bySession(singapore.cookie))).body).toMatchObject({
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
    const outside = await all(live(singapore));
    const inside = await all(run.as(singapore));
    expect(outside).toContain(WORD.live);
    expect(inside).toContain(WORD.drill);
    for (const [text, foreign] of [
      [outside, [WORD.drill, WORD.korea, cases.drill, alerts.drill, run.id]],
      [inside, [WORD.live, WORD.korea, cases.live, alerts.live, cases.korea]],
    ] as const) {
      expect(foreign.filter((word) => text.includes(word))).toEqual([]);
    }
    for (const [id, there, elsewhere] of [
      [cases.drill, run.as(singapore), live(singapore)],
      [cases.live, live(singapore), run.as(singapore)],
    ] as const) {
      for (const part of ['', '/alerts', '/timeline', '/explanation', '/phases', '/related', '/notes']) {
        const here = await app.get(`/api/v1/cases/${id}${part}`, there);
        expect({ part, status: here.status }).toEqual({ part, status: 200 });
        expect(JSON.stringify(here.body)).not.toContain(id === cases.live ? WORD.drill : WORD.live);
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
    const { body } = await app.get<{ displayId: string }>(`/api/v1/cases/${cases.drill}`, run.as(singapore));
    expect(body.displayId).toMatch(/^BW-[12]$/);
  });

  it('shows a player the own nation, and whoever controls or watches it everything, to be read alone', async () => {
    const titles = async (options: RequestOptions) =>
      (await app.get<Page>('/api/v1/alerts', options)).body.items.map(({ title }) => title.split(' ')[1]).toSorted();
    expect(await titles(run.as(singapore))).toEqual([WORD.drill]);
    expect(await titles(run.as(busan))).toEqual([WORD.korea]);
    for (const person of [controller, observer]) {
      expect(await titles(run.as(person))).toEqual([WORD.korea, WORD.drill].toSorted());
      const { body } = await app.get<Page>('/api/v1/queue', run.as(person));
      expect(body.items).toHaveLength(2);
      for (const id of [cases.drill, cases.korea]) {
        expect((await app.get(`/api/v1/cases/${id}`, run.as(person))).status).toBe(200);
        for (const [method, path, sent] of [
          ['POST', `cases/${id}/acknowledgement`, {}],
          ['POST', `cases/${id}/notes`, { body: 'Well done' }],
          ['POST', `cases/${id}/tasks`, { title: 'Do it' }],
          ['PATCH', `cases/${id}`, { severity: 10 }],
        ] as const) {
          const { status } = await app.request(method, `/api/v1/${path}`, { ...run.as(person), body: sent });
          // A route that is not there would refuse as well, for another reason.
          expect({ path, status }).toEqual({ path, status: status === 404 ? 'route missing' : 403 });
        }
      }
      // Outside nothing has changed for them.
      expect(await titles(live(person))).toEqual(person === controller ? [WORD.live] : []);
    }
    // Sites of those who play, and of nobody else.
    const { body } = await app.get<{ items: { nation: string }[] }>('/api/v1/sites?limit=500', run.as(observer));
    expect([...new Set(body.items.map(({ nation }) => nation))].toSorted()).toEqual(['KR', 'MY', 'SG']);
    expect(
      (await app.get<{ items: { nation: string }[] }>('/api/v1/sites?limit=500', run.as(singapore))).body.items.filter(
        ({ nation }) => nation !== 'SG',
      ),
    ).toEqual([]);
  });

  it('lets a player act as in earnest, and change nothing that holds in earnest', async () => {
    const noted = await app.post(
      `/api/v1/cases/${cases.drill}/notes`,
      { body: 'Contained in play' },
      run.as(singapore),
    );
    expect(noted.status).toBe(201);
    const told = await app.db.query<{ realm: string }>(
      `SELECT realm FROM journal WHERE type = 'case.noted' AND data->>'excerpt' = 'Contained in play'`,
    );
    expect(told).toEqual([{ realm: run.realm }]);
    const everything = await signUp(app, {
      organisation: 'sg-cert',
      roles: ['administrator', 'gateway_engineer', 'liaison'],
    });
    await app.db.query(
      `INSERT INTO exercise_members (run_id, account_id, cell, realm, nation, organisation_id, role, added_at)
       VALUES ($1, $2, 'control', $3, 'SG', $4, 'player', now())`,
      [run.id, everything.accountId, run.realm, everything.organisationId],
    );
    for (const [method, path, body] of [
      ['GET', 'accounts', undefined],
      ['POST', 'notifications/channels', { kind: 'mail', name: 'x', addresses: ['a@example.org'] }],
      ['POST', 'gateways', { code: 'x', name: 'x', organisationId: everything.organisationId }],
      ['PUT', 'link-caps/KR', { tlp: 'GREEN' }],
    ] as const) {
      const inside = await app.request<ErrorAnswer>(method, `/api/v1/${path}`, {
        ...run.bySession(everything),
        ...(body && { body }),
      });
      expect({ path, status: inside.status, code: inside.body.error.code }).toEqual({
        path,
        status: 403,
        code: path.startsWith('link-caps') ? 'outside_only' : 'not_granted',
      });
    }
  });

  it('sends each socket what is of its realm', async () => {
    const query = { path: `/live?realm=${encodeURIComponent(run.realm)}` };
    const sockets = {
      outside: await LiveClient.subscribed(app, {}, live(singapore)),
      inside: await LiveClient.subscribed(app, {}, { ...live(singapore), ...query }),
      controller: await LiveClient.subscribed(app, {}, { ...live(controller), ...query }),
    };
    const keys = { live: await app.keyOf('SGSIN', 'suricata'), drill: await run.keyOf('KRPUS', 'suricata') };
    const players = await run.keyOf('SGSIN', 'suricata');
    const other = [{ type: 'domain', value: 'later.example.org', role: 'target' }];
    await post(keys.live, 'later', { title: `Later ${WORD.live}`, entities: other });
    await post(keys.drill, 'later', { title: `Later ${WORD.korea}`, entities: other });
    await post(players, 'later', { title: `Later ${WORD.drill}`, entities: other });
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
    await publishCase(inside, busan, cases.korea, {
      selection: { case: ['title'], alerts: 'all', alertFields: ['title', 'times', 'entities'] },
    });
    const shared = async (options: RequestOptions) =>
      (await app.get<SharePageDto>('/api/v1/shared', options)).body.items.length;
    expect(await shared(run.as(singapore))).toBe(1);
    expect(await shared(live(singapore))).toBe(0);
    const related = (options: RequestOptions) =>
      app.get<{ items: unknown[] }>(`/api/v1/cases/${cases.drill}/related`, options);
    await until(async () => ((await related(run.as(singapore))).body.items.length > 0 ? true : undefined));
    const text = JSON.stringify((await related(run.as(singapore))).body);
    expect(text).toContain('c2.both-realms.example.org');
    expect([cases.live, cases.liveKorea].filter((id) => text.includes(id))).toEqual([]);
    const outside = await app.get<{ items: unknown[] }>('/api/v1/related', live(singapore));
    expect(outside.body.items).toEqual([]);
  });

  it('says on every answer that it is an exercise', async () => {
    const { headers } = await app.get('/api/v1/cases', run.as(singapore));
    expect(headers.get('breakwater-exercise')).toBe('EXERCISE EXERCISE EXERCISE');
    expect((await app.get('/api/v1/cases', live(singapore))).headers.get('breakwater-exercise')).toBeNull();
  });

  it('writes down who enters, for their own organisation to read', async () => {
    const trail = await writtenTrail(app);
    const entered = trail.filter(({ type }) => type === 'realm.entered');
    const names = entered.map(({ actor, details }) => `${actor.id} ${JSON.stringify(details)}`);
    expect(entered.length).toBeGreaterThanOrEqual(4);
    expect(names.some((name) => name.includes(singapore.actorId) && name.includes('player'))).toBe(true);
    expect(names.some((name) => name.includes(controller.actorId) && name.includes('controller'))).toBe(true);
    expect(names.some((name) => name.includes(outsider.actorId))).toBe(false);
  });

  it('hears of a real emergency: a case in earnest, and every cell told to stop', async () => {
    const address = `/api/v1/realms/${encodeURIComponent(run.realm)}/real-emergency`;
    const body = { siteCode: 'SGSIN', text: 'Fire on the fuel pier', clientId: 'one' };
    expect(await app.post(address, body, live(outsider))).toMatchObject({
      status: 404,
      body: { error: { code: 'realm_not_found' } },
    });
    expect((await app.post(address, { ...body, siteCode: 'KRPUS' }, run.as(singapore))).status).toBe(404);
    const query = { path: `/live?realm=${encodeURIComponent(run.realm)}` };
    const players = [];
    for (const person of [singapore, busan])
      players.push(await LiveClient.subscribed(app, {}, { ...live(person), ...query }));
    // An observer has no role in earnest that enters reports; whoever sees fire says so.
    const taken = await app.post<{ status: string; alertId: string; at: string }>(address, body, run.as(singapore));
    expect(taken).toMatchObject({ status: 200, body: { status: 'accepted' } });
    const caseId = await caseOf(taken.body.alertId, live(outsider));
    const { body: opened } = await app.get<{ title: string; severity: number }>(
      `/api/v1/cases/${caseId}`,
      live(outsider),
    );
    expect(opened.title).toContain('REAL EMERGENCY');
    expect(opened.severity).toBeGreaterThanOrEqual(70);
    expect((await app.get(`/api/v1/cases/${caseId}`, run.as(singapore))).status).toBe(404);
    for (const client of players) {
      await until(async () => (client.texts.some((text) => text.includes('drill.real_emergency')) ? true : undefined));
      expect(client.texts.some((text) => text.includes('fuel pier') || text.includes(taken.body.alertId))).toBe(false);
      await client.end();
    }
    const again = await app.post<{ status: string; at: string }>(address, body, run.as(singapore));
    expect(again.body).toMatchObject({ status: 'duplicate', at: taken.body.at });
    const { body: realms } = await app.get<RealmListDto>('/api/v1/realms', live(busan));
    expect(realms.items[0]?.realEmergencyAt).toBe(taken.body.at);
  });

  it('is closed at once to who is put out of it, and to everybody when it is archived', async () => {
    const query = { path: `/live?realm=${encodeURIComponent(run.realm)}` };
    const [leaving, staying, outside] = [
      await LiveClient.subscribed(app, {}, { ...live(busan), ...query }),
      await LiveClient.subscribed(app, {}, { ...live(singapore), ...query }),
      await LiveClient.subscribed(app, {}, live(busan)),
    ];
    await run.remove(busan);
    expect(await leaving.closed).toMatchObject({ code: 4403 });
    expect((await app.get('/api/v1/cases', run.as(busan))).status).toBe(404);
    expect(staying.socket.readyState).toBe(staying.socket.OPEN);
    await run.archive();
    expect(await staying.closed).toMatchObject({ code: 4403 });
    for (const by of [run.as(singapore), run.as(controller), run.as()]) {
      expect((await app.get('/api/v1/cases', by)).status).toBe(404);
    }
    expect((await app.get<RealmListDto>('/api/v1/realms', live(singapore))).body.items).toEqual([]);
    expect(app.app.get(OpenRealms, { strict: false }).has(run.realm)).toBe(false);
    expect(outside.socket.readyState).toBe(outside.socket.OPEN);
    await outside.end();
  });
});
