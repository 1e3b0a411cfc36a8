import { randomUUID } from 'node:crypto';
import type { QueuePageDto, QueueRowDto } from '../src/triage/queue.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { type CaseWorld, enterCaseWorld, insertAlert, insertCase, insertLink } from './support/case-rows.ts';
import { createTestDatabase } from './support/database.ts';

const at = (minute: number): string => `2026-11-23T08:${String(minute).padStart(2, '0')}:00.000Z`;

describe('the queue', () => {
  let app: TestApp;
  let world: CaseWorld;

  beforeAll(async () => {
    const db = await createTestDatabase();
    world = await enterCaseWorld(db);
    app = await startApp({}, { demoRegistry: false, db });
  });
  afterAll(() => app?.close());

  beforeEach(async () => {
    for (const table of ['triage_dispositions', 'alert_links', 'alerts', 'cases'])
      await app.db.query(`DELETE FROM ${table}`);
    await app.db.query('SELECT breakwater_queue_rebuild()');
  });

  const page = async (query = ''): Promise<QueuePageDto> => {
    const { status, body } = await app.get<QueuePageDto>(`/api/v1/queue${query}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const waiting = async (seed: { title?: string; severity?: number; minute?: number; groupId?: string } = {}) => {
    const id = await insertAlert(app.db, {
      place: world.port,
      title: seed.title ?? 'Login failed',
      severity: seed.severity ?? 30,
      at: at(seed.minute ?? 0),
    });
    await insertLink(app.db, {
      alertId: id,
      groupId: seed.groupId ?? randomUUID(),
      place: world.port,
      at: at(seed.minute ?? 0),
    });
    // The seed of a link says 60 of every alert.
    await app.db.query(
      `UPDATE alert_links SET state = jsonb_set(state, '{worst,severity}', to_jsonb($2::int)) WHERE alert_id = $1`,
      [id, seed.severity ?? 30],
    );
    return id;
  };
  const walk = async (query: string, limit: number): Promise<QueueRowDto[]> => {
    const found: QueueRowDto[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const body: QueuePageDto = await page(`?limit=${limit}${query}${cursor === '' ? '' : `&cursor=${cursor}`}`);
      expect(body.items.length).toBeLessThanOrEqual(limit);
      found.push(...body.items);
      cursor = body.nextCursor;
    }
    return found;
  };

  it('holds open cases and the alerts that are in no case, each with what there is to know', async () => {
    const caseId = await insertCase(app.db, {
      number: 12,
      place: world.port,
      title: 'Port scan',
      severity: 70,
      priority: 2,
      assignee: 'person:mei',
    });
    const inCase = await waiting({ groupId: caseId });
    const lone = await waiting({ title: 'Login failed', severity: 30, minute: 5 });
    await insertCase(app.db, { number: 13, place: world.port, status: 'closed' });
    await insertCase(app.db, { number: 14, place: world.port, status: 'merged', mergedInto: caseId });
    const uncorrelated = await insertAlert(app.db, { place: world.port });
    const { items, total, nextCursor, asOf } = await page();
    expect(items.map(({ id }) => id)).toEqual([caseId, lone]);
    expect({ total, nextCursor, asOf }).toEqual({ total: 2, nextCursor: null, asOf: 0 });
    expect(items[0]).toEqual({
      kind: 'case',
      id: caseId,
      displayId: 'BW-12',
      title: 'Port scan',
      severity: 70,
      priority: 2,
      status: 'new',
      domains: ['cyber'],
      zone: null,
      site: { id: world.port.siteId, code: 'SGSIN', name: 'SGSIN site', timezone: 'UTC' },
      nation: 'SG',
      assignee: { id: 'person:mei', name: 'person:mei' },
      count: 0,
      firstSeen: at(0),
      lastSeen: at(0),
      arrivedAt: at(0),
      updatedAt: at(0),
      acknowledgedAt: null,
      due: at(60).replace('08:60', '09:00'),
      dueKind: 'acknowledge',
      snoozedUntil: null,
      closed: null,
      tlp: 'GREEN',
      version: 1,
      format: null,
      sensor: null,
      rule: null,
      why: 'Worst alert: “Port scan” at severity 70',
    });
    expect(items[1]).toMatchObject({
      kind: 'alert',
      displayId: null,
      title: 'Login failed',
      severity: 30,
      priority: 4,
      status: 'waiting',
      domains: ['cyber'],
      count: 1,
      arrivedAt: at(5),
      format: 'native',
      sensor: { id: world.port.sensorId, name: 'SGSIN-IDS-1' },
      rule: 'test:1',
      version: 0,
      why: 'Came once, at severity 30, and is in no case',
    });
    for (const id of [inCase, uncorrelated]) expect((await app.get(`/api/v1/queue/alert/${id}`)).status).toBe(404);
    for (const row of items) expect((await app.get(`/api/v1/queue/${row.kind}/${row.id}`)).body).toEqual(row);
  });

  it('is walked in every order, each row once, also where all but the id is equal', async () => {
    for (let n = 0; n < 24; n += 1) {
      const severity = 20 + (n % 4) * 20;
      if (n % 3 === 0)
        await insertCase(app.db, {
          number: 100 + n,
          place: world.port,
          severity,
          priority: 4 - (n % 4),
          updatedAt: at(n % 5),
        });
      else await waiting({ severity, minute: n % 5 });
    }
    const orders: Record<string, (a: QueueRowDto, b: QueueRowDto) => number> = {
      priority: (a, b) => a.priority - b.priority || b.severity - a.severity || a.arrivedAt.localeCompare(b.arrivedAt),
      newest: (a, b) => b.arrivedAt.localeCompare(a.arrivedAt),
      oldest: (a, b) => a.arrivedAt.localeCompare(b.arrivedAt),
      due: (a, b) => (a.due ?? '9').localeCompare(b.due ?? '9'),
    };
    for (const [sort, compare] of Object.entries(orders)) {
      const rows = await walk(`&sort=${sort}`, 5);
      expect({ sort, ids: new Set(rows.map(({ id }) => id)).size, rows: rows.length }).toEqual({
        sort,
        ids: 24,
        rows: 24,
      });
      expect(rows.map(compareKey(sort))).toEqual(rows.toSorted(compare).map(compareKey(sort)));
    }
  });

  it('refuses a cursor of another order, a broken one, and what is no kind', async () => {
    for (let n = 0; n < 3; n += 1) await waiting();
    const { nextCursor } = await page('?limit=1');
    const refusals = [`?limit=1&sort=newest&cursor=${nextCursor}`, '?cursor=x', '?limit=201', '?sort=loudest'];
    for (const query of refusals) expect((await app.get(`/api/v1/queue${query}`)).status).toBe(400);
    expect((await app.get(`/api/v1/queue/note/${randomUUID()}`)).status).toBe(404);
    expect((await app.get('/api/v1/queue/case/x')).status).toBe(400);
  });

  it('follows what people did: taken, put off, woken by a worse severity, closed', async () => {
    const id = await waiting({ severity: 50 });
    const dispose = (columns: string): Promise<unknown> =>
      app.db.query(
        `INSERT INTO triage_dispositions (realm, nation, kind, subject_id, updated_at) VALUES ('live', 'SG', 'alert', $1, now())
         ON CONFLICT (realm, kind, subject_id) DO UPDATE SET version = triage_dispositions.version + 1, ${columns}`,
        [id],
      );
    const mei = `'{"id":"person:mei","name":"Mei"}'`;
    await dispose('updated_at = now()');
    await dispose(`acknowledged_at = '${at(7)}', acknowledged_by = ${mei}, assignee = ${mei}`);
    expect((await page()).items).toMatchObject([
      { id, acknowledgedAt: at(7), assignee: { id: 'person:mei', name: 'Mei' }, dueKind: 'resolve', version: 2 },
    ]);
    await dispose(`snoozed_until = '2999-01-01', snoozed_by = ${mei}, snoozed_class = 2`);
    expect(await page()).toMatchObject({ items: [], total: 0 });
    expect((await app.get(`/api/v1/queue/alert/${id}`)).body).toMatchObject({
      snoozedUntil: '2999-01-01T00:00:00.000Z',
    });
    await app.db.query(
      `UPDATE alert_links SET state = jsonb_set(state, '{worst,severity}', '90') WHERE alert_id = $1`,
      [id],
    );
    expect((await page()).items).toMatchObject([{ id, severity: 90, snoozedUntil: null }]);
    await dispose(`closed_at = '${at(9)}', closed_by = ${mei}, close_reason = 'benign'`);
    expect(await page()).toMatchObject({ items: [], total: 0 });
    expect((await app.get(`/api/v1/queue/alert/${id}`)).body).toMatchObject({
      status: 'closed',
      closed: { at: at(9), by: { id: 'person:mei', name: 'Mei' }, reason: 'benign' },
      due: null,
    });
  });
});

/** What an order looks at, so that rows it holds equal may stand either way. */
function compareKey(sort: string): (row: QueueRowDto) => unknown[] {
  return (row) => {
    if (sort === 'priority') return [row.priority, row.severity, row.arrivedAt];
    return sort === 'due' ? [row.due] : [row.arrivedAt];
  };
}
