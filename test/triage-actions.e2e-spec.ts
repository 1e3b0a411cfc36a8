import { randomUUID } from 'node:crypto';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import type { QueueRowDto } from '../src/triage/queue.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { mark } from './support/marking-acts.ts';
import { act, alertOf, caseOf, done, outcomes, select, type Subject, undo } from './support/queue-acts.ts';
import { type Asking, Watch } from './support/watch.ts';

const soon = (minutes: number): string => new Date(Date.now() + minutes * 60_000).toISOString();

describe('what people do with the queue', () => {
  let app: TestApp;
  let watch: Watch;
  let analyst: Asking;
  let colleague: Asking;
  let lead: Asking;
  let observer: Asking;
  let grid: Asking;
  let singapore: Asking;
  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    analyst = await watch.somebody('analyst');
    colleague = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
    observer = await watch.somebody('observer');
    grid = await watch.somebody('analyst', 'kr-grid');
    singapore = await watch.somebody('lead', 'sg-cert');
  });
  afterAll(() => app?.close());

  const waiting = async (changes: object = {}): Promise<Subject> =>
    alertOf((await watch.alert({ severity: 30, entities: [], ...changes })).id);
  const opened = async (changes: Record<string, unknown> = {}): Promise<Subject> =>
    caseOf((await watch.case(changes)).id);
  const row = async ({ kind, id }: Subject, who = lead): Promise<QueueRowDto> => {
    const { status, body } = await who.get<QueueRowDto>(`/api/v1/queue/${kind}/${id}`);
    expect(status).toBe(200);
    return body;
  };
  const told = ({ id }: Subject, type = 'triage.changed'): Promise<{ tlp: string; data: Record<string, unknown> }[]> =>
    app.db.query(
      `SELECT tlp, data FROM journal WHERE type = $2 AND (data->>'id' = $1 OR case_id::text = $1) ORDER BY seq`,
      [id, type],
    );

  it('acknowledges and takes alerts and cases, tells it with absolute values, and undoes it', async () => {
    const [alert, found] = [await waiting(), await opened()];
    const action = await done(act(analyst, { type: 'acknowledge' }, [alert, found]));
    expect(action).toMatchObject({ action: { type: 'acknowledge' }, done: 2, refused: 0 });
    expect(action.items).toEqual([
      { ...alert, outcome: 'done' },
      { ...found, outcome: 'done' },
    ]);
    for (const subject of [alert, found]) {
      expect(await row(subject)).toMatchObject({ assignee: { id: analyst.person.actorId } });
      expect((await row(subject)).acknowledgedAt).not.toBeNull();
    }
    expect(await told(alert)).toMatchObject([
      {
        tlp: 'AMBER',
        data: {
          kind: 'alert',
          alertId: alert.id,
          change: 'acknowledged',
          acknowledgedBy: { id: analyst.person.actorId },
          assignee: { id: analyst.person.actorId },
          snoozedUntil: null,
          closed: null,
          version: 1,
          by: { id: analyst.person.actorId },
        },
      },
    ]);
    expect((await told(found, 'case.acknowledged')).length + (await told(found, 'case.assigned')).length).toBe(2);
    expect(Date.parse(action.undoableUntil ?? '') - Date.now()).toBeGreaterThan(14 * 60_000);

    const undone = await done(undo(analyst, action));
    expect(undone).toMatchObject({ done: 2, refused: 0, undoableUntil: null });
    for (const subject of [alert, found]) {
      expect(await row(subject)).toMatchObject({ assignee: null, acknowledgedAt: null });
    }
    expect((await told(alert)).at(-1)).toMatchObject({ data: { change: 'undone', acknowledgedAt: null, version: 2 } });
    expect(await told(found, 'case.acknowledgement_withdrawn')).toMatchObject([
      { data: { by: analyst.person.actorId } },
    ]);
    expect((await undo(analyst, action)).body.error.code).toBe('already_undone');
  });

  it('leaves what is with somebody with them, and tells who acknowledged before', async () => {
    const [alert, found] = [await waiting(), await opened()];
    await done(act(lead, { type: 'assign', to: colleague.person.accountId }, [alert, found]));
    await done(act(colleague, { type: 'acknowledge' }, [alert, found]));
    expect(outcomes(await done(act(analyst, { type: 'acknowledge' }, [alert, found])))).toEqual([
      'already_acknowledged',
      'already_acknowledged',
    ]);
    for (const subject of [alert, found]) {
      expect(await row(subject)).toMatchObject({ assignee: { id: colleague.person.actorId } });
    }
    await done(act(lead, { type: 'assign', to: null }, [alert, found]));
    for (const subject of [alert, found]) expect((await row(subject)).assignee).toBeNull();
  });

  it('gives work to those of the organisation who can do it', async () => {
    const [alert, secret] = [await waiting(), await waiting({ tlp: 'RED' })];
    const give = (to: string) => act(lead, { type: 'assign', to }, [alert, secret]);
    for (const nobody of [grid.person.accountId, randomUUID()]) {
      const { status, body } = await give(nobody);
      expect([status, body.error]).toEqual([
        404,
        { code: 'assignee_not_found', message: 'There is no such person', field: 'action.to' },
      ]);
    }
    expect(outcomes(await done(give(observer.person.accountId)))).toEqual(['assignee_may_not', 'assignee_may_not']);
    expect(outcomes(await done(give(analyst.person.accountId)))).toEqual(['done', 'assignee_may_not']);
    expect(outcomes(await done(give(lead.person.accountId)))).toEqual(['done', 'done']);
  });

  it('closes with a reason and reopens, and undoes both', async () => {
    const [alert, found] = [await waiting(), await opened()];
    const close = { type: 'close', reason: 'exercise', note: 'Planned by the port' };
    const closed = await done(act(analyst, close, [alert, found]));
    expect(await row(alert)).toMatchObject({
      status: 'closed',
      closed: { by: { id: analyst.person.actorId }, reason: 'exercise' },
    });
    expect(await row(found)).toMatchObject({ status: 'closed', closed: { by: { id: analyst.person.actorId } } });
    expect(await told(found, 'case.status_changed')).toMatchObject([
      { data: { from: 'new', to: 'closed', reason: 'exercise_ended', note: 'Planned by the port' } },
    ]);
    expect(outcomes(await done(act(analyst, { type: 'acknowledge' }, [alert, found])))).toEqual([
      'alert_closed',
      'case_closed',
    ]);
    expect(outcomes(await done(undo(analyst, closed)))).toEqual(['done', 'done']);
    expect((await row(alert)).status).toBe('waiting');
    expect((await lead.get<CaseDto>(`/api/v1/cases/${found.id}`)).body).toMatchObject({
      status: 'new',
      closeReason: null,
      closedAt: null,
    });

    expect(outcomes(await done(act(analyst, { type: 'reopen' }, [alert, found])))).toEqual([
      'not_closed',
      'not_closed',
    ]);
    await done(act(analyst, close, [alert, found]));
    const reopened = await done(act(lead, { type: 'reopen' }, [alert, found]));
    expect(reopened.done).toBe(2);
    expect((await row(found)).status).toBe('active');
    await done(undo(lead, reopened));
    for (const subject of [alert, found]) {
      expect(await row(subject)).toMatchObject({ status: 'closed', closed: { by: { id: analyst.person.actorId } } });
    }
  });

  it('puts off and wakes alerts and cases, and undoes it', async () => {
    const [alert, found] = [await waiting(), await opened()];
    const until = soon(60);
    const snoozed = await done(act(analyst, { type: 'snooze', until }, [alert, found]));
    expect(snoozed.done).toBe(2);
    for (const subject of [alert, found]) expect((await row(subject)).snoozedUntil).toBe(until);
    expect(await told(found)).toMatchObject([{ data: { kind: 'case', change: 'snoozed', snoozedUntil: until } }]);
    const woken = await done(act(lead, { type: 'wake' }, [alert, found]));
    for (const subject of [alert, found]) expect((await row(subject)).snoozedUntil).toBeNull();
    expect(outcomes(await done(undo(analyst, snoozed)))).toEqual(['changed_since', 'changed_since']);
    await done(undo(lead, woken));
    for (const subject of [alert, found]) expect((await row(subject)).snoozedUntil).toBe(until);
    for (const [wrong, code] of [
      [soon(-1), 'snooze_in_past'],
      [soon(91 * 24 * 60), 'snooze_too_long'],
    ]) {
      expect((await act(analyst, { type: 'snooze', until: wrong }, [alert])).body.error).toMatchObject({
        code,
        field: 'action.until',
      });
    }
  });

  it('undoes the fields it set, whatever else was done since, and leaves alone what was changed since', async () => {
    const [alert, found] = [await waiting(), await opened()];
    const taken = await done(act(analyst, { type: 'assign', to: analyst.person.accountId }, [alert, found]));
    await done(act(lead, { type: 'snooze', until: soon(30) }, [alert, found]));
    await lead.post(`/api/v1/cases/${found.id}/severity`, { severity: 72, reason: 'the crane is concerned' });
    expect(outcomes(await done(undo(analyst, taken)))).toEqual(['done', 'done']);
    for (const subject of [alert, found]) {
      expect((await row(subject)).assignee).toBeNull();
      expect((await row(subject)).snoozedUntil).not.toBeNull();
    }
    const again = await done(act(analyst, { type: 'assign', to: analyst.person.accountId }, [alert, found]));
    await done(act(lead, { type: 'assign', to: lead.person.accountId }, [alert]));
    const undone = await done(undo(analyst, again));
    expect(undone.items.map(({ id, code, outcome }) => [id, code ?? outcome]).sort()).toEqual(
      [
        [alert.id, 'changed_since'],
        [found.id, 'done'],
      ].sort(),
    );
    expect((await row(alert)).assignee?.id).toBe(lead.person.actorId);
  });

  it('is undone by nobody else, and not when its time has passed', async () => {
    const alert = await waiting();
    const action = await done(act(analyst, { type: 'acknowledge' }, [alert]));
    for (const other of [lead, singapore]) {
      expect((await undo(other, action)).body.error).toEqual((await undo(other, { id: randomUUID() })).body.error);
    }
    await app.db.query(`UPDATE triage_actions SET undoable_until = now() - interval '1 second' WHERE id = $1`, [
      action.id,
    ]);
    expect((await undo(analyst, action)).body.error.code).toBe('undo_too_late');
    expect((await row(alert)).acknowledgedAt).not.toBeNull();
  });

  it('answers for what is not seen as for what is not there, and lets it spoil nothing', async () => {
    const [alert, secret, secretCase, strict] = [
      await waiting(),
      await waiting({ tlp: 'RED' }),
      await opened({ tlp: 'RED' }),
      await waiting({ tlp: 'AMBER+STRICT' }),
    ];
    const live = (): Promise<unknown> =>
      app.db.query(`SELECT type, data FROM journal WHERE realm = 'live' ORDER BY seq DESC`);
    const before = await live();
    for (const action of [
      { type: 'acknowledge' },
      { type: 'close', reason: 'benign' },
      { type: 'snooze', until: soon(5) },
      { type: 'wake' },
      { type: 'reopen' },
      { type: 'escalate' },
    ]) {
      for (const [who, hidden] of [
        [analyst, [secret]],
        [singapore, [alert, secret, strict]],
      ] as const) {
        const answer = await done(act(who, action, [...hidden, alertOf(randomUUID())]));
        const { code, message } = answer.items.at(-1)!;
        for (const item of answer.items) expect(item).toMatchObject({ outcome: 'refused', code, message });
        expect(code).toBe('not_found');
      }
    }
    for (const action of [{ type: 'acknowledge' }, { type: 'note', text: 'x' }, { type: 'close', reason: 'benign' }]) {
      const answer = await done(act(analyst, action, [secretCase, caseOf(randomUUID())]));
      expect(outcomes(answer)).toEqual(['not_found', 'not_found']);
      expect(answer.items[0]?.message).toBe(answer.items[1]?.message);
    }
    expect(await live()).toEqual(before);
    expect(outcomes(await done(act(analyst, { type: 'acknowledge' }, [secret, alert, alertOf(randomUUID())])))).toEqual(
      ['not_found', 'done', 'not_found'],
    );
    expect(outcomes(await done(act(grid, { type: 'acknowledge' }, [alert, strict])))).toEqual([
      'other_organisation',
      'not_found',
    ]);
    expect((await act(observer, { type: 'acknowledge' }, [alert])).status).toBe(403);
    expect((await act(observer, { type: 'note', text: 'x' }, [alert])).status).toBe(403);
  });

  it('names the case an alert has come into, to those who see it; to others it waits as before', async () => {
    const seen = await watch.case({ tlp: 'GREEN' });
    const hidden = await watch.case({ tlp: 'GREEN' });
    expect((await mark(lead, hidden.path, { tlp: 'RED' })).status).toBe(200);
    const answer = await done(
      act(analyst, { type: 'snooze', until: soon(5) }, [alertOf(seen.alertId), alertOf(hidden.alertId)]),
    );
    expect(answer.items).toMatchObject([
      { outcome: 'refused', code: 'alert_in_case', message: `The alert is in BW-${seen.number} now`, caseId: seen.id },
      { outcome: 'done' },
    ]);
    expect(JSON.stringify(answer)).not.toContain(hidden.id);
    const escalated = await done(act(analyst, { type: 'escalate' }, [alertOf(hidden.alertId), alertOf(randomUUID())]));
    expect(outcomes(escalated)).toEqual(['not_found', 'not_found']);
    expect((await lead.get<CaseDto>(hidden.path)).body.alertCount).toBe(1);
  });

  it('escalates alerts that wait to one case, which says who opened it', async () => {
    const alerts = [await waiting(), await waiting(), await waiting({ severity: 10 })];
    const action = await done(act(analyst, { type: 'escalate' }, [...alerts, await opened()]));
    expect(outcomes(action)).toEqual(['done', 'done', 'done', 'not_an_alert']);
    expect(action.undoableUntil).toBeNull();
    const [caseId] = new Set(action.items.slice(0, 3).map((item) => item.caseId));
    const { body } = await analyst.get<CaseDto>(`/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ alertCount: 3, status: 'new' });
    const listed = await analyst.get<{ items: { reasons: { text: string }[] }[] }>(`/api/v1/cases/${caseId}/alerts`);
    expect(await told(caseOf(caseId ?? ''), 'case.opened')).toHaveLength(1);
    for (const item of listed.body.items) {
      expect(item.reasons.map(({ text }) => text).join()).toMatch(
        /^Opened by Person \d+ of kr-port-soc: Escalated from the queue/,
      );
    }
    const openers = await app.db.query(
      `SELECT actor->>'id' AS id FROM journal WHERE type = 'case.opened' AND case_id = $1`,
      [caseId],
    );
    expect(openers).toEqual([{ id: analyst.person.actorId }]);
    expect((await watch.told(caseId ?? '')).filter(({ type }) => type === 'alert.linked')).toHaveLength(3);
    expect((await undo(analyst, action)).body.error.code).toBe('not_undoable');
    expect(outcomes(await done(act(analyst, { type: 'escalate' }, [alerts[0]!])))).toEqual(['alert_in_case']);
  });

  it('escalates into a case there is, and takes that back', async () => {
    const found = await watch.case();
    const alerts = [await waiting(), await waiting()];
    const action = await done(act(analyst, { type: 'escalate', into: found.id }, alerts));
    expect(action.items).toMatchObject([
      { outcome: 'done', caseId: found.id },
      { outcome: 'done', caseId: found.id },
    ]);
    expect((await analyst.get<CaseDto>(found.path)).body.alertCount).toBe(3);
    expect(outcomes(await done(undo(analyst, action)))).toEqual(['done', 'done']);
    expect((await analyst.get<CaseDto>(found.path)).body.alertCount).toBe(1);
    const wrong = await act(analyst, { type: 'escalate', into: randomUUID() }, alerts);
    expect([wrong.status, wrong.body.error]).toMatchObject([404, { code: 'case_not_found', field: 'action.into' }]);
  });

  it('merges cases into one, and notes something on many', async () => {
    const [into, one, two] = [await opened(), await opened(), await opened()];
    const noted = await done(act(analyst, { type: 'note', text: 'One intruder' }, [one, two, await waiting()]));
    expect(outcomes(noted)).toEqual(['done', 'done', 'not_a_case']);
    expect(await told(one, 'case.noted')).toMatchObject([{ data: { excerpt: 'One intruder' } }]);
    const merged = await done(act(lead, { type: 'merge', into: into.id }, [one, two, into, caseOf(randomUUID())]));
    expect(outcomes(merged)).toEqual(['done', 'done', 'same_case', 'not_found']);
    expect((await lead.get<CaseDto>(`/api/v1/cases/${into.id}`)).body.alertCount).toBe(3);
    expect(outcomes(await done(act(lead, { type: 'acknowledge' }, [one])))).toEqual(['case_merged']);
    expect((await undo(lead, merged)).body.error.code).toBe('not_undoable');
  });

  it('acts on what was selected, for whoever selected it, while that stands', async () => {
    const alerts = [await waiting(), await waiting()];
    const { status, body } = await select(analyst, [...alerts, ...alerts]);
    expect([status, body.count]).toEqual([201, 2]);
    const take = (who: Asking, selectionId = body.id) =>
      who.post<{ error: { code: string }; done: number }>('/api/v1/queue/actions', {
        selectionId,
        action: { type: 'acknowledge' },
      });
    for (const other of [lead, singapore]) {
      expect((await take(other)).body).toEqual((await take(other, randomUUID())).body);
    }
    expect((await take(analyst)).body.done).toBe(2);
    await app.db.query(`UPDATE triage_selections SET expires_at = now() - interval '1 second'`);
    expect((await take(analyst)).body.error.code).toBe('selection_not_found');
  });

  it('refuses what it cannot make sense of', async () => {
    const alert = await waiting();
    const refusals: [object, string, string | undefined][] = [
      [{ action: { type: 'acknowledge' } }, 'one_of', 'items'],
      [{ action: { type: 'acknowledge' }, items: [alert], selectionId: randomUUID() }, 'one_of', 'items'],
      [{ action: { type: 'acknowledge' }, items: [] }, 'invalid_array_min_size', 'items'],
      [{ action: { type: 'dance' }, items: [alert] }, 'invalid_is_in', 'action.type'],
      [{ action: { type: 'close' }, items: [alert] }, 'missing_field', 'action.reason'],
      [{ action: { type: 'close', reason: 'bored' }, items: [alert] }, 'invalid_is_in', 'action.reason'],
      [{ action: { type: 'assign' }, items: [alert] }, 'missing_field', 'action.to'],
      [{ action: { type: 'wake', note: 'x' }, items: [alert] }, 'field_not_taken', 'action.note'],
      [{ action: { type: 'merge', into: 'BW-1' }, items: [alert] }, 'invalid_is_uuid', 'action.into'],
      [{ action: { type: 'acknowledge' }, items: [{ kind: 'site', id: alert.id }] }, 'invalid_is_in', 'items.0.kind'],
    ];
    for (const [body, code, field] of refusals) {
      const answer = await analyst.post('/api/v1/queue/actions', body);
      expect([body, answer.status, answer.body.error.code, answer.body.error.field]).toEqual([body, 400, code, field]);
    }
  });
});
