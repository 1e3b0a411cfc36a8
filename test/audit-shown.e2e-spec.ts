import { randomUUID } from 'node:crypto';
import type { AuditEntryDto, AuditPageDto } from '../src/audit/audit-entry.dto.ts';
import { nativeAlert } from './support/alerts.ts';
import { type RequestOptions, startApp, type TestApp } from './support/app.ts';
import { createTestDatabase } from './support/database.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';
import { writtenTrail } from './support/trail.ts';
import { until } from './support/until.ts';
import type { NationsWorld } from './support/world-thing.ts';

interface Operation {
  responses: Record<string, { description: string } | undefined>;
}

describe('what people are shown and refused', () => {
  let app: TestApp;
  let world: NationsWorld;
  let lead: TestPerson;
  let auditor: TestPerson;
  let stranger: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    world = await enterNationsWorld(app.db);
    lead = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    auditor = await signUp(app, { organisation: 'sg-cert', roles: ['auditor'] });
    stranger = await signUp(app, { organisation: 'kr-cert', roles: ['auditor'] });
  });
  afterAll(() => app?.close());

  const as = (person: TestPerson): RequestOptions => ({ token: person.token });

  /** Entries an auditor sees of something that was shown, once there are any. */
  const shownTo = (reader: TestPerson, object: string): Promise<AuditEntryDto[]> =>
    until(async () => {
      await writtenTrail(app);
      const { body } = await app.get<AuditPageDto>(`/api/v1/audit?type=data.shown&object=${object}`, as(reader));
      return body.items.length > 0 ? body.items : undefined;
    });

  const thing = (kind: string, tlp: string): string =>
    world.things.find(
      (one) =>
        one.kind === kind && one.tlp === tlp && one.organisationId === lead.organisationId && one.realm === 'live',
    )!.id;

  it('tells the auditor of the own organisation, and of no other, who saw which raw alert from where', async () => {
    const id = thing('alert', 'GREEN');
    expect((await app.get(`/api/v1/alerts/${id}`, as(lead))).status).toBe(200);
    const [entry] = await shownTo(auditor, id);
    expect(entry).toMatchObject({
      realm: 'access',
      actor: { id: lead.actorId },
      origin: { address: '127.0.0.1', credential: expect.stringMatching(/^token:/) as string },
      objects: [id],
      details: { kind: 'alert.raw', count: 1, realm: 'live' },
      organisationId: auditor.organisationId,
    });
    const others = await app.get<AuditPageDto>(`/api/v1/audit?object=${id}`, as(stranger));
    expect(others.body).toMatchObject({ items: [], next: null, whole: false });
    expect((await app.get(`/api/v1/audit/${entry!.index}`, as(stranger))).status).toBe(404);
  });

  it('tells of cases that are for few, opened and listed, and of others not', async () => {
    const [red, strict, amber] = [thing('case', 'RED'), thing('case', 'AMBER+STRICT'), thing('case', 'AMBER')];
    for (const id of [amber, strict]) expect((await app.get(`/api/v1/cases/${id}`, as(lead))).status).toBe(200);
    expect((await app.get('/api/v1/cases?limit=500', as(lead))).status).toBe(200);
    expect((await shownTo(auditor, red)).map(({ details }) => details['kind'])).toEqual(['case']);
    await until(async () => ((await shownTo(auditor, strict)).length === 2 ? true : undefined));
    const { body } = await app.get<AuditPageDto>(`/api/v1/audit?type=data.shown&object=${amber}`, as(auditor));
    expect(body.items).toEqual([]);
  });

  it('tells nothing of what was not found, since nothing was shown', async () => {
    const id = thing('alert', 'RED');
    const before = (await writtenTrail(app)).length;
    const observer = await signUp(app, { organisation: 'sg-cert', roles: ['observer'] });
    expect((await app.get(`/api/v1/alerts/${id}`, as(observer))).status).toBe(404);
    expect((await app.get(`/api/v1/alerts/${randomUUID()}`, as(observer))).status).toBe(404);
    // What comes after it has been told, so it would have been.
    await app.get(`/api/v1/alerts/${thing('alert', 'AMBER')}`, as(lead));
    await shownTo(auditor, thing('alert', 'AMBER'));
    const since = (await writtenTrail(app)).slice(before);
    expect(since.filter(({ actor }) => actor.id === observer.actorId).map(({ type }) => type)).not.toContain(
      'data.shown',
    );
  });

  it('lets the auditor read the trail and nothing else', async () => {
    const { body } = await app.get<{ paths: Record<string, Record<string, Operation>> }>('/openapi.json');
    const id = '00000000-0000-4000-8000-000000000000';
    let refused = 0;
    for (const [path, operations] of Object.entries(body.paths)) {
      for (const [method, { responses }] of Object.entries(operations)) {
        const [, action] = /allows `([a-z_.]+)`/.exec(responses['403']?.description ?? '') ?? [];
        if (action === undefined || action === 'self' || action === 'audit.read') continue;
        for (const credential of [as(auditor), bySession(auditor.cookie)]) {
          const options = { ...credential, ...(method === 'get' ? {} : { body: {} }) };
          const answer = await app.request(method.toUpperCase(), path.replaceAll(/\{\w+\}/g, id), options);
          const seen = { method, path, status: answer.status, code: answer.body.error?.code };
          expect(seen).toEqual({ method, path, status: 403, code: 'not_granted' });
          refused += 1;
        }
      }
    }
    expect(refused).toBeGreaterThan(80);
    for (const path of ['', '/heads', '/heads/latest', '/verify']) {
      expect((await app.get(`/api/v1/audit${path}`, as(auditor))).status).toBe(200);
      expect((await app.get(`/api/v1/audit${path}`, as(lead))).status).toBe(403);
    }
  });

  it('keeps what was shown while the database takes nothing, without failing or slowing the reading', async () => {
    const id = thing('alert', 'CLEAR');
    await app.db.query('REVOKE INSERT ON journal FROM breakwater_engine');
    try {
      for (let round = 0; round < 3; round += 1) {
        const started = performance.now();
        expect((await app.get(`/api/v1/alerts/${id}`, as(lead))).status).toBe(200);
        expect(performance.now() - started).toBeLessThan(1_000);
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
    } finally {
      await app.db.query('GRANT INSERT ON journal TO breakwater_engine');
    }
    await until(async () => ((await shownTo(auditor, id)).length === 3 ? true : undefined));
  });
});

