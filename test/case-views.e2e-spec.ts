import type { CaseAlertPageDto, CaseObjectPageDto, TimelinePageDto } from '../src/cases/case-parts.dto.ts';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import { startApp, type TestApp } from './support/app.ts';
import { type CaseWorld, enterCaseWorld, insertAlert, insertCase, insertLink } from './support/case-rows.ts';
import { createTestDatabase } from './support/database.ts';
import { journalDraft } from './support/journal-events.ts';

const base = '/api/v1/cases';

describe('what a case is made of', () => {
  let app: TestApp;
  let world: CaseWorld;

  beforeAll(async () => {
    const db = await createTestDatabase();
    world = await enterCaseWorld(db);
    app = await startApp({}, { demoRegistry: false, db });
  });
  afterAll(() => app.close());

  it('lists its alerts with the reasons they are there, and the repeats folded into one', async () => {
    const caseId = await insertCase(app.db, { number: 40, place: world.port });
    await insertCase(app.db, { number: 41, place: world.port });
    const reason = {
      rule: 'shared-entity',
      version: 1,
      text: 'Shares host plc-7',
      facts: { slot: 'k' },
      weight: 0.5,
    };
    const heads: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const at = `2026-11-23T08:0${index % 2}:00.000Z`;
      const alertId = await insertAlert(app.db, { place: world.port, title: `Alert ${index}`, at });
      await insertLink(app.db, {
        alertId,
        groupId: caseId,
        place: world.port,
        at,
        occurrences: 3,
        reasons: [reason],
      });
      heads.push(alertId);
    }
    const repeats: string[] = [];
    for (const second of [1, 2]) {
      const at = `2026-11-23T08:00:0${second}.000Z`;
      const alertId = await insertAlert(app.db, { place: world.port, at });
      await insertLink(app.db, { alertId, groupId: caseId, headId: heads[0]!, place: world.port, at });
      repeats.push(alertId);
    }
    const all: string[] = [];
    let cursor = '';
    for (;;) {
      const { body } = await app.get<CaseAlertPageDto>(`${base}/BW-40/alerts?limit=2${cursor}`);
      for (const item of body.items) {
        expect(item).toMatchObject({ occurrences: 3, reasons: [reason], source: 'engine', late: false, score: 0.5 });
        expect(item).toMatchObject({ headId: item.id, sensor: { code: 'SGSIN-IDS-1' }, position: { lat: 1.26 } });
      }
      all.push(...body.items.map((item) => item.id));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect([...all].sort()).toEqual([...heads].sort());
    const folded = await app.get<CaseAlertPageDto>(`${base}/BW-40/alerts?head=${heads[0]}`);
    expect(folded.body.items.map((item) => [item.id, item.headId])).toEqual(repeats.map((id) => [id, heads[0]]));
    for (const [head, code] of [
      [repeats[0], 'alert_not_found'],
      [caseId, 'alert_not_found'],
    ]) {
      expect((await app.get(`${base}/BW-40/alerts?head=${head}`)).body.error.code).toBe(code);
    }
    expect((await app.get(`${base}/BW-40/alerts?head=x`)).body.error.field).toBe('head');
    expect((await app.get(`${base}/BW-41/alerts?limit=2${cursor}`)).body.error.code).toBe('bad_cursor');
  });

  it('tells its timeline with that of the cases merged into it, and where a merged case went', async () => {
    const last = await insertCase(app.db, { number: 50, place: world.port });
    const middle = await insertCase(app.db, { number: 51, place: world.port, status: 'merged', mergedInto: last });
    const first = await insertCase(app.db, { number: 52, place: world.port, status: 'merged', mergedInto: middle });
    const other = await insertCase(app.db, { number: 53, place: world.port });
    const unitOfWork = app.app.get(UnitOfWork, { strict: false });
    await unitOfWork.transactAsEngine('live', (transaction) => {
      for (const [caseId, number] of [
        [first, 52],
        [other, 53],
        [middle, 51],
        [last, 50],
      ] as const) {
        transaction.record(journalDraft({ type: 'case.opened', caseId, data: { number, title: `T${number}` } }));
      }
      return Promise.resolve();
    });
    await app.post(`${base}/BW-50/notes`, { body: 'Three in one.' });
    const read = async (query: string): Promise<TimelinePageDto> =>
      (await app.get<TimelinePageDto>(`${base}/BW-50/timeline?${query}`)).body;
    const all = await read('order=oldest');
    expect(all.items.map((entry) => entry.text)).toEqual([
      'BW-52 “T52” was opened.',
      'BW-51 “T51” was opened.',
      'BW-50 “T50” was opened.',
      'Operator noted: “Three in one.”',
    ]);
    expect(all.items[3]!.note).toMatchObject({ body: 'Three in one.' });
    const newest = await read('limit=3');
    expect(newest.items.map((entry) => entry.seq)).toEqual(
      all.items
        .slice(1)
        .map((entry) => entry.seq)
        .reverse(),
    );
    const rest = await read(`limit=3&cursor=${newest.next}`);
    expect([rest.items.map((entry) => entry.caseId), rest.next]).toEqual([[first], null]);
    expect((await app.get(`${base}/BW-53/timeline?cursor=${newest.next}`)).body.error.code).toBe('bad_cursor');
    for (const id of [first, middle]) {
      expect((await app.get<CaseDto>(`${base}/${id}`)).body.mergedInto).toEqual({
        id: last,
        number: 50,
        displayId: 'BW-50',
      });
    }
    expect((await app.get<TimelinePageDto>(`${base}/BW-52/timeline`)).body.items).toHaveLength(1);
  });

  it('lists its objects', async () => {
    const caseId = await insertCase(app.db, { number: 60, place: world.port });
    for (const [index, identity] of ['serial:1581F', null].entries()) {
      await app.db.query(
        `INSERT INTO objects (id, realm, nation, organisation_id, site_id, group_id, identity, class, zone, first_seen,
             last_seen, lat, lon, alt, position_error, velocity, tracks, transitions, updated_at)
           VALUES (gen_random_uuid(), 'live', 'SG', $1, $2, $3, $4, 'uav', 'warning', $5, $5, 1.26, 103.8, 40, 15,
             '{"east": 1, "north": 2}', '[{"sensor": "RID-1", "trackId": "7"}]', '[]', $5)`,
        [world.port.organisationId, world.port.siteId, caseId, identity, `2026-11-23T08:00:0${index}.000Z`],
      );
    }
    const { body } = await app.get<CaseObjectPageDto>(`${base}/BW-60/objects?limit=1`);
    expect(body.items).toMatchObject([
      { identity: 'serial:1581F', zone: 'warning', position: { lat: 1.26, lon: 103.8, alt: 40, error: 15 } },
    ]);
    const rest = await app.get<CaseObjectPageDto>(`${base}/BW-60/objects?limit=1&cursor=${body.next}`);
    expect([rest.body.items.map((item) => item.identity), rest.body.next]).toEqual([[null], null]);
  });
});
