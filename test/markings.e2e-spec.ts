import type { CaseDto } from '../src/cases/case-view.dto.ts';
import type { CaseNoteDto } from '../src/cases/case-parts.dto.ts';
import type { TaskDto } from '../src/cases/case-tasks.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { mark, standing } from './support/marking-acts.ts';
import { type Asking, Watch, type WatchedCase } from './support/watch.ts';

describe('marking a thing more strictly', () => {
  let app: TestApp;
  let watch: Watch;
  let observer: Asking;
  let analyst: Asking;
  let lead: Asking;
  let cert: Asking;
  let grid: Asking;
  let singapore: Asking;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    observer = await watch.somebody('observer');
    analyst = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
    cert = await watch.somebody('lead', 'kr-cert');
    grid = await watch.somebody('lead', 'kr-grid');
    singapore = await watch.somebody('lead', 'sg-cert');
  });
  afterAll(() => app?.close());

  const stands = (found: WatchedCase): Promise<[string, string]> => standing(app, found);

  it('takes one person and holds at once, for the list, the case and its journal', async () => {
    const found = await watch.case();
    expect((await grid.get<CaseDto>(found.path)).body.tlp).toBe('AMBER');
    const { status, body } = await mark(analyst, found.path, { tlp: 'AMBER+STRICT' }, 'our own network');
    expect([status, body]).toEqual([200, { status: 'marked', marking: { tlp: 'AMBER+STRICT', pap: 'AMBER' } }]);
    expect((await grid.get(found.path)).status).toBe(404);
    expect((await cert.get(found.path)).status).toBe(404);
    const after = await observer.get<CaseDto>(found.path);
    expect([after.body.tlp, after.body.version]).toEqual(['AMBER+STRICT', 2]);
    const last = (await watch.told(found.id)).at(-1);
    expect(last).toEqual({
      type: 'case.marked',
      tlp: 'AMBER+STRICT',
      actor: { id: analyst.person.actorId, name: expect.any(String) as string },
      data: {
        number: found.number,
        from: 'AMBER',
        to: 'AMBER+STRICT',
        pap: { from: 'AMBER', to: 'AMBER' },
        reason: 'our own network',
      },
    });
    const before = (await watch.told(found.id)).length;
    expect((await mark(analyst, found.path, { tlp: 'AMBER+STRICT' })).body.status).toBe('unchanged');
    expect(await watch.told(found.id)).toHaveLength(before);
  });

  it('stays through what correlation writes after it, and raises what correlation tells', async () => {
    const found = await watch.case({ tlp: 'GREEN' });
    await mark(lead, found.path, { tlp: 'RED', pap: 'RED' });
    const before = (await watch.told(found.id)).length;
    await watch.join(found, { tlp: 'CLEAR', severity: 95 });
    expect(await stands(found)).toEqual(['RED', 'RED']);
    const since = (await watch.told(found.id)).slice(before);
    expect(since.map(({ type }) => type)).toEqual(expect.arrayContaining(['case.updated', 'alert.linked']));
    expect(new Set(since.map(({ tlp }) => tlp))).toEqual(new Set(['RED']));
  });

  it('is refused above what its marker may see, to who may not, and to who does not own it', async () => {
    const found = await watch.case();
    const refusals: [Asking, string, number, string][] = [
      [analyst, 'RED', 403, 'above_clearance'],
      [cert, 'AMBER+STRICT', 403, 'above_clearance'],
      [observer, 'AMBER+STRICT', 403, 'not_granted'],
      [grid, 'AMBER+STRICT', 403, 'other_organisation'],
      [singapore, 'RED', 404, 'case_not_found'],
    ];
    for (const [who, tlp, status, code] of refusals) {
      const answer = await mark(who, found.path, { tlp });
      expect([tlp, answer.status, answer.body.error.code]).toEqual([tlp, status, code]);
    }
    expect(await stands(found)).toEqual(['AMBER', 'AMBER']);
    const bad = await mark(lead, found.path, { tlp: 'WHITE' });
    expect([bad.status, bad.body.error.field]).toEqual([400, 'tlp']);
    expect((await lead.post(`${found.path}/marking`, { tlp: 'RED' })).body.error.field).toBe('reason');
    expect((await mark(lead, found.path, { tlp: 'GREEN', pap: 'RED' })).body.error.code).toBe('mixed_marking');
  });

  it('of a case raises its lower parts with it, in one step, and leaves stricter ones', async () => {
    const found = await watch.case({ tlp: 'GREEN' });
    const note = await lead.post<CaseNoteDto>(`${found.path}/notes`, { body: 'green note' });
    const strict = await lead.post<CaseNoteDto>(`${found.path}/notes`, { body: 'red note', tlp: 'RED' });
    const task = await lead.post<TaskDto>(`${found.path}/tasks`, { title: 'call the pilot', pap: 'RED' });
    await mark(analyst, found.path, { tlp: 'AMBER+STRICT', pap: 'AMBER' });
    const rows = await app.db.query(
      `SELECT id, tlp, pap FROM notes WHERE case_id = $1 UNION ALL SELECT id, tlp, pap FROM case_tasks WHERE case_id = $1`,
      [found.id],
    );
    expect(rows).toEqual(
      expect.arrayContaining([
        { id: note.body.id, tlp: 'AMBER+STRICT', pap: 'AMBER' },
        { id: strict.body.id, tlp: 'RED', pap: 'AMBER' },
        { id: task.body.id, tlp: 'AMBER+STRICT', pap: 'RED' },
      ]),
    );
    const raised = (await watch.told(found.id)).filter(({ type }) => type === 'part.marked');
    expect(raised.map(({ tlp, data }) => [tlp, data['part'], data['partId'], data['to']])).toEqual(
      expect.arrayContaining([
        ['AMBER+STRICT', 'note', note.body.id, 'AMBER+STRICT'],
        ['AMBER+STRICT', 'task', task.body.id, 'AMBER+STRICT'],
      ]),
    );
    expect(raised).toHaveLength(2);
  });

  it('of an alert raises its case, and of an alert in none the case it later opens', async () => {
    const found = await watch.case({ tlp: 'GREEN' });
    const { status } = await mark(lead, `/api/v1/alerts/${found.alertId}`, { tlp: 'RED' }, 'names a source');
    expect(status).toBe(200);
    expect(await stands(found)).toEqual(['RED', 'AMBER']);
    expect((await analyst.get(found.path)).status).toBe(404);
    expect((await analyst.get(`/api/v1/alerts/${found.alertId}`)).status).toBe(404);
    const told = (await watch.told(found.id)).slice(-2);
    expect(told.map(({ type, tlp, data }) => [type, tlp, data['from'], data['to']])).toEqual([
      ['alert.marked', 'RED', 'GREEN', 'RED'],
      ['case.marked', 'RED', 'GREEN', 'RED'],
    ]);

    const user = { type: 'user', value: 'waits-for-a-case', role: 'source' };
    const waiting = await watch.alert({ severity: 30, tlp: 'GREEN', entities: [user] });
    expect(waiting.caseId).toBeNull();
    await mark(lead, `/api/v1/alerts/${waiting.id}`, { tlp: 'AMBER+STRICT', pap: 'RED' });
    const opener = await watch.alert({ severity: 70, tlp: 'GREEN', entities: [user] });
    const opened = await app.get<CaseDto>(`/api/v1/cases/${opener.caseId}`);
    expect([opened.body.tlp, opened.body.pap]).toEqual(['AMBER+STRICT', 'RED']);
    const events = await watch.told(opener.caseId ?? '');
    expect(events.length).toBeGreaterThan(1);
    expect(new Set(events.map(({ tlp }) => tlp))).toEqual(new Set(['AMBER+STRICT']));
  });

  it('leaves an alert whose case its marker does not see, and tells no one of that case', async () => {
    const found = await watch.case();
    const second = await watch.join(found);
    await mark(lead, found.path, { tlp: 'RED' });
    const before = (await watch.told(found.id)).length;
    const { body } = await mark(analyst, `/api/v1/alerts/${second.id}`, { tlp: 'AMBER+STRICT' });
    expect(body).toEqual({ status: 'marked', marking: { tlp: 'AMBER+STRICT', pap: 'AMBER' } });
    expect(await watch.told(found.id)).toHaveLength(before);
    const [told] = await app.db.query<{ case_id: string | null; data: object }>(
      `SELECT case_id, data FROM journal WHERE type = 'alert.marked' AND data->>'alertId' = $1`,
      [second.id],
    );
    expect(told?.case_id).toBeNull();
    expect(told?.data).not.toHaveProperty('number');
  });

  it('are not undone by taking the strict alert out, and go with alerts to the case they come to', async () => {
    const found = await watch.case({ tlp: 'GREEN' });
    const strict = await watch.join(found, { tlp: 'AMBER+STRICT' });
    expect((await stands(found))[0]).toBe('AMBER+STRICT');
    const unlinked = await app.post(`${found.path}/unlink`, { alertIds: [strict.id], reason: 'of another matter' });
    expect(unlinked.status).toBeLessThan(300);
    const [row] = await app.db.query<{ tlp: string }>(`SELECT facts->>'tlp' AS tlp FROM cases WHERE id = $1`, [
      found.id,
    ]);
    expect(row?.tlp).toBe('GREEN');
    expect((await stands(found))[0]).toBe('AMBER+STRICT');

    const [from, into] = [await watch.case({ tlp: 'GREEN' }), await watch.case({ tlp: 'GREEN' })];
    await mark(lead, from.path, { tlp: 'RED', pap: 'RED' });
    const merged = await app.post(`${from.path}/merge`, { into: into.id, reason: 'one matter' });
    expect(merged.status).toBeLessThan(300);
    expect(await stands(into)).toEqual(['RED', 'RED']);
    expect((await watch.told(from.id)).findLast(({ type }) => type === 'case.merged')?.tlp).toBe('RED');
    expect((await watch.told(into.id)).findLast(({ type }) => type === 'case.marked')).toMatchObject({
      data: { from: 'GREEN', to: 'RED', pap: { from: 'AMBER', to: 'RED' } },
    });
  });

  it('of what was told before reach the feed, the timeline and those who come back', async () => {
    const found = await watch.case();
    const note = await lead.post<CaseNoteDto>(`${found.path}/notes`, { body: 'the pilot is known to us' });
    const [{ seq } = { seq: '0' }] = await app.db.query<{ seq: string }>(
      `SELECT seq FROM journal WHERE case_id = $1 AND type = 'case.noted'`,
      [found.id],
    );
    await mark(lead, `${found.path}/notes/${note.body.id}`, { tlp: 'RED' });
    const timeline = await analyst.get(`${found.path}/timeline`);
    expect(JSON.stringify(timeline.body)).not.toContain('the pilot');
    for (const [who, sees] of [
      [analyst, false],
      [lead, true],
    ] as const) {
      const client = await LiveClient.subscribed(
        app,
        { cursor: Number(seq) - 1, filter: { cases: [found.id] } },
        { token: who.person.token },
      );
      await app.post(`${found.path}/assign`, { assignee: sees ? 'person:a' : 'person:b' });
      await client.until(() => client.texts.join('').includes('case.assigned'), 'the assignment');
      expect(client.texts.join('').includes('the pilot')).toBe(sees);
      await client.end();
    }
  });
});
