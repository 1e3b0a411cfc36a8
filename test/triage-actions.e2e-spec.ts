import { randomUUID } from 'node:crypto';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { act, done, outcomes, QueueDesk, select, soon, undo } from './support/queue-acts.ts';
import type { Asking } from './support/watch.ts';

describe('what people do with the queue', () => {
  let desk: QueueDesk;
  let analyst: Asking;
  let colleague: Asking;
  let lead: Asking;
  beforeAll(async () => {
    desk = await QueueDesk.open();
    ({ analyst, colleague, lead } = desk);
  });
  afterAll(() => desk?.close());

  it('acknowledges and takes alerts and cases, tells it with absolute values, and undoes it', async () => {
    const [alert, found] = [await desk.waiting(), await desk.opened()];
    const action = await done(act(analyst, { type: 'acknowledge' }, [alert, found]));
    expect(action).toMatchObject({ action: { type: 'acknowledge' }, done: 2, refused: 0 });
    expect(action.items).toEqual([
      { ...alert, outcome: 'done' },
      { ...found, outcome: 'done' },
    ]);
    for (const subject of [alert, found]) {
      expect(await desk.row(subject)).toMatchObject({ assignee: { id: analyst.person.actorId } });
      expect((await desk.row(subject)).acknowledgedAt).not.toBeNull();
    }
    expect(await desk.told(alert)).toMatchObject([
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
    expect(
      (await desk.told(found, 'case.acknowledged')).length + (await desk.told(found, 'case.assigned')).length,
    ).toBe(2);
    expect(Date.parse(action.undoableUntil ?? '') - Date.now()).toBeGreaterThan(14 * 60_000);

    const undone = await done(undo(analyst, action));
    expect(undone).toMatchObject({ done: 2, refused: 0, undoableUntil: null });
    for (const subject of [alert, found]) {
      expect(await desk.row(subject)).toMatchObject({ assignee: null, acknowledgedAt: null });
    }
    expect((await desk.told(alert)).at(-1)).toMatchObject({
      data: { change: 'undone', acknowledgedAt: null, version: 2 },
    });
    expect(await desk.told(found, 'case.acknowledgement_withdrawn')).toMatchObject([
      { data: { by: analyst.person.actorId } },
    ]);
    expect((await undo(analyst, action)).body.error.code).toBe('already_undone');
  });

  it('leaves what is with somebody with them, and tells who acknowledged before', async () => {
    const [alert, found] = [await desk.waiting(), await desk.opened()];
    await done(act(lead, { type: 'assign', to: colleague.person.accountId }, [alert, found]));
    await done(act(colleague, { type: 'acknowledge' }, [alert, found]));
    expect(outcomes(await done(act(analyst, { type: 'acknowledge' }, [alert, found])))).toEqual([
      'already_acknowledged',
      'already_acknowledged',
    ]);
    for (const subject of [alert, found]) {
      expect(await desk.row(subject)).toMatchObject({ assignee: { id: colleague.person.actorId } });
    }
    await done(act(lead, { type: 'assign', to: null }, [alert, found]));
    for (const subject of [alert, found]) expect((await desk.row(subject)).assignee).toBeNull();
  });

  it('gives work to those of the organisation who can do it', async () => {
    const [alert, secret] = [await desk.waiting(), await desk.waiting({ tlp: 'RED' })];
    const give = (to: string) => act(lead, { type: 'assign', to }, [alert, secret]);
    for (const nobody of [desk.grid.person.accountId, randomUUID()]) {
      const { status, body } = await give(nobody);
      expect([status, body.error]).toEqual([
        404,
        { code: 'assignee_not_found', message: 'There is no such person', field: 'action.to' },
      ]);
    }
    expect(outcomes(await done(give(desk.observer.person.accountId)))).toEqual([
      'assignee_may_not',
      'assignee_may_not',
    ]);
    expect(outcomes(await done(give(analyst.person.accountId)))).toEqual(['done', 'assignee_may_not']);
    expect(outcomes(await done(give(lead.person.accountId)))).toEqual(['done', 'done']);
  });

  it('closes with a reason and reopens, and undoes both', async () => {
    const [alert, found] = [await desk.waiting(), await desk.opened()];
    const close = { type: 'close', reason: 'exercise', note: 'Planned by the port' };
    const closed = await done(act(analyst, close, [alert, found]));
    expect(await desk.row(alert)).toMatchObject({
      status: 'closed',
      closed: { by: { id: analyst.person.actorId }, reason: 'exercise' },
    });
    expect(await desk.row(found)).toMatchObject({ status: 'closed', closed: { by: { id: analyst.person.actorId } } });
    expect(await desk.told(found, 'case.status_changed')).toMatchObject([
      { data: { from: 'new', to: 'closed', reason: 'exercise_ended', note: 'Planned by the port' } },
    ]);
    expect(outcomes(await done(act(analyst, { type: 'acknowledge' }, [alert, found])))).toEqual([
      'alert_closed',
      'case_closed',
    ]);
    expect(outcomes(await done(undo(analyst, closed)))).toEqual(['done', 'done']);
    expect((await desk.row(alert)).status).toBe('waiting');
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
    expect((await desk.row(found)).status).toBe('active');
    await done(undo(lead, reopened));
    for (const subject of [alert, found]) {
      expect(await desk.row(subject)).toMatchObject({
        status: 'closed',
        closed: { by: { id: analyst.person.actorId } },
      });
    }
  });

  it('puts off and wakes alerts and cases, and undoes it', async () => {
    const [alert, found] = [await desk.waiting(), await desk.opened()];
    const until = soon(60);
    const snoozed = await done(act(analyst, { type: 'snooze', until }, [alert, found]));
    expect(snoozed.done).toBe(2);
    for (const subject of [alert, found]) expect((await desk.row(subject)).snoozedUntil).toBe(until);
    expect(await desk.told(found)).toMatchObject([{ data: { kind: 'case', change: 'snoozed', snoozedUntil: until } }]);
    const woken = await done(act(lead, { type: 'wake' }, [alert, found]));
    for (const subject of [alert, found]) expect((await desk.row(subject)).snoozedUntil).toBeNull();
    expect(outcomes(await done(undo(analyst, snoozed)))).toEqual(['changed_since', 'changed_since']);
    await done(undo(lead, woken));
    for (const subject of [alert, found]) expect((await desk.row(subject)).snoozedUntil).toBe(until);
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
    const [alert, found] = [await desk.waiting(), await desk.opened()];
    const taken = await done(act(analyst, { type: 'assign', to: analyst.person.accountId }, [alert, found]));
    await done(act(lead, { type: 'snooze', until: soon(30) }, [alert, found]));
    await lead.post(`/api/v1/cases/${found.id}/severity`, { severity: 72, reason: 'the crane is concerned' });
    expect(outcomes(await done(undo(analyst, taken)))).toEqual(['done', 'done']);
    for (const subject of [alert, found]) {
      expect((await desk.row(subject)).assignee).toBeNull();
      expect((await desk.row(subject)).snoozedUntil).not.toBeNull();
    }
    const again = await done(act(analyst, { type: 'assign', to: analyst.person.accountId }, [alert, found]));
    await done(act(lead, { type: 'assign', to: lead.person.accountId }, [alert]));
    const undone = await done(undo(analyst, again));
    expect(Object.fromEntries(undone.items.map(({ id, code, outcome }) => [id, code ?? outcome]))).toEqual({
      [alert.id]: 'changed_since',
      [found.id]: 'done',
    });
    expect((await desk.row(alert)).assignee?.id).toBe(lead.person.actorId);
  });

  it('is undone by nobody else, and not when its time has passed', async () => {
    const alert = await desk.waiting();
    const action = await done(act(analyst, { type: 'acknowledge' }, [alert]));
    for (const other of [lead, desk.singapore]) {
      expect((await undo(other, action)).body.error).toEqual((await undo(other, { id: randomUUID() })).body.error);
    }
    await desk.app.db.query(`UPDATE triage_actions SET undoable_until = now() - interval '1 second' WHERE id = $1`, [
      action.id,
    ]);
    expect((await undo(analyst, action)).body.error.code).toBe('undo_too_late');
    expect((await desk.row(alert)).acknowledgedAt).not.toBeNull();
  });

  it('acts on what was selected, for whoever selected it, while that stands', async () => {
    const alerts = [await desk.waiting(), await desk.waiting()];
    const { status, body } = await select(analyst, [...alerts, ...alerts]);
    expect([status, body.count]).toEqual([201, 2]);
    const take = (who: Asking, selectionId = body.id) =>
      who.post<{ error: { code: string }; done: number }>('/api/v1/queue/actions', {
        selectionId,
        action: { type: 'acknowledge' },
      });
    for (const other of [lead, desk.singapore]) {
      expect((await take(other)).body).toEqual((await take(other, randomUUID())).body);
    }
    expect((await take(analyst)).body.done).toBe(2);
    await desk.app.db.query(`UPDATE triage_selections SET expires_at = now() - interval '1 second'`);
    expect((await take(analyst)).body.error.code).toBe('selection_not_found');
  });

  it('refuses what it cannot make sense of', async () => {
    const alert = await desk.waiting();
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
