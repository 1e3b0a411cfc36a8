import type { ObservableDto, ObservablePageDto } from '../src/cases/case-observables.dto.ts';
import type { TaskDto, TaskPageDto } from '../src/cases/case-tasks.dto.ts';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { type Asking, Watch } from './support/watch.ts';

describe('the parts of a case', () => {
  let app: TestApp;
  let watch: Watch;
  let observer: Asking;
  let analyst: Asking;
  let lead: Asking;
  let liaison: Asking;
  let cert: Asking;
  let grid: Asking;
  let singapore: Asking;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    observer = await watch.somebody('observer');
    analyst = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
    liaison = await watch.somebody('liaison');
    cert = await watch.somebody('analyst', 'kr-cert');
    grid = await watch.somebody('analyst', 'kr-grid');
    singapore = await watch.somebody('lead', 'sg-port-soc');
  });
  afterAll(() => app?.close());

  const codeOf = async (answer: Promise<{ status: number; body: unknown }>): Promise<[number, string]> => {
    const { status, body } = await answer;
    return [status, (body as ErrorAnswer).error?.code];
  };

  describe('tasks', () => {
    it('are added marked as the case, changed field by field, and told as they are marked', async () => {
      const found = await watch.case({ tlp: 'GREEN', pap: 'RED' });
      const added = await analyst.post<TaskDto>(`${found.path}/tasks`, {
        title: 'Call the harbour pilot',
        description: 'Ask for the *log*',
        assignee: 'person:mei',
        due: '2026-12-01T08:00:00+09:00',
      });
      expect(added.status).toBe(201);
      expect(added.body).toMatchObject({
        caseId: found.id,
        state: 'open',
        tlp: 'GREEN',
        pap: 'RED',
        author: analyst.person.actorId,
        assignee: 'person:mei',
        due: '2026-11-30T23:00:00.000Z',
        version: 1,
      });
      const path = `${found.path}/tasks/${added.body.id}`;
      const changed = await lead.patch<TaskDto>(path, { state: 'done', assignee: null, expectedVersion: 1 });
      expect(changed.body).toMatchObject({
        state: 'done',
        assignee: null,
        title: 'Call the harbour pilot',
        version: 2,
      });
      expect(await codeOf(lead.patch(path, { state: 'open', expectedVersion: 1 }))).toEqual([409, 'changed_meanwhile']);
      expect((await lead.patch<TaskDto>(path, { state: 'done' })).body.version).toBe(2);
      const cleared = await lead.patch<TaskDto>(path, { description: null, due: null });
      expect(cleared.body).toMatchObject({ description: null, due: null, version: 3 });
      const told = (await watch.told(found.id)).filter(({ type }) => type.startsWith('task.'));
      expect(told.map(({ type, tlp, data }) => [type, tlp, data['changes']])).toEqual([
        ['task.added', 'GREEN', undefined],
        ['task.changed', 'GREEN', { state: { from: 'open', to: 'done' }, assignee: { from: 'person:mei', to: null } }],
        [
          'task.changed',
          'GREEN',
          {
            description: { from: 'Ask for the *log*', to: null },
            due: { from: '2026-11-30T23:00:00.000Z', to: null },
          },
        ],
      ]);
      const { body } = await observer.get<TaskPageDto>(`${found.path}/tasks`);
      expect(body).toEqual({ items: [cleared.body], next: null });
    });

    it('are walked page by page, each met once', async () => {
      const found = await watch.case();
      const ids: string[] = [];
      for (let index = 0; index < 7; index += 1) {
        ids.push((await lead.post<TaskDto>(`${found.path}/tasks`, { title: `Task ${index}` })).body.id);
      }
      const met: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const query: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const { body } = await lead.get<TaskPageDto>(`${found.path}/tasks?limit=3${query}`);
        met.push(...body.items.map(({ id }) => id));
        cursor = body.next;
      }
      expect(met).toEqual(ids);
      expect(await codeOf(grid.get(`${found.path}/tasks?cursor=forged`))).toEqual([400, 'bad_cursor']);
    });

    it('are refused with the field at fault', async () => {
      const { path } = await watch.case();
      const faults: [object, string][] = [
        [{}, 'title'],
        [{ title: 'two\nlines' }, 'title'],
        [{ title: 'x', due: 'tomorrow' }, 'due'],
        [{ title: 'x', tlp: 'WHITE' }, 'tlp'],
        [{ title: 'x', state: 'done' }, 'state'],
        [{ title: 'x', author: 'person:other' }, 'author'],
        [{ title: { $ne: 1 } }, 'title'],
        [{ title: 'x', description: 7 }, 'description'],
      ];
      for (const [body, field] of faults) {
        const answer = await lead.post(`${path}/tasks`, body);
        expect([JSON.stringify(body), answer.status, answer.body.error.field]).toEqual([
          JSON.stringify(body),
          400,
          field,
        ]);
      }
      expect(await codeOf(lead.patch(`${path}/tasks/x`, {}))).toEqual([400, 'invalid_uuid']);
    });
  });

  describe('observables', () => {
    it('are kept once for each thing, however it is written', async () => {
      const found = await watch.case();
      const add = (body: object): Promise<[number, string]> => codeOf(analyst.post(`${found.path}/observables`, body));
      const added = await analyst.post<ObservableDto>(`${found.path}/observables`, {
        type: 'ip',
        value: '203.0.113.9',
        isIoc: true,
        role: 'source',
      });
      expect(added.body).toMatchObject({ type: 'ip', value: '203.0.113.9', isIoc: true, role: 'source', note: null });
      expect(await add({ type: 'ip', value: '::ffff:203.0.113.9' })).toEqual([409, 'observable_exists']);
      expect((await add({ type: 'hash', value: 'ABCDEF' }))[0]).toBe(201);
      expect(await add({ type: 'hash', value: 'abcdef' })).toEqual([409, 'observable_exists']);
      expect((await add({ type: 'serial', value: '1581f' }))[0]).toBe(201);
      expect((await add({ type: 'operator', value: '1581f' }))[0]).toBe(201);
      expect(await add({ type: 'ip', value: '203.0.113' })).toEqual([400, 'bad_address']);
      expect((await add({ type: 'ghost', value: 'x' }))[0]).toBe(400);
      const other = await watch.case();
      expect((await codeOf(analyst.post(`${other.path}/observables`, { type: 'ip', value: '203.0.113.9' })))[0]).toBe(
        201,
      );
      const path = `${found.path}/observables/${added.body.id}`;
      const changed = await analyst.patch<ObservableDto>(path, { note: 'Seen at the gate', isIoc: false });
      expect(changed.body).toMatchObject({ note: 'Seen at the gate', isIoc: false, role: 'source', version: 2 });
      expect(await codeOf(analyst.patch(path, { value: '203.0.113.10' }))).toEqual([400, expect.any(String)]);
      const told = (await watch.told(found.id)).filter(({ type }) => type === 'observable.changed');
      expect(told).toMatchObject([
        {
          tlp: 'AMBER',
          data: {
            observableType: 'ip',
            value: '203.0.113.9',
            changes: { isIoc: { from: true, to: false }, note: { from: null, to: 'Seen at the gate' } },
          },
        },
      ]);
    });

    it('answer the same whether or not a stricter one is there that the adder does not see', async () => {
      const found = await watch.case({ tlp: 'GREEN' });
      const path = `${found.path}/observables`;
      const hidden = { type: 'domain', value: 'c2.example', tlp: 'RED' };
      expect((await lead.post(path, hidden)).status).toBe(201);
      const first = await analyst.post<ObservableDto>(path, { type: 'domain', value: 'C2.example' });
      const fresh = await analyst.post<ObservableDto>(path, { type: 'domain', value: 'other.example' });
      expect([first.status, Object.keys(first.body)]).toEqual([fresh.status, Object.keys(fresh.body)]);
      expect(await codeOf(analyst.post(path, { type: 'domain', value: 'c2.example' }))).toEqual([
        409,
        'observable_exists',
      ]);
      const seen = async (who: Asking): Promise<string[]> =>
        (await who.get<ObservablePageDto>(path)).body.items.map(({ tlp }) => tlp);
      expect(await seen(analyst)).toEqual(['GREEN', 'GREEN']);
      expect(await seen(grid)).toEqual(['GREEN', 'GREEN']);
      expect(await seen(lead)).toEqual(['RED', 'GREEN', 'GREEN']);
    });
  });

  it('are never less strict than the case, nor stricter than what their author sees', async () => {
    const { path } = await watch.case({ tlp: 'AMBER', pap: 'AMBER' });
    for (const [where, body] of [
      ['tasks', { title: 'x' }],
      ['observables', { type: 'host', value: 'hmi-7' }],
      ['notes', { body: 'x' }],
    ] as const) {
      const add = (who: Asking, marking: object): Promise<[number, string]> =>
        codeOf(who.post(`${path}/${where}`, { ...body, ...marking }));
      expect([where, await add(lead, { tlp: 'GREEN' })]).toEqual([where, [400, 'marking_too_low']]);
      expect([where, await add(lead, { pap: 'CLEAR' })]).toEqual([where, [400, 'marking_too_low']]);
      expect([where, await add(analyst, { tlp: 'RED' })]).toEqual([where, [403, 'above_clearance']]);
      expect([where, await add(cert, { tlp: 'AMBER+STRICT' })]).toEqual([where, [403, 'above_clearance']]);
      expect([where, (await add(lead, { tlp: 'RED', pap: 'RED' }))[0]]).toEqual([where, 201]);
    }
  });

  it('are worked on by those who may, where they own it or act for the nation; the others are told why, or nothing', async () => {
    const found = await watch.case();
    const tasks = `${found.path}/tasks`;
    const { body: task } = await lead.post<TaskDto>(tasks, { title: 'x' });
    expect((await codeOf(cert.post(tasks, { title: 'from the CERT' })))[0]).toBe(201);
    for (const [who, code] of [
      [observer, 'not_granted'],
      [liaison, 'not_granted'],
      [grid, 'other_organisation'],
    ] as const) {
      expect(await codeOf(who.post(tasks, { title: 'x' }))).toEqual([403, code]);
      expect(await codeOf(who.patch(`${tasks}/${task.id}`, { state: 'done' }))).toEqual([403, code]);
      expect((await who.get<TaskPageDto>(tasks)).body.items).toHaveLength(2);
    }
    const nowhere = '00000000-0000-4000-8000-000000000000';
    for (const id of [found.id, nowhere]) {
      expect(await codeOf(singapore.get(`/api/v1/cases/${id}/tasks`))).toEqual([404, 'case_not_found']);
      expect(await codeOf(singapore.post(`/api/v1/cases/${id}/tasks`, { title: 'x' }))).toEqual([
        404,
        'case_not_found',
      ]);
    }
  });

  it('are found only by their own case and their own marking', async () => {
    const [found, other] = [await watch.case(), await watch.case()];
    const { body: red } = await lead.post<TaskDto>(`${found.path}/tasks`, { title: 'red', tlp: 'RED' });
    const { body: plain } = await lead.post<TaskDto>(`${found.path}/tasks`, { title: 'plain' });
    // Authorised for one case, named in another.
    expect(await codeOf(lead.patch(`${other.path}/tasks/${plain.id}`, { state: 'done' }))).toEqual([
      404,
      'task_not_found',
    ]);
    expect(await codeOf(lead.post(`${other.path}/tasks/${plain.id}/marking`, { tlp: 'RED', reason: 'x' }))).toEqual([
      404,
      'task_not_found',
    ]);
    const missing = await analyst.patch(`${found.path}/tasks/00000000-0000-4000-8000-000000000000`, { state: 'done' });
    const hidden = await analyst.patch(`${found.path}/tasks/${red.id}`, { state: 'done' });
    expect([hidden.status, hidden.body]).toEqual([missing.status, missing.body]);
    expect((await analyst.get<TaskPageDto>(`${found.path}/tasks`)).body.items.map(({ id }) => id)).toEqual([plain.id]);
    expect(JSON.stringify((await analyst.get(`${found.path}/timeline`)).body)).not.toContain(red.id);
    expect(JSON.stringify((await lead.get(`${found.path}/timeline`)).body)).toContain(red.id);
  });

  it('that are stricter than the case do not show by the time of its last change', async () => {
    const found = await watch.case();
    const changed = async (): Promise<string> => (await analyst.get<CaseDto>(found.path)).body.updatedAt;
    const before = await changed();
    await lead.post(`${found.path}/tasks`, { title: 'x', tlp: 'RED' });
    await lead.post(`${found.path}/notes`, { body: 'x', tlp: 'RED' });
    expect(await changed()).toBe(before);
    await lead.post(`${found.path}/tasks`, { title: 'x' });
    expect(await changed()).not.toBe(before);
  });

  it('stay with a case that was merged, and are added to it no more', async () => {
    const [from, into] = [await watch.case(), await watch.case()];
    await lead.post(`${from.path}/tasks`, { title: 'kept' });
    await app.post(`${from.path}/merge`, { into: into.id, reason: 'one matter' });
    expect((await lead.get<TaskPageDto>(`${from.path}/tasks`)).body.items).toHaveLength(1);
    expect(await codeOf(lead.post(`${from.path}/tasks`, { title: 'late' }))).toEqual([409, 'case_merged']);
    // It is read still, so it can still be raised.
    expect((await lead.post(`${from.path}/marking`, { tlp: 'RED', reason: 'x' })).status).toBe(200);
    expect((await analyst.get(from.path)).status).toBe(404);
  });
});
