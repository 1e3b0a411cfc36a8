import type { CaseNoteDto } from '../src/cases/case-parts.dto.ts';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import type { MarkingRequestDto, MarkingRequestPageDto } from '../src/cases/markings.dto.ts';
import type { AlertDto } from '../src/intake/alert.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { decide, mark, request, standing } from './support/marking-acts.ts';
import { bySession } from './support/people.ts';
import { asking, type Asking, Watch, type WatchedCase } from './support/watch.ts';

describe('marking a thing less strictly', () => {
  let app: TestApp;
  let watch: Watch;
  let analyst: Asking;
  let lead: Asking;
  let liaison: Asking;
  let cert: Asking;
  let grid: Asking;
  let singapore: Asking;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    analyst = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
    liaison = await watch.somebody('liaison');
    cert = await watch.somebody('lead', 'kr-cert');
    grid = await watch.somebody('lead', 'kr-grid');
    singapore = await watch.somebody('lead', 'sg-cert');
  });
  afterAll(() => app?.close());

  const stands = (found: WatchedCase): Promise<[string, string]> => standing(app, found);

  /** As two people lower it. */
  async function lower(path: string, wish: object): Promise<void> {
    const { status } = await decide(liaison, await request(lead, path, wish), 'confirm');
    expect(status).toBe(200);
  }

  it('waits for another person with the right to, and then holds', async () => {
    const found = await watch.case({ tlp: 'AMBER+STRICT' });
    expect((await grid.get(found.path)).status).toBe(404);
    const id = await request(lead, found.path, { tlp: 'AMBER' });
    expect(await stands(found)).toEqual(['AMBER+STRICT', 'AMBER']);
    const listed = await liaison.get<MarkingRequestPageDto>('/api/v1/marking-requests?state=open');
    expect(listed.body.items[0]).toMatchObject({
      id,
      thing: 'case',
      thingId: found.id,
      caseNumber: found.number,
      from: { tlp: 'AMBER+STRICT' },
      to: { tlp: 'AMBER' },
      by: { id: lead.person.actorId },
      state: 'open',
      decision: null,
    });
    const done = await decide(liaison, id, 'confirm');
    expect([done.status, done.body]).toMatchObject([
      200,
      { state: 'confirmed', decision: { by: { id: liaison.person.actorId }, reason: 'checked' } },
    ]);
    expect(await stands(found)).toEqual(['AMBER', 'AMBER']);
    expect((await grid.get<CaseDto>(found.path)).body.tlp).toBe('AMBER');
    const told = (await watch.told(found.id)).slice(-3);
    expect(told.map(({ type, tlp, actor }) => [type, tlp, actor.id])).toEqual([
      ['marking.requested', 'AMBER+STRICT', lead.person.actorId],
      ['marking.confirmed', 'AMBER+STRICT', liaison.person.actorId],
      ['case.marked', 'AMBER+STRICT', liaison.person.actorId],
    ]);
  });

  it('is nobody’s alone: not by another token or session, not of the node’s operator, not in the database', async () => {
    const found = await watch.case({ tlp: 'RED' });
    const id = await request(lead, found.path, { tlp: 'AMBER' });
    const bySecondSession = asking(app, lead.person, bySession(lead.person.cookie));
    for (const who of [lead, bySecondSession]) {
      for (const verdict of ['confirm', 'refuse'] as const) {
        const { status, body } = await decide(who, id, verdict);
        expect([status, body.error.code]).toEqual([403, 'same_person']);
      }
    }
    const node = asking(app, lead.person, {});
    const other = await watch.case({ tlp: 'RED' });
    const own = await request(node, other.path, { tlp: 'GREEN' });
    expect((await decide(node, own, 'confirm')).body.error.code).toBe('same_person');
    await expect(
      app.db.query(
        `INSERT INTO marking_decisions (request_id, realm, nation, verdict, actor, decided_at)
         SELECT id, realm, nation, 'confirmed', actor, now() FROM marking_requests WHERE id = $1`,
        [id],
      ),
    ).rejects.toThrow('Nobody decides on a request of their own');
    await expect(app.db.query('UPDATE marking_requests SET reason = $1', ['x'])).rejects.toThrow('written once');
    expect(await stands(found)).toEqual(['RED', 'AMBER']);
  });

  it('is for those who may, own the thing and see it; the others learn nothing of the request', async () => {
    const found = await watch.case({ tlp: 'RED' });
    expect((await mark(analyst, found.path, { tlp: 'AMBER' })).body.error.code).toBe('case_not_found');
    const green = await watch.case();
    expect((await mark(analyst, green.path, { tlp: 'GREEN' })).body.error.code).toBe('not_granted');
    const id = await request(lead, found.path, { tlp: 'AMBER' });
    const refusals: [Asking, number, string][] = [
      [analyst, 403, 'not_granted'],
      [cert, 404, 'request_not_found'],
      [grid, 404, 'request_not_found'],
      [singapore, 404, 'request_not_found'],
    ];
    for (const [who, status, code] of refusals) {
      const answer = await decide(who, id, 'confirm');
      expect([answer.status, answer.body.error.code]).toEqual([status, code]);
    }
    for (const who of [cert, grid, singapore]) {
      expect((await who.get(`/api/v1/marking-requests/${id}`)).status).toBe(404);
      const { body } = await who.get<MarkingRequestPageDto>('/api/v1/marking-requests?limit=500');
      expect(body.items.map((item) => item.id)).not.toContain(id);
    }
    // What the nation sees, its CERT decides on, and another team of it does not.
    const open = await request(lead, green.path, { tlp: 'GREEN' });
    expect((await decide(grid, open, 'confirm')).body.error.code).toBe('other_organisation');
    expect((await decide(cert, open, 'confirm')).status).toBe(200);
    expect(await stands(green)).toEqual(['GREEN', 'AMBER']);
  });

  it('can be refused, is decided on once, and asked for once at a time', async () => {
    const found = await watch.case();
    const id = await request(lead, found.path, { tlp: 'GREEN' });
    expect((await mark(liaison, found.path, { tlp: 'CLEAR' })).body.error.code).toBe('already_requested');
    expect((await decide(liaison, id, 'refuse', {})).body.error.field).toBe('reason');
    expect((await decide(liaison, id, 'refuse')).body).toMatchObject({ state: 'refused' });
    expect((await decide(cert, id, 'confirm')).body.error.code).toBe('already_decided');
    expect(await stands(found)).toEqual(['AMBER', 'AMBER']);
    expect((await watch.told(found.id)).at(-1)).toMatchObject({ type: 'marking.refused', tlp: 'AMBER' });
    await request(liaison, found.path, { tlp: 'CLEAR' });
  });

  it('lapses when the thing is no longer as it was when it was asked for', async () => {
    const found = await watch.case();
    const first = await request(lead, found.path, { tlp: 'GREEN' });
    await app.post(`${found.path}/assign`, { assignee: 'person:mei' });
    const { body } = await liaison.get<MarkingRequestDto>(`/api/v1/marking-requests/${first}`);
    expect(body.state).toBe('lapsed');
    expect((await decide(liaison, first, 'confirm')).body.error.code).toBe('request_lapsed');

    const note = await lead.post<CaseNoteDto>(`${found.path}/notes`, { body: 'x', tlp: 'AMBER+STRICT' });
    const path = `${found.path}/notes/${note.body.id}`;
    const second = await request(lead, path, { tlp: 'AMBER' });
    await mark(lead, path, { tlp: 'RED' });
    await lower(path, { tlp: 'AMBER+STRICT' });
    // As strict as when it was asked for, and yet not as it was.
    expect((await decide(liaison, second, 'confirm')).body.error.code).toBe('request_lapsed');

    const alert = `/api/v1/alerts/${found.alertId}`;
    const third = await request(lead, alert, { tlp: 'GREEN' });
    await mark(lead, alert, { tlp: 'AMBER+STRICT' });
    expect((await decide(liaison, third, 'confirm')).body.error.code).toBe('request_lapsed');
  });

  it('is confirmed by one of two who confirm at once', async () => {
    const found = await watch.case();
    const id = await request(lead, found.path, { tlp: 'GREEN' });
    const answers = await Promise.all([decide(liaison, id, 'confirm'), decide(cert, id, 'confirm')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const marked = (await watch.told(found.id)).filter(({ type }) => type === 'case.marked');
    expect(marked).toHaveLength(1);
  });

  it('of a case holds until an alert comes that is stricter than all it had', async () => {
    const found = await watch.case({ tlp: 'AMBER+STRICT' });
    const note = await lead.post<CaseNoteDto>(`${found.path}/notes`, { body: 'own' });
    await lower(found.path, { tlp: 'GREEN' });
    await lower(`${found.path}/notes/${note.body.id}`, { tlp: 'GREEN' });
    await watch.join(found, { tlp: 'AMBER+STRICT', severity: 80 });
    expect((await stands(found))[0]).toBe('GREEN');
    // What names a stricter alert is as strict as it.
    const linked = (await watch.told(found.id)).findLast(({ type }) => type === 'alert.linked');
    expect(linked?.tlp).toBe('AMBER+STRICT');
    await watch.join(found, { tlp: 'RED' });
    expect((await stands(found))[0]).toBe('RED');
    const marked = (await watch.told(found.id)).findLast(({ type }) => type === 'case.marked');
    expect(marked).toMatchObject({
      tlp: 'RED',
      actor: { id: 'system:correlation' },
      data: { from: 'GREEN', to: 'RED', reason: expect.stringContaining('when it was lowered') as string },
    });
    const [raised] = await app.db.query('SELECT tlp FROM notes WHERE id = $1', [note.body.id]);
    expect(raised).toEqual({ tlp: 'RED' });
  });

  it('of a case holds as well when an alert in it is raised to what it had, and not beyond', async () => {
    const found = await watch.case({ tlp: 'AMBER+STRICT' });
    const second = await watch.join(found, { tlp: 'GREEN' });
    await lower(found.path, { tlp: 'GREEN' });
    await mark(lead, `/api/v1/alerts/${second.id}`, { tlp: 'AMBER+STRICT' });
    expect((await stands(found))[0]).toBe('GREEN');
    await mark(lead, `/api/v1/alerts/${second.id}`, { tlp: 'RED' });
    expect((await stands(found))[0]).toBe('RED');
  });

  it('of an alert lowers the alert alone', async () => {
    const found = await watch.case({ tlp: 'RED' });
    await lower(`/api/v1/alerts/${found.alertId}`, { tlp: 'GREEN' });
    expect((await analyst.get<AlertDto>(`/api/v1/alerts/${found.alertId}`)).body).toMatchObject({
      tlp: 'GREEN',
      caseId: null,
    });
    expect((await stands(found))[0]).toBe('RED');
    await watch.join(found, { tlp: 'CLEAR' });
    expect((await stands(found))[0]).toBe('RED');
  });

  it('leaves a part no less strict than its case', async () => {
    const found = await watch.case();
    const note = await lead.post<CaseNoteDto>(`${found.path}/notes`, { body: 'x', tlp: 'RED' });
    const path = `${found.path}/notes/${note.body.id}`;
    expect((await mark(lead, path, { tlp: 'GREEN' })).body.error.code).toBe('below_case');
    await lower(path, { tlp: 'AMBER' });
    // Asked for while the case was lower.
    const low = await watch.case({ tlp: 'GREEN' });
    const other = await lead.post<CaseNoteDto>(`${low.path}/notes`, { body: 'x', tlp: 'AMBER+STRICT' });
    const id = await request(lead, `${low.path}/notes/${other.body.id}`, { tlp: 'GREEN' });
    await mark(lead, low.path, { tlp: 'AMBER' });
    expect((await decide(liaison, id, 'confirm')).body.error.code).toBe('below_case');
    expect((await liaison.get<MarkingRequestDto>(`/api/v1/marking-requests/${id}`)).body.state).toBe('open');
  });
});
