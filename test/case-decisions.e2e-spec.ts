import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { DecisionDto, DecisionPendingDto } from '../src/cases/decision.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import {
  type CaseSeed,
  type CaseWorld,
  enterCaseWorld,
  insertAlert,
  insertCase,
  insertLink,
} from './support/case-rows.ts';
import { createTestDatabase } from './support/database.ts';

/** Answers before correlation has had its turn. */
const atOnce = { headers: { prefer: 'respond-async' } };

describe('decisions about who belongs to a case, while correlation is held up', () => {
  let app: TestApp;
  let world: CaseWorld;
  let brake: Client;
  let number = 0;

  beforeAll(async () => {
    const db = await createTestDatabase();
    world = await enterCaseWorld(db);
    app = await startApp({}, { demoRegistry: false, db });
    // Correlation stores its progress in this row before it commits: while the row is held, the first decision it takes
    // is its last.
    brake = new Client({ connectionString: app.db.url });
    await brake.connect();
    await brake.query(`BEGIN; SELECT 1 FROM realms WHERE realm = 'live' FOR NO KEY UPDATE`);
    const first = await newCase();
    await app.post(`${first.path}/unlink`, { alertIds: [first.alerts[0]], reason: 'stuck' }, atOnce);
    await heldUp();
  });
  afterAll(async () => {
    await brake.end();
    await app.close();
  });

  async function newCase(
    alerts = 2,
    seed: Partial<CaseSeed> = {},
  ): Promise<{ id: string; path: string; alerts: string[] }> {
    number += 1;
    const place = seed.place ?? world.port;
    const id = await insertCase(app.db, { number, place, ...seed });
    const members: string[] = [];
    for (let index = 0; index < alerts; index += 1) {
      const alertId = await insertAlert(app.db, { place, nation: seed.nation ?? 'SG' });
      await insertLink(app.db, { alertId, groupId: id, place });
      members.push(alertId);
    }
    return { id, path: `/api/v1/cases/${id}`, alerts: members };
  }

  async function heldUp(): Promise<void> {
    for (;;) {
      const waiting = await app.db.query(
        `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'
         AND query LIKE 'UPDATE realms%'`,
      );
      if (waiting.length > 0) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  async function stored(decisionId: string): Promise<Record<string, unknown>> {
    const rows = await app.db.query(
      `SELECT d.kind, d.case_id, d.other_case_id, d.alert_ids, d.actor, d.reason, d.realm, d.nation, d.site_id,
              d.applied_ordinal, q.kind AS queued
       FROM decisions d JOIN correlation_inputs q ON q.ref = d.id AND q.realm = d.realm WHERE d.id = $1`,
      [decisionId],
    );
    expect(rows).toHaveLength(1);
    return rows[0]!;
  }

  it('stores a link and its place in the queue, and answers 202 with where to look', async () => {
    const { id, path } = await newCase();
    const loose = await insertAlert(app.db, { place: world.port });
    const { status, body, headers } = await app.post<DecisionPendingDto>(
      `${path}/link`,
      { alertIds: [loose.toUpperCase()], reason: 'same maintenance laptop' },
      atOnce,
    );
    expect([status, body]).toEqual([202, { decisionId: expect.any(String), pending: true }]);
    expect(await stored(body.decisionId)).toEqual({
      kind: 'link',
      case_id: id,
      other_case_id: null,
      alert_ids: [loose],
      actor: { id: 'person:operator', name: 'Operator' },
      reason: 'same maintenance laptop',
      realm: 'live',
      nation: 'SG',
      site_id: world.port.siteId,
      applied_ordinal: null,
      queued: 'decision',
    });
    const looked = await app.get<DecisionDto>(headers.get('location') ?? '');
    expect(looked.body).toMatchObject({
      decisionId: body.decisionId,
      kind: 'link',
      caseId: id,
      pending: true,
      outcome: null,
    });
    const changed = await app.db.query('SELECT 1 FROM alert_links WHERE alert_id = $1', [loose]);
    expect(changed).toEqual([]);
  });

  it('stores unlink, split and merge alike', async () => {
    const { id, path, alerts } = await newCase(3);
    const into = await newCase(1);
    const sent: [string, object, object][] = [
      ['unlink', { alertIds: [alerts[0]] }, { kind: 'unlink', alert_ids: [alerts[0]] }],
      ['split', { alertIds: alerts.slice(0, 2) }, { kind: 'split', alert_ids: alerts.slice(0, 2) }],
      ['merge', { into: into.id }, { kind: 'merge', alert_ids: [], other_case_id: into.id }],
      ['merge', { into: `BW-${number}` }, { kind: 'merge', alert_ids: [], other_case_id: into.id }],
    ];
    for (const [command, body, expected] of sent) {
      const answer = await app.post<DecisionPendingDto>(`${path}/${command}`, { ...body, reason: 'seen so' }, atOnce);
      expect(answer.status).toBe(202);
      expect(await stored(answer.body.decisionId)).toMatchObject({ case_id: id, reason: 'seen so', ...expected });
    }
  });

  it('names the alert a repeat is folded into, once', async () => {
    const { id, path, alerts } = await newCase(2);
    const repeats: string[] = [];
    for (let index = 0; index < 2; index += 1) {
      const alertId = await insertAlert(app.db, { place: world.port });
      await insertLink(app.db, { alertId, groupId: id, headId: alerts[0]!, place: world.port });
      repeats.push(alertId);
    }
    const { body } = await app.post<DecisionPendingDto>(`${path}/unlink`, { alertIds: repeats, reason: 'x' }, atOnce);
    expect(await stored(body.decisionId)).toMatchObject({ alert_ids: [alerts[0]] });
  });

  it('waits as long as the caller prefers, and no longer', async () => {
    const { path } = await newCase();
    const alertId = await insertAlert(app.db, { place: world.port });
    const began = Date.now();
    const { status } = await app.post(
      `${path}/link`,
      { alertIds: [alertId], reason: 'x' },
      { headers: { prefer: 'wait=1' } },
    );
    const took = Date.now() - began;
    expect(status).toBe(202);
    expect(took).toBeGreaterThanOrEqual(1_000);
    expect(took).toBeLessThan(3_000);
  });

  it('answers as soon as the decision is marked as carried out, and with 409 where it was refused', async () => {
    const { id, path, alerts } = await newCase(2);
    const settle = async (outcome: object): Promise<void> => {
      for (;;) {
        const rows = await app.db.query(
          'UPDATE decisions SET applied_ordinal = 7, outcome = $2 WHERE case_id = $1 AND applied_ordinal IS NULL RETURNING id',
          [id, JSON.stringify(outcome)],
        );
        if (rows.length > 0) return;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    };
    const split = { alertIds: [alerts[0]], reason: 'two drones' };
    const newCaseId = randomUUID();
    const [applied] = await Promise.all([
      app.post(`${path}/split`, split),
      settle({ applied: true, newCaseId, newNumber: 900, heads: [alerts[0]] }),
    ]);
    expect([applied.status, applied.body]).toMatchObject([
      200,
      { pending: false, outcome: { newCaseId, newNumber: 900 }, case: { id } },
    ]);
    const [refused] = await Promise.all([
      app.post(`${path}/split`, split),
      settle({ applied: false, refusal: 'None of these alerts is in the case', heads: [] }),
    ]);
    expect([refused.status, refused.body.error]).toEqual([
      409,
      { code: 'decision_refused', message: 'None of these alerts is in the case' },
    ]);
  });

  it('refuses what cannot be, names the field, and stores nothing', async () => {
    const home = await newCase(2);
    const closed = await newCase(1, { status: 'closed' });
    const merged = await newCase(0, { status: 'merged', mergedInto: home.id });
    const abroad = await newCase(1, { place: world.substation, nation: 'KR' });
    const drill = await insertAlert(app.db, { place: world.port, realm: 'exercise-1' });
    const loose = await insertAlert(app.db, { place: world.port });
    const [first, second] = home.alerts;
    const count = async (): Promise<unknown> => app.db.query('SELECT count(*) FROM decisions');
    const before = await count();
    const refusals: [string, string, object, number, string, string | undefined][] = [
      [home.path, 'link', { alertIds: [loose, randomUUID()] }, 404, 'alert_not_found', 'alertIds.1'],
      [home.path, 'link', { alertIds: [drill] }, 404, 'alert_not_found', 'alertIds.0'],
      [home.path, 'link', { alertIds: [abroad.alerts[0]] }, 409, 'other_site', 'alertIds.0'],
      [home.path, 'link', { alertIds: [closed.alerts[0]] }, 409, 'case_closed', 'alertIds.0'],
      [home.path, 'link', { alertIds: [first] }, 409, 'already_linked', 'alertIds'],
      [home.path, 'unlink', { alertIds: [loose] }, 409, 'not_in_case', 'alertIds.0'],
      [home.path, 'unlink', { alertIds: [first, second] }, 409, 'nothing_left', 'alertIds'],
      [home.path, 'split', { alertIds: [first, second] }, 409, 'nothing_left', 'alertIds'],
      [home.path, 'split', { alertIds: [first, abroad.alerts[0]] }, 409, 'not_in_case', 'alertIds.1'],
      [home.path, 'merge', { into: abroad.id }, 409, 'other_site', 'into'],
      [home.path, 'merge', { into: home.id }, 409, 'same_case', 'into'],
      [home.path, 'merge', { into: closed.id }, 409, 'case_closed', 'into'],
      [home.path, 'merge', { into: merged.id }, 409, 'case_merged', 'into'],
      [home.path, 'merge', { into: randomUUID() }, 404, 'case_not_found', 'into'],
      [home.path, 'merge', { into: 'that one' }, 400, 'bad_case_reference', 'into'],
      [closed.path, 'link', { alertIds: [loose] }, 409, 'case_closed', undefined],
      [closed.path, 'merge', { into: home.id }, 409, 'case_closed', undefined],
      [merged.path, 'split', { alertIds: [first] }, 409, 'case_merged', undefined],
      [`/api/v1/cases/${randomUUID()}`, 'link', { alertIds: [loose] }, 404, 'case_not_found', undefined],
      [home.path, 'link', { alertIds: [] }, 400, 'invalid_array_min_size', 'alertIds'],
      [home.path, 'link', { alertIds: [loose, loose.toUpperCase()] }, 400, 'invalid_array_unique', 'alertIds'],
      [home.path, 'link', { alertIds: ['x'] }, 400, 'invalid_is_uuid', 'alertIds'],
      [
        home.path,
        'link',
        { alertIds: Array.from({ length: 501 }, () => randomUUID()) },
        400,
        'invalid_array_max_size',
        'alertIds',
      ],
      [home.path, 'link', { alertIds: [loose], reason: 'a\nb' }, 400, 'invalid_matches', 'reason'],
      [home.path, 'link', { alertIds: [loose], expectedVersion: 9 }, 409, 'changed_meanwhile', 'expectedVersion'],
    ];
    for (const [path, command, body, status, code, field] of refusals) {
      const answer = await app.post(`${path}/${command}`, { reason: 'x', ...body }, atOnce);
      const { code: gotCode, field: gotField } = answer.body.error ?? { code: 'accepted', field: undefined };
      expect([command, body, answer.status, gotCode, gotField]).toEqual([command, body, status, code, field]);
    }
    const single = await app.post(`${home.path}/link`, { alertIds: loose, reason: 'x' }, atOnce);
    expect([single.status, single.body.error.field]).toEqual([400, 'alertIds']);
    const unreasoned = await app.post(`${home.path}/link`, { alertIds: [loose] }, atOnce);
    expect([unreasoned.status, unreasoned.body.error.field]).toEqual([400, 'reason']);
    expect(await count()).toEqual(before);
  });

  it('shows a decision to nobody who may not see it', async () => {
    expect((await app.get(`/api/v1/decisions/${randomUUID()}`)).body.error.code).toBe('decision_not_found');
    expect((await app.get('/api/v1/decisions/x')).body.error.field).toBe('id');
    expect((await app.get(`/api/v1/decisions/${randomUUID()}`, { token: null })).status).toBe(401);
  });
});
