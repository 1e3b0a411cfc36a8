import type { CaseNoteDto, TimelinePageDto } from '../src/cases/case-parts.dto.ts';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { type CaseSeed, type CaseWorld, enterCaseWorld, insertCase } from './support/case-rows.ts';
import { createTestDatabase } from './support/database.ts';

interface JournalRow {
  type: string;
  tlp: string;
  actor: { id: string };
  data: Record<string, unknown>;
}

describe('what people do with cases', () => {
  let app: TestApp;
  let world: CaseWorld;
  let number = 0;

  beforeAll(async () => {
    const db = await createTestDatabase();
    world = await enterCaseWorld(db);
    app = await startApp({}, { demoRegistry: false, db });
  });
  afterAll(() => app.close());

  async function newCase(seed: Partial<CaseSeed> = {}): Promise<{ id: string; path: string; number: number }> {
    number += 1;
    const id = await insertCase(app.db, { place: world.port, number, ...seed });
    return { id, path: `/api/v1/cases/${id}`, number };
  }

  const journalOf = (caseId: string): Promise<JournalRow[]> =>
    app.db.query<JournalRow>('SELECT type, tlp, actor, data FROM journal WHERE case_id = $1 ORDER BY seq', [caseId]);

  const decisionsOf = (caseId: string): Promise<{ kind: string; reason: string }[]> =>
    app.db.query('SELECT kind, reason FROM decisions WHERE case_id = $1 ORDER BY decided_at, id', [caseId]);

  it('acknowledges a case, once, with one journal event', async () => {
    const { id, path, number } = await newCase();
    const { status, body } = await app.post<CaseDto>(`${path}/acknowledge`);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id, acknowledgedBy: 'person:operator', version: 2, status: 'new' });
    expect(Date.parse(body.acknowledgedAt ?? '')).toBeGreaterThan(Date.parse('2026-01-01'));
    const again = await app.post<CaseDto>(`${path}/acknowledge`, {});
    expect(again.body).toEqual(body);
    expect(await journalOf(id)).toEqual([
      {
        type: 'case.acknowledged',
        tlp: 'GREEN',
        actor: { id: 'person:operator', name: 'Operator' },
        data: { number, by: 'person:operator' },
      },
    ]);
  });

  it('tells who was first when another person acknowledged before', async () => {
    const { id, path } = await newCase();
    await app.db.query(`UPDATE cases SET acknowledged_by = 'person:mei', acknowledged_at = now() WHERE id = $1`, [id]);
    const { status, body } = await app.post(`${path}/acknowledge`);
    expect([status, body.error.code]).toEqual([409, 'already_acknowledged']);
    expect(body.error.message).toContain('person:mei');
    expect(await journalOf(id)).toEqual([]);
  });

  it('assigns a case to somebody and to nobody, and says nothing when nothing changes', async () => {
    const { id, path, number } = await newCase();
    expect((await app.post<CaseDto>(`${path}/assign`, { assignee: 'person:mei' })).body.assignee).toBe('person:mei');
    expect((await app.post<CaseDto>(`${path}/assign`, { assignee: 'person:mei' })).body.version).toBe(2);
    expect((await app.post<CaseDto>(`${path}/assign`, { assignee: null })).body.assignee).toBeNull();
    expect((await journalOf(id)).map(({ type, data }) => [type, data])).toEqual([
      ['case.assigned', { number, assignee: 'person:mei', from: null }],
      ['case.assigned', { number, assignee: null, from: 'person:mei' }],
    ]);
  });

  it('sets the severity for good, with the priority that follows from it and a reason', async () => {
    const { id, path, number } = await newCase({ severity: 60, priority: 3 });
    const { body } = await app.post<CaseDto>(`${path}/severity`, { severity: 90, reason: 'the crane is affected' });
    expect(body).toMatchObject({ severity: 90, severitySource: 'person', priority: 1, version: 2 });
    expect((await journalOf(id)).map(({ type, data }) => [type, data])).toEqual([
      [
        'case.severity_set',
        { number, from: 60, to: 90, reason: 'the crane is affected', priority: { from: 3, to: 1 } },
      ],
    ]);
  });

  it('takes a case through its life, sealing it when closed and lifting the seal when reopened', async () => {
    const { id, path } = await newCase();
    const to = async (body: object): Promise<CaseDto> => (await app.post<CaseDto>(`${path}/status`, body)).body;
    expect(await to({ to: 'triaged' })).toMatchObject({ status: 'triaged', closedAt: null });
    expect(await to({ to: 'active', reason: 'two sensors agree' })).toMatchObject({ status: 'active' });
    expect(await to({ to: 'contained' })).toMatchObject({ status: 'contained' });
    const closed = await to({ to: 'closed', reason: 'false_positive' });
    expect(closed).toMatchObject({ status: 'closed', closeReason: 'false_positive', version: 5 });
    expect(closed.closedAt).not.toBeNull();
    expect(await to({ to: 'active', reason: 'it is back' })).toMatchObject({
      status: 'active',
      closeReason: null,
      closedAt: null,
    });
    expect(await decisionsOf(id)).toEqual([
      { kind: 'seal', reason: 'false_positive' },
      { kind: 'unseal', reason: 'it is back' },
    ]);
    const told = (await journalOf(id)).filter(({ type }) => type === 'case.status_changed');
    expect(told.map(({ data }) => [data['from'], data['to'], data['reason']])).toEqual([
      ['new', 'triaged', null],
      ['triaged', 'active', 'two sensors agree'],
      ['active', 'contained', null],
      ['contained', 'closed', 'false_positive'],
      ['closed', 'active', 'it is back'],
    ]);
  });

  it('refuses a transition the table does not have, and leaves no trace of the attempt', async () => {
    const { id, path } = await newCase();
    const refused = await app.post(`${path}/status`, { to: 'contained' });
    expect([refused.status, refused.body.error.code]).toEqual([409, 'transition_refused']);
    expect(refused.body.error.message).toContain('triaged, active, closed');
    const bare = await app.post(`${path}/status`, { to: 'closed' });
    expect([bare.status, bare.body.error]).toMatchObject([400, { code: 'close_reason_required', field: 'reason' }]);
    expect((await app.post(`${path}/status`, { to: 'closed', reason: 'bored' })).status).toBe(400);
    expect((await app.post(`${path}/status`, { to: 'merged' })).body.error.code).toBe('transition_refused');
    expect(await journalOf(id)).toEqual([]);
    expect(await decisionsOf(id)).toEqual([]);
    expect((await app.get<CaseDto>(path)).body.version).toBe(1);
  });

  it('lets exactly one of many who decide on the same version have their way', async () => {
    const { id, path } = await newCase();
    const answers = await Promise.all(
      Array.from({ length: 12 }, (_, index) =>
        app.post(`${path}/assign`, { assignee: `person:${index}`, expectedVersion: 1 }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const refused = answers.filter(({ status }) => status === 409);
    expect(refused.map(({ body }) => body.error.code)).toEqual(Array.from({ length: 11 }, () => 'changed_meanwhile'));
    expect(refused[0]!.body.error).toMatchObject({ field: 'expectedVersion' });
    expect(await journalOf(id)).toHaveLength(1);
    const latest = await app.post<CaseDto>(`${path}/assign`, { assignee: 'person:last', expectedVersion: 2 });
    expect(latest.body).toMatchObject({ assignee: 'person:last', version: 3 });
  });

  it('keeps every step of commands that come at once without naming a version', async () => {
    const { id, path } = await newCase();
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        app.post(`${path}/severity`, { severity: index, reason: `opinion ${index}` }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 200));
    const steps = (await journalOf(id)).map(({ data }) => [data['from'], data['to']]);
    for (const [index, [from]] of steps.entries()) expect(from).toBe(index === 0 ? 60 : steps[index - 1]![1]);
    expect((await app.get<CaseDto>(path)).body.version).toBe(11);
  });

  it('takes notes on open and closed cases, marked no lower than the case', async () => {
    const { id, path, number } = await newCase({ tlp: 'AMBER', status: 'closed' });
    const body = `# Called the tower\n\n${'They saw **nothing**. '.repeat(20)}`;
    const { status, body: note } = await app.post<CaseNoteDto>(`${path}/notes`, { body, tlp: 'RED' });
    expect(status).toBe(201);
    expect(note).toMatchObject({ author: 'person:operator', body, tlp: 'RED', pap: 'AMBER' });
    const plain = await app.post<CaseNoteDto>(`${path}/notes`, { body: 'Second.' });
    expect(plain.body).toMatchObject({ tlp: 'AMBER' });
    const [first, second] = await journalOf(id);
    expect(first).toMatchObject({ type: 'case.noted', tlp: 'RED', data: { number, noteId: note.id } });
    expect(String(first!.data['excerpt'])).toMatch(/^# Called the tower They saw .{150,}…$/);
    expect(second).toMatchObject({ tlp: 'AMBER', data: { excerpt: 'Second.' } });
    expect((await app.get<CaseDto>(path)).body.version).toBe(1);
    const low = await app.post(`${path}/notes`, { body: 'x', tlp: 'GREEN' });
    expect([low.status, low.body.error]).toMatchObject([400, { code: 'marking_too_low', field: 'tlp' }]);
    const notes = await app.get<{ items: CaseNoteDto[] }>(`${path}/notes`);
    expect(notes.body.items.map((item) => item.id)).toEqual([note.id, plain.body.id]);
    const timeline = await app.get<TimelinePageDto>(`${path}/timeline?order=oldest`);
    expect(timeline.body.items.map((entry) => entry.note?.body)).toEqual([body, 'Second.']);
    expect(timeline.body.items[1]!.text).toBe('Operator noted: “Second.”');
  });

  it('refuses to change what is closed or merged', async () => {
    const closed = await newCase({ status: 'closed' });
    const merged = await newCase({ status: 'merged', mergedInto: closed.id });
    const commands: [string, object][] = [
      ['acknowledge', {}],
      ['assign', { assignee: 'person:mei' }],
      ['severity', { severity: 1, reason: 'x' }],
    ];
    for (const [command, body] of commands) {
      expect((await app.post(`${closed.path}/${command}`, body)).body.error.code).toBe('case_closed');
    }
    for (const [command, body] of [...commands, ['status', { to: 'active' }], ['notes', { body: 'x' }]] as const) {
      const { status, body: answer } = await app.post(`${merged.path}/${command}`, body);
      expect([status, answer.error.code]).toEqual([409, 'case_merged']);
    }
    expect(await journalOf(merged.id)).toEqual([]);
  });

  describe('bad commands', () => {
    const long = 'ü'.repeat(10_001);
    const bad: [string, string, unknown, string][] = [
      ['assign', 'no assignee', {}, 'assignee'],
      ['assign', 'an assignee that is no text', { assignee: 7 }, 'assignee'],
      ['assign', 'the word that stands for nobody', { assignee: 'none' }, 'assignee'],
      ['assign', 'an assignee with NUL', { assignee: 'a\0b' }, 'assignee'],
      ['assign', 'half a surrogate pair', { assignee: 'a\ud800' }, 'assignee'],
      ['assign', 'an unknown field', { assignee: null, colour: 'red' }, 'colour'],
      ['acknowledge', 'a version that is no number', { expectedVersion: '1' }, 'expectedVersion'],
      ['acknowledge', 'a null version', { expectedVersion: null }, 'expectedVersion'],
      ['acknowledge', 'a huge version', { expectedVersion: 1e300 }, 'expectedVersion'],
      ['severity', 'no reason', { severity: 5 }, 'reason'],
      ['severity', 'an empty reason', { severity: 5, reason: '' }, 'reason'],
      ['severity', 'a severity out of range', { severity: 101, reason: 'x' }, 'severity'],
      ['severity', 'a severity with a fraction', { severity: 1.5, reason: 'x' }, 'severity'],
      ['severity', 'a reason too long', { severity: 5, reason: 'x'.repeat(501) }, 'reason'],
      ['status', 'an unknown status', { to: 'reopened' }, 'to'],
      ['status', 'a reason that is no text', { to: 'active', reason: {} }, 'reason'],
      ['notes', 'no text', {}, 'body'],
      ['notes', 'a blank text', { body: ' \n ' }, 'body'],
      ['notes', 'more than 20 kB', { body: long }, 'body'],
      ['notes', 'NUL', { body: 'a\0' }, 'body'],
      ['notes', 'an escape sequence', { body: '\u001b[2J' }, 'body'],
      ['notes', 'half a surrogate pair', { body: '\udc00' }, 'body'],
      ['notes', 'an unknown marking', { body: 'x', tlp: 'PURPLE' }, 'tlp'],
    ];
    for (const [command, what, body, field] of bad) {
      it(`${command}: refuses ${what}, naming ${field}`, async () => {
        const { id, path } = await newCase();
        const { status, body: answer } = await app.post(`${path}/${command}`, body);
        expect([status, answer.error.field]).toEqual([400, field]);
        expect(JSON.stringify(answer)).not.toContain('ü');
        expect(await journalOf(id)).toEqual([]);
      });
    }

    it('refuses those who show no token, and cases that are not there', async () => {
      const { path } = await newCase();
      for (const command of [
        'acknowledge',
        'assign',
        'severity',
        'notes',
        'status',
        'link',
        'unlink',
        'merge',
        'split',
      ]) {
        expect((await app.post(`${path}/${command}`, {}, { token: null })).status).toBe(401);
      }
      for (const view of ['', '/alerts', '/timeline', '/objects', '/notes']) {
        expect((await app.get(`${path}${view}`, { token: null })).status).toBe(401);
      }
      const missing = await app.post('/api/v1/cases/BW-999999/acknowledge');
      expect([missing.status, missing.body.error.code]).toEqual([404, 'case_not_found']);
      const odd = await app.post('/api/v1/cases/BW-x/acknowledge');
      expect([odd.status, odd.body.error.code]).toEqual([400, 'bad_case_reference']);
    });

    it('does not reach across realms', async () => {
      const { path } = await newCase({ realm: 'exercise-1' });
      expect((await app.post(`${path}/acknowledge`)).body.error.code).toBe('case_not_found');
      expect((await app.get(path)).body.error.code).toBe('case_not_found');
    });
  });
});
