import { randomUUID } from 'node:crypto';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { mark } from './support/marking-acts.ts';
import { act, alertOf, caseOf, done, outcomes, QueueDesk, soon, undo } from './support/queue-acts.ts';
import type { Asking } from './support/watch.ts';

describe('the queue, and what it does to cases', () => {
  let desk: QueueDesk;
  let analyst: Asking;
  let lead: Asking;
  beforeAll(async () => {
    desk = await QueueDesk.open();
    ({ analyst, lead } = desk);
  });
  afterAll(() => desk?.close());

  it('answers for what is not seen as for what is not there, and lets it spoil nothing', async () => {
    const [alert, secret, secretCase, strict] = [
      await desk.waiting(),
      await desk.waiting({ tlp: 'RED' }),
      await desk.opened({ tlp: 'RED' }),
      await desk.waiting({ tlp: 'AMBER+STRICT' }),
    ];
    const live = (): Promise<unknown> =>
      desk.app.db.query(`SELECT type, data FROM journal WHERE realm = 'live' ORDER BY seq DESC`);
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
        [desk.singapore, [alert, secret, strict]],
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
    expect(outcomes(await done(act(desk.grid, { type: 'acknowledge' }, [alert, strict])))).toEqual([
      'other_organisation',
      'not_found',
    ]);
    expect((await act(desk.observer, { type: 'acknowledge' }, [alert])).status).toBe(403);
    expect((await act(desk.observer, { type: 'note', text: 'x' }, [alert])).status).toBe(403);
  });

  it('names the case an alert has come into, to those who see it; to others it waits as before', async () => {
    const seen = await desk.watch.case({ tlp: 'GREEN' });
    const hidden = await desk.watch.case({ tlp: 'GREEN' });
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
    const alerts = [await desk.waiting(), await desk.waiting(), await desk.waiting({ severity: 10 })];
    const action = await done(act(analyst, { type: 'escalate' }, [...alerts, await desk.opened()]));
    expect(outcomes(action)).toEqual(['done', 'done', 'done', 'not_an_alert']);
    expect(action.undoableUntil).toBeNull();
    const [caseId] = new Set(action.items.slice(0, 3).map((item) => item.caseId));
    const { body } = await analyst.get<CaseDto>(`/api/v1/cases/${caseId}`);
    expect(body).toMatchObject({ alertCount: 3, status: 'new' });
    const listed = await analyst.get<{ items: { reasons: { text: string }[] }[] }>(`/api/v1/cases/${caseId}/alerts`);
    expect(await desk.told(caseOf(caseId ?? ''), 'case.opened')).toHaveLength(1);
    for (const item of listed.body.items) {
      expect(item.reasons.map(({ text }) => text).join()).toMatch(
        /^Opened by Person \d+ of kr-port-soc: Escalated from the queue/,
      );
    }
    const openers = await desk.app.db.query(
      `SELECT actor->>'id' AS id FROM journal WHERE type = 'case.opened' AND case_id = $1`,
      [caseId],
    );
    expect(openers).toEqual([{ id: analyst.person.actorId }]);
    expect((await desk.watch.told(caseId ?? '')).filter(({ type }) => type === 'alert.linked')).toHaveLength(3);
    expect((await undo(analyst, action)).body.error.code).toBe('not_undoable');
    expect(outcomes(await done(act(analyst, { type: 'escalate' }, [alerts[0]!])))).toEqual(['alert_in_case']);
  });

  it('escalates into a case there is, and takes that back', async () => {
    const found = await desk.watch.case();
    const alerts = [await desk.waiting(), await desk.waiting()];
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
    const [into, one, two] = [await desk.opened(), await desk.opened(), await desk.opened()];
    const noted = await done(act(analyst, { type: 'note', text: 'One intruder' }, [one, two, await desk.waiting()]));
    expect(outcomes(noted)).toEqual(['done', 'done', 'not_a_case']);
    expect(await desk.told(one, 'case.noted')).toMatchObject([{ data: { excerpt: 'One intruder' } }]);
    const merged = await done(act(lead, { type: 'merge', into: into.id }, [one, two, into, caseOf(randomUUID())]));
    expect(outcomes(merged)).toEqual(['done', 'done', 'same_case', 'not_found']);
    expect((await lead.get<CaseDto>(`/api/v1/cases/${into.id}`)).body.alertCount).toBe(3);
    expect(outcomes(await done(act(lead, { type: 'acknowledge' }, [one])))).toEqual(['case_merged']);
    expect((await undo(lead, merged)).body.error.code).toBe('not_undoable');
  });
});
