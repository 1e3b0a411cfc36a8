import { OpenRealms } from '../src/access/realms/open-realms.service.ts';
import type { RealmListDto } from '../src/access/realms/realm.dto.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import type { TestApp } from './support/app.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { ExerciseWorld, live } from './support/exercise-world.ts';
import { LiveClient } from './support/live-client.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { writtenTrail } from './support/trail.ts';
import { until } from './support/until.ts';

describe('people in an exercise', () => {
  let world: ExerciseWorld;
  let app: TestApp;
  let run: ExerciseRun;
  beforeAll(async () => {
    world = await ExerciseWorld.start();
    ({ app, run } = world);
  });
  afterAll(() => app?.close());

  it('lets a player act as in earnest, and change nothing that holds in earnest', async () => {
    const noted = await app.post(
      `/api/v1/cases/${world.cases.drill}/notes`,
      { body: 'Contained in play' },
      run.as(world.singapore),
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
      const inside = await app.request(method, `/api/v1/${path}`, {
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

  it('says on every answer that it is an exercise', async () => {
    const { headers } = await app.get('/api/v1/cases', run.as(world.singapore));
    expect(headers.get('breakwater-exercise')).toBe('EXERCISE EXERCISE EXERCISE');
    expect((await app.get('/api/v1/cases', live(world.singapore))).headers.get('breakwater-exercise')).toBeNull();
  });

  it('writes down who enters, for their own organisation to read', async () => {
    for (const by of [
      run.as(world.observer),
      run.as(world.observer),
      run.bySession(world.observer),
      run.as(world.busan),
    ]) {
      expect((await app.get('/api/v1/cases', by)).status).toBe(200);
    }
    await app.get('/api/v1/cases', run.as(world.outsider));
    const entered = (await writtenTrail(app)).filter(({ type }) => type === 'realm.entered');
    const by = ({ actorId }: TestPerson) => entered.filter(({ actor }) => actor.id === actorId);
    // Once for each session or token, however often it asks.
    expect(by(world.observer).map(({ details }) => details)).toEqual([
      expect.objectContaining({ realm: run.realm, role: 'observer' }),
      expect.objectContaining({ realm: run.realm, role: 'observer' }),
    ]);
    expect(by(world.busan)).toMatchObject([{ details: { role: 'player' }, origin: { address: '127.0.0.1' } }]);
    expect(by(world.outsider)).toEqual([]);
  });

  it('shows nothing of an organisation that was named to those of other nations, until it agrees to play', async () => {
    const asked = await ExerciseRun.open(app, {
      designator: 'UNASKED 1',
      cells: [
        { code: 'control', organisation: 'my-cert', kind: 'control' },
        { code: 'kr', organisation: 'kr-port-soc', kind: 'player', agreed: false },
      ],
      members: [{ ...world.observer, cell: 'control', role: 'director' }],
    });
    const codes = async (): Promise<string[]> =>
      (
        await app.get<{ items: { code: string; nation: string }[] }>(
          '/api/v1/sites?limit=500',
          asked.as(world.observer),
        )
      ).body.items.flatMap(({ code, nation }) => (nation === 'KR' ? [code] : []));
    expect(await codes()).toEqual([]);
    const address = `/api/v1/realms/${encodeURIComponent(asked.realm)}/agreement`;
    const analyst = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    expect((await app.post(address, undefined, live(analyst))).status).toBe(403);
    // Neither whoever made the run nor a stranger agrees for them.
    expect((await app.post(address, undefined, live(world.outsider))).status).toBe(404);
    expect((await app.post(address, undefined, asked.as(world.observer))).status).toBe(403);
    expect(await codes()).toEqual([]);
    const agreed = await app.post<{ agreedAt: string }>(address, undefined, live(world.busan));
    expect(agreed.status).toBe(200);
    expect((await app.post<{ agreedAt: string }>(address, undefined, live(world.busan))).body).toEqual(agreed.body);
    expect(await codes()).toContain('KRPUS');
  });

  it('hears of a real emergency: a case in earnest, and every cell told to stop', async () => {
    const address = `/api/v1/realms/${encodeURIComponent(run.realm)}/real-emergency`;
    const body = { siteCode: 'SGJUR', text: 'Fire on the fuel pier', clientId: 'one' };
    expect(await app.post(address, body, live(world.outsider))).toMatchObject({
      status: 404,
      body: { error: { code: 'realm_not_found' } },
    });
    expect((await app.post(address, { ...body, siteCode: 'KRPUS' }, run.as(world.singapore))).status).toBe(404);
    const players = [];
    for (const person of [world.singapore, world.busan])
      players.push(await LiveClient.subscribed(app, {}, { ...live(person), ...world.feed }));
    // An world.observer has no role in earnest that enters reports; whoever sees fire says so.
    const taken = await app.post<{ status: string; alertId: string; at: string }>(
      address,
      body,
      run.as(world.singapore),
    );
    expect(taken).toMatchObject({ status: 200, body: { status: 'accepted' } });
    const caseId = await world.caseOf(taken.body.alertId, live(world.outsider));
    const { body: opened } = await app.get<{ title: string; severity: number }>(
      `/api/v1/cases/${caseId}`,
      live(world.outsider),
    );
    expect(opened.title).toContain('REAL EMERGENCY');
    expect(opened.severity).toBeGreaterThanOrEqual(70);
    expect((await app.get(`/api/v1/cases/${caseId}`, run.as(world.singapore))).status).toBe(404);
    for (const client of players) {
      await until(async () => (client.texts.some((text) => text.includes('drill.real_emergency')) ? true : undefined));
      expect(client.texts.some((text) => text.includes('fuel pier') || text.includes(taken.body.alertId))).toBe(false);
      await client.end();
    }
    const again = await app.post<{ status: string; at: string }>(address, body, run.as(world.singapore));
    expect(again.body).toMatchObject({ status: 'duplicate', at: taken.body.at });
    const { body: realms } = await app.get<RealmListDto>('/api/v1/realms', live(world.busan));
    expect(realms.items[0]?.realEmergencyAt).toBe(taken.body.at);
  });

  it('is closed at once to who is put out of it, and to everybody when it is archived', async () => {
    const [leaving, staying, outside] = [
      await LiveClient.subscribed(app, {}, { ...live(world.busan), ...world.feed }),
      await LiveClient.subscribed(app, {}, { ...live(world.singapore), ...world.feed }),
      await LiveClient.subscribed(app, {}, live(world.busan)),
    ];
    await run.remove(world.busan);
    expect(await leaving.closed).toMatchObject({ code: 4403 });
    expect((await app.get('/api/v1/cases', run.as(world.busan))).status).toBe(404);
    expect(staying.socket.readyState).toBe(staying.socket.OPEN);
    const key = await run.keyOf('SGJUR', 'suricata');
    const sent = () => sendBytes(app, key, JSON.stringify(nativeAlert('last')));
    expect((await sent()).status).toBe(200);
    await run.archive();
    expect((await sent()).status).toBe(401);
    expect(await staying.closed).toMatchObject({ code: 4403 });
    for (const by of [run.as(world.singapore), run.as(world.controller), run.as()]) {
      expect((await app.get('/api/v1/cases', by)).status).toBe(404);
    }
    expect((await app.get<RealmListDto>('/api/v1/realms', live(world.singapore))).body.items).toEqual([]);
    expect(app.app.get(OpenRealms, { strict: false }).has(run.realm)).toBe(false);
    expect(outside.socket.readyState).toBe(outside.socket.OPEN);
    await outside.end();
  });
});
