import { randomUUID } from 'node:crypto';
import type { QueueHistogramDto } from '../src/triage/queue-histogram.dto.ts';
import type { ResponseTargets } from '../src/triage/queue-targets.ts';
import { DEFAULT_TARGETS } from '../src/triage/queue-targets.ts';
import type { QueueViewDto } from '../src/triage/queue-views.dto.ts';
import type { QueuePageDto, QueueRowDto } from '../src/triage/queue.dto.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { insertAlert, insertCase, insertLink } from './support/case-rows.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';

const MINUTE = 60_000;
const KR = demoId('organisations', 'kr-port-soc');
const place = { siteId: demoId('sites', 'KRPUS'), organisationId: KR, sensorId: demoId('sensors', 'krpus-suricata') };

describe('views, targets and the last hour of the queue', () => {
  let app: TestApp;
  let lead: TestPerson;
  let analyst: TestPerson;
  let grid: TestPerson;
  let administrator: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    lead = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
    analyst = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    grid = await signUp(app, { organisation: 'kr-grid', roles: ['lead'] });
    administrator = await signUp(app, { organisation: 'kr-port-soc', roles: ['administrator'] });
  });
  afterAll(() => app?.close());

  const ask = <Body = ErrorAnswer>(
    who: TestPerson,
    method: string,
    path: string,
    body?: unknown,
  ): Promise<Answer<Body>> => app.request<Body>(method, `/api/v1/${path}`, { body, ...bySession(who.cookie) });
  const views = async (who: TestPerson): Promise<QueueViewDto[]> =>
    (await ask<{ items: QueueViewDto[] }>(who, 'GET', 'queue/views')).body.items;
  const waiting = async (severity: number, minutes: number, tlp = 'GREEN'): Promise<string> => {
    const at = new Date(Date.now() - minutes * MINUTE).toISOString();
    const id = await insertAlert(app.db, { place, nation: 'KR', severity, at });
    await app.db.query('UPDATE alerts SET tlp = $2 WHERE id = $1', [id, tlp]);
    await insertLink(app.db, { alertId: id, groupId: randomUUID(), place, at });
    await app.db.query('UPDATE alert_links SET state = NULL WHERE alert_id = $1', [id]);
    return id;
  };
  const row = async (id: string): Promise<QueueRowDto> =>
    (await ask<QueueRowDto>(lead, 'GET', `queue/alert/${id}`)).body;

  it('are kept, each with what it shows its reader, and are nobody else’s until they are shared', async () => {
    await waiting(90, 10, 'RED');
    await waiting(90, 10);
    await insertCase(app.db, { number: 900, place, nation: 'KR', severity: 95, status: 'closed' });
    const made = await ask<QueueViewDto>(analyst, 'POST', 'queue/views', { name: 'High', filter: 'SEVERITY:>=85 ' });
    expect(made).toMatchObject({
      status: 201,
      body: { filter: 'severity:>=85', sort: 'priority', shared: false, mine: true, count: 1 },
    });
    const { id } = made.body;
    expect(await views(analyst)).toEqual([made.body]);
    for (const who of [lead, grid]) {
      expect(await views(who)).toEqual([]);
      for (const [method, body] of [
        ['PATCH', { name: 'x' }],
        ['DELETE', undefined],
      ] as const) {
        expect((await ask(who, method, `queue/views/${id}`, body)).status).toBe(404);
      }
    }
    expect((await ask(analyst, 'PATCH', `queue/views/${id}`, { shared: true })).body.error.code).toBe('not_granted');
    expect((await ask(analyst, 'POST', 'queue/views', { name: 'x', shared: true })).body.error.code).toBe(
      'not_granted',
    );
    const shared = await ask<QueueViewDto>(lead, 'POST', 'queue/views', {
      name: 'All',
      filter: 'severity:>=85 is:open,closed',
      sort: 'newest',
      shared: true,
    });
    // The lead sees the red one too; each count is the reader's own.
    expect(shared.body.count).toBe(3);
    expect(await views(analyst)).toMatchObject([
      { name: 'High', mine: true, count: 1 },
      { name: 'All', mine: false, shared: true, sort: 'newest', count: 2 },
    ]);
    expect(await views(grid)).toEqual([]);
    expect((await ask(analyst, 'PATCH', `queue/views/${shared.body.id}`, { name: 'Mine' })).body.error.code).toBe(
      'not_granted',
    );
    expect((await ask(analyst, 'DELETE', `queue/views/${shared.body.id}`)).body.error.code).toBe('not_granted');
    const other = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
    expect((await ask(other, 'PATCH', `queue/views/${shared.body.id}`, { name: 'Ours' })).status).toBe(200);
    expect((await ask(other, 'PATCH', `queue/views/${shared.body.id}`, { shared: false })).body.error.code).toBe(
      'not_yours',
    );
    expect((await ask(lead, 'PATCH', `queue/views/${shared.body.id}`, { shared: false })).body).toMatchObject({
      name: 'Ours',
      shared: false,
    });
    expect((await views(analyst)).map(({ name }) => name)).toEqual(['High']);
    expect((await ask(analyst, 'DELETE', `queue/views/${id}`)).status).toBe(204);
    expect(await views(analyst)).toEqual([]);
  });

  it('say something, and are not without end', async () => {
    const bad = await ask(analyst, 'POST', 'queue/views', { name: 'x', filter: 'site:' });
    expect(bad.body.error).toMatchObject({ code: 'filter_empty_value', position: 5 });
    expect((await ask(analyst, 'POST', 'queue/views', { name: '' })).body.error.field).toBe('name');
    for (let count = 0; count < 30; count += 1) {
      expect((await ask(analyst, 'POST', 'queue/views', { name: `View ${count}` })).status).toBe(201);
    }
    expect((await ask(analyst, 'POST', 'queue/views', { name: 'x' })).body.error.code).toBe('too_many_views');
  });

  it('are due by the targets of their organisation, which hold at once for what waits already', async () => {
    const [id, late, idle] = [await waiting(70, 30), await waiting(70, 90), await waiting(5, 900)];
    const path = `organisations/${KR}/response-targets`;
    expect((await ask<ResponseTargets>(analyst, 'GET', path)).body).toEqual(DEFAULT_TARGETS);
    const dueIn = async (alert: string): Promise<number> => {
      const { due, arrivedAt } = await row(alert);
      return (Date.parse(due!) - Date.parse(arrivedAt)) / MINUTE;
    };
    expect([await dueIn(id), await dueIn(late), (await row(idle)).due]).toEqual([60, 60, null]);
    const overdue = async (): Promise<string[]> =>
      (await ask<QueuePageDto>(lead, 'GET', 'queue?filter=is:overdue+severity:70')).body.items.map((item) => item.id);
    expect(await overdue()).toEqual([late]);
    const wanted = {
      acknowledge: { ...DEFAULT_TARGETS.acknowledge, high: 20, info: 30 },
      resolve: { ...DEFAULT_TARGETS.resolve, high: null },
    };
    for (const [who, code] of [
      [analyst, 'not_granted'],
      [lead, 'not_granted'],
    ] as const) {
      expect((await ask(who, 'PUT', path, wanted)).body.error.code).toBe(code);
    }
    expect(
      (await ask(administrator, 'PUT', `organisations/${grid.organisationId}/response-targets`, wanted)).body.error
        .code,
    ).toBe('other_organisation');
    expect((await ask(administrator, 'PUT', path, { ...wanted, resolve: { high: 0 } })).status).toBe(400);
    expect(await ask(administrator, 'PUT', path, wanted)).toMatchObject({ status: 200, body: wanted });
    expect([await dueIn(id), await dueIn(idle)]).toEqual([20, 30]);
    expect((await overdue()).toSorted()).toEqual([id, late].toSorted());
    const by = '{"id":"person:mei","name":"Mei"}';
    await app.db.query(
      `INSERT INTO triage_dispositions (realm, nation, kind, subject_id, updated_at, acknowledged_at, acknowledged_by)
       VALUES ('live', 'KR', 'alert', $1, now(), now(), $2)`,
      [id, by],
    );
    expect(await row(id)).toMatchObject({ due: null, dueKind: null });
    const [told] = await app.db.query<{ data: unknown }>(
      `SELECT data FROM journal WHERE realm = 'access' AND type = 'settings.changed'`,
    );
    expect(told?.data).toEqual({
      organisationId: KR,
      changes: {
        'acknowledge.info': { from: null, to: 30 },
        'acknowledge.high': { from: 60, to: 20 },
        'resolve.high': { from: 1440, to: null },
      },
    });
  });

  it('has the defaults the database has', async () => {
    const rows = await app.db.query<{ class: number; acknowledge: number | null; resolve: number | null }>(
      `SELECT class, breakwater_default_minutes(class, false) AS acknowledge, breakwater_default_minutes(class, true) AS resolve
       FROM generate_series(0, 4) class ORDER BY class`,
    );
    expect(rows.map(({ acknowledge }) => acknowledge)).toEqual(Object.values(DEFAULT_TARGETS.acknowledge).toReversed());
    expect(rows.map(({ resolve }) => resolve)).toEqual(Object.values(DEFAULT_TARGETS.resolve).toReversed());
  });

  it('tells what came in the last hour, minute by minute, by class', async () => {
    const histogram = async (filter: string): Promise<QueueHistogramDto> =>
      (await ask<QueueHistogramDto>(analyst, 'GET', `queue/histogram?filter=${filter}`)).body;
    await app.db.query('DELETE FROM alert_links');
    for (const [severity, minutes] of [
      [0, 5],
      [30, 5],
      [50, 5],
      [70, 5],
      [90, 5],
      [90, 5],
      [90, 70],
    ] as const)
      await waiting(severity, minutes);
    const { from, bucketSeconds, buckets } = await histogram('is:waiting');
    expect(bucketSeconds).toBe(60);
    expect(buckets.map(({ at }) => Date.parse(at))).toEqual(
      buckets.map((_, index) => Date.parse(from) + index * MINUTE),
    );
    expect(Date.now() - Date.parse(buckets.at(-1)!.at)).toBeLessThan(2 * MINUTE);
    const sum = (named: 'info' | 'low' | 'medium' | 'high' | 'critical'): number =>
      buckets.reduce((count, bucket) => count + bucket[named], 0);
    expect([sum('info'), sum('low'), sum('medium'), sum('high'), sum('critical')]).toEqual([1, 1, 1, 1, 2]);
    expect((await histogram('severity:low')).buckets.reduce((count, bucket) => count + bucket.low, 0)).toBe(1);
    expect((await ask(analyst, 'GET', 'queue/histogram?filter=is:x')).body.error.code).toBe('filter_bad_value');
  });
});