describe('at the end of the process', () => {
  it('what was shown and refused just before is told, alike refusals together', async () => {
    const db = await createTestDatabase();
    const app = await startApp({}, { db });
    const token = await app.keyOf('KRPUS', 'native');
    const sent = await app.post<{ results: { id: string }[] }>('/api/v1/alerts', nativeAlert('last'), { token });
    const id = sent.body.results[0]!.id;
    const auditor = await signUp(app, { organisation: 'sg-cert', roles: ['auditor'] });
    for (let round = 0; round < 5; round += 1) await app.get(`/api/v1/cases/${id}`, { token: auditor.token });
    await app.get('/api/v1/sites', { token: auditor.token });
    expect((await app.get(`/api/v1/alerts/${id}`)).status).toBe(200);
    await app.stop();
    try {
      const rows = await db.query<{ type: string; data: Record<string, unknown> }>(
        "SELECT type, data FROM journal WHERE type IN ('data.shown', 'access.refused') ORDER BY seq",
      );
      expect(rows).toMatchObject([
        { type: 'data.shown', data: { kind: 'alert.raw', objects: [id] } },
        { type: 'access.refused', data: { action: 'case.read', reason: 'not_granted', count: 5, objects: [id] } },
        { type: 'access.refused', data: { action: 'registry.read', count: 1 } },
      ]);
    } finally {
      await db.drop();
    }
  });
});
