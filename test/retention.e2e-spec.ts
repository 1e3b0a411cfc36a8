import type { CaseDto } from '../src/cases/case-view.dto.ts';
import type { TimelinePageDto } from '../src/cases/case-parts.dto.ts';
import type { AlertDto } from '../src/intake/alert.dto.ts';
import type { QueuePageDto } from '../src/triage/queue.dto.ts';
import { ageAlerts } from './support/aged-rows.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { publishCase } from './support/published-release.ts';
import { act, done, QueueDesk, type Subject } from './support/queue-acts.ts';
import { FOR_EVER, RetentionDesk } from './support/retention-desk.ts';
import { decide, request } from './support/marking-acts.ts';
import { writtenTrail } from './support/trail.ts';
import { until } from './support/until.ts';
import type { Asking, WatchedCase } from './support/watch.ts';

const DAYS = { waitingDays: 90, closedDays: 60, caseDays: 365, rejectDays: 30 };

describe('how long a nation keeps its alerts', () => {
  let desk: QueueDesk;
  let cert: RetentionDesk;
  let port: RetentionDesk;
  let singapore: RetentionDesk;
  let lead: Asking;
  let liaison: Asking;

  beforeAll(async () => {
    desk = await QueueDesk.open();
    ({ lead } = desk);
    cert = await RetentionDesk.of(desk.app, 'kr-cert');
    port = await RetentionDesk.of(desk.app, 'kr-port-soc');
    singapore = await RetentionDesk.of(desk.app, 'sg-cert');
    liaison = await desk.watch.somebody('liaison');
  });
  afterAll(() => desk?.close());

  const left = async (ids: readonly string[]): Promise<string[]> => {
    const rows = await desk.app.db.query<{ id: string }>('SELECT id FROM alerts WHERE id = ANY($1::uuid[])', [ids]);
    const there = new Set(rows.map(({ id }) => id));
    return ids.filter((id) => there.has(id));
  };
  const old = (ids: readonly string[], days = 400): Promise<void> => ageAlerts(desk.app.db, ids, days);

  async function closedCase(): Promise<WatchedCase> {
    const found = await desk.watch.case();
    await done(act(lead, { type: 'close', reason: 'benign' }, [{ kind: 'case', id: found.id }]));
    return found;
  }

  async function closedAlert(): Promise<Subject> {
    const alert = await desk.waiting();
    await done(act(lead, { type: 'close', reason: 'benign' }, [alert]));
    return alert;
  }

  it('is for ever unless its CERT says otherwise, who alone may, and no sooner than a day later', async () => {
    const unset = { nation: 'KR', waitingDays: null, setBy: null, effectiveAt: null, maySet: true };
    expect((await cert.get('KR')).body).toMatchObject(unset);
    const refused: [RetentionDesk, string, string][] = [
      [singapore, 'KR', 'other_nation'],
      [port, 'KR', 'not_for_nation'],
      [cert, 'SG', 'other_nation'],
    ];
    for (const [who, nation, code] of refused) {
      for (const answer of [await who.set(nation, DAYS), await who.preview(nation, DAYS)]) {
        expect([answer.status, answer.body.error.code]).toEqual([403, code]);
      }
    }
    expect((await singapore.runs('KR')).body.error.code).toBe('other_nation');
    expect(await port.get('KR')).toMatchObject({ status: 200, body: { maySet: false } });
    expect((await lead.get('/api/v1/nations/KR/retention')).body.error.code).toBe('not_granted');
    const node = await desk.app.request('PUT', '/api/v1/nations/KR/retention', { body: { ...DAYS, reason: 'x' } });
    expect([node.status, node.body.error.code]).toEqual([403, 'not_for_nation']);
    for (const days of [
      { ...DAYS, waitingDays: 29 },
      { ...DAYS, caseDays: 40_000 },
      { ...DAYS, closedDays: 60.5 },
    ]) {
      expect((await cert.set('KR', days)).status).toBe(400);
    }

    const foretold = Date.parse((await cert.preview('KR', DAYS)).body.effectiveAt);
    const { status, body } = await cert.set('KR', DAYS, 'Privacy act, article 21');
    expect([status, body]).toMatchObject([
      200,
      { ...DAYS, reason: 'Privacy act, article 21', setBy: { id: cert.person.actorId } },
    ]);
    const inHours = (Date.parse(body.effectiveAt ?? '') - Date.now()) / 3_600_000;
    expect(inHours).toBeGreaterThan(23.9);
    expect(Date.parse(body.effectiveAt ?? '')).toBeGreaterThanOrEqual(foretold);
    expect((await cert.preview('KR', FOR_EVER)).body.effectiveAt).toBe(body.effectiveAt);
    // What keeps all of it longer need not wait, but ends no waiting either.
    expect((await cert.set('KR', { ...DAYS, caseDays: null })).body.effectiveAt).toBe(body.effectiveAt);
    const trail = await writtenTrail(desk.app);
    const told = trail.filter(({ type, details }) => type === 'settings.changed' && details['setting'] === 'retention');
    expect(told).toMatchObject([
      {
        nation: 'KR',
        actor: { id: cert.person.actorId },
        details: {
          reason: 'Privacy act, article 21',
          changes: { waiting: { from: null, to: 90 }, cases: { to: 365 } },
        },
      },
      { details: { changes: { cases: { from: 365, to: null } } } },
    ]);
  });

  it('removes what the preview told, and nothing that is open, in somebody’s hands, held, shared or asked about', async () => {
    const [waiting, closed] = [await desk.waiting(), await closedAlert()];
    const [taken, young] = [await desk.waiting(), await desk.waiting()];
    await done(act(desk.analyst, { type: 'acknowledge' }, [taken]));
    const [open, over, held, shared] = [
      await desk.watch.case(),
      await closedCase(),
      await closedCase(),
      await closedCase(),
    ];
    const asked = await desk.waiting({ tlp: 'AMBER+STRICT' });
    await request(lead, `/api/v1/alerts/${asked.id}`, { tlp: 'AMBER' });
    expect((await liaison.post<CaseDto>(`${held.path}/hold`, { reason: 'The court asked' })).body.hold).toMatchObject({
      reason: 'The court asked',
    });
    const release = await publishCase(desk.app, liaison.person, shared.id);
    expect(release.state).toBe('published');
    const gone = [waiting.id, closed.id, over.alertId];
    const stays = [taken.id, young.id, open.alertId, held.alertId, shared.alertId, asked.id];
    await old([...gone, ...stays.filter((id) => id !== young.id)]);

    const { status, body } = await cert.preview('KR', DAYS);
    expect([status, body]).toMatchObject([
      200,
      {
        waiting: { count: 1, atLeast: false },
        closed: { count: 1 },
        cases: { count: 1 },
        rejects: { count: 0, oldest: null },
        heldCases: 1,
        sharedCases: 1,
      },
    ]);
    await cert.enforce('KR', DAYS);
    expect(await left([...gone, ...stays])).toEqual(stays);
    expect((await cert.preview('KR', DAYS)).body).toMatchObject({
      waiting: { count: 0 },
      closed: { count: 0 },
      cases: { count: 0 },
    });

    const { body: runs } = await port.runs('KR');
    expect(runs.items[0]?.movedAt).toBe(runs.items[0]?.endedAt);
    expect(runs.items[0]).toMatchObject({
      outcome: 'done',
      policy: DAYS,
      setBy: { id: cert.person.actorId },
      removed: { waiting: 1, closed: 1, cases: 1, rejects: 0 },
    });
    const told = (await writtenTrail(desk.app)).filter(({ type }) => type === 'alerts.removed');
    expect(told).toMatchObject([
      {
        nation: 'KR',
        organisation_id: cert.person.organisationId,
        actor: { id: 'system:retention' },
        details: { runId: runs.items[0]?.id, removed: { waiting: 1, closed: 1, cases: 1 } },
      },
    ]);

    await liaison.post(`${held.path}/lift-hold`, { reason: 'The court is done' });
    expect(
      (
        await desk.app.post(
          `/api/v1/releases/${release.id}/recall`,
          { reason: 'Over' },
          { token: liaison.person.token },
        )
      ).status,
    ).toBe(200);
    expect((await cert.preview('KR', DAYS)).body).toMatchObject({ cases: { count: 2 }, heldCases: 0, sharedCases: 0 });
  });

  it('leaves the case, tells in it what is gone, and breaks no read', async () => {
    const found = await desk.watch.case();
    const second = await desk.watch.join(found);
    await done(act(lead, { type: 'close', reason: 'benign' }, [{ kind: 'case', id: found.id }]));
    await old([found.alertId, second.id]);
    const whole = await lead.get<TimelinePageDto>(`${found.path}/timeline`);
    await cert.enforce('KR', DAYS);
    expect(await left([found.alertId, second.id])).toEqual([]);

    expect((await lead.get<CaseDto>(found.path)).body).toMatchObject({
      status: 'closed',
      alertCount: 2,
      alertsRemoved: 2,
      hold: null,
    });
    const { status, body } = await lead.get<TimelinePageDto>(`${found.path}/timeline`);
    expect(status).toBe(200);
    expect(body.items).toHaveLength(whole.body.items.length + 1);
    const [last] = body.items.toSorted((one, other) => other.seq - one.seq);
    expect(last).toMatchObject({ type: 'case.alerts_removed', data: { count: 2, days: 365 } });
    const named = body.items.filter(({ type }) => type === 'alert.linked').map(({ text }) => text);
    expect(named.length).toBeGreaterThan(0);
    for (const text of named) expect(text).toMatch(/The alert was deleted by retention on \d{4}-\d\d-\d\d\.$/);

    const none = [
      `/api/v1/alerts/${second.id}`,
      `/api/v1/alerts/${second.id}/placement`,
      `/api/v1/queue/alert/${second.id}`,
    ];
    for (const path of none) expect([path, (await lead.get(path)).status]).toEqual([path, 404]);
    for (const part of ['alerts', 'objects', 'explanation', 'phases', 'notes', 'evidence', 'related']) {
      expect([part, (await lead.get(`${found.path}/${part}`)).status]).toEqual([part, 200]);
    }
    for (const path of ['/api/v1/queue', '/api/v1/alerts', '/api/v1/cases', '/api/v1/tracks', '/api/v1/related']) {
      expect([path, (await lead.get<QueuePageDto>(path)).status]).toEqual([path, 200]);
    }
    for (const command of [
      ['unlink', { alertIds: [second.id], reason: 'x' }],
      ['status', { to: 'active' }],
      ['link', { alertIds: [second.id], reason: 'x' }],
      ['merge', { into: 'BW-1', reason: 'x' }],
    ] as const) {
      expect((await lead.post(`${found.path}/${command[0]}`, command[1])).status).toBeLessThan(500);
    }
  });

  it('goes on counting what is gone when alerts are moved into the case', async () => {
    const found = await desk.watch.case();
    const { id } = await desk.watch.join(found);
    await done(act(lead, { type: 'close', reason: 'benign' }, [{ kind: 'case', id: found.id }]));
    await old([found.alertId, id]);
    await cert.enforce('KR', DAYS);
    await lead.post(`${found.path}/status`, { to: 'active' });
    const alertIds = [(await desk.watch.alert()).id];
    await lead.post(`${found.path}/link`, { alertIds, reason: 'The same again' });
    await until(async () => ((await lead.get<CaseDto>(found.path)).body.alertCount === 2 ? undefined : true));
    expect((await lead.get<CaseDto>(found.path)).body).toMatchObject({ alertCount: 3, alertsRemoved: 2 });
  });

  it('shows what names a gone alert no further than it showed the alert', async () => {
    const found = await desk.watch.case();
    const second = await desk.watch.join(found);
    await lead.post(`/api/v1/alerts/${second.id}/marking`, { tlp: 'RED', reason: 'An informant' });
    await decide(liaison, await request(lead, found.path, { tlp: 'AMBER' }), 'confirm');
    await done(act(lead, { type: 'close', reason: 'benign' }, [{ kind: 'case', id: found.id }]));
    const naming = async (who: Asking): Promise<number> =>
      (await who.get<TimelinePageDto>(`${found.path}/timeline`)).body.items.filter(
        ({ data }) => data['alertId'] === second.id,
      ).length;
    const before = [await naming(lead), await naming(desk.analyst), await naming(desk.grid)];
    expect(before[0]).toBeGreaterThan(0);
    expect(before.slice(1)).toEqual([0, 0]);
    await old([found.alertId, second.id]);
    await cert.enforce('KR', DAYS);
    expect(await left([found.alertId, second.id])).toEqual([]);
    expect([await naming(lead), await naming(desk.analyst), await naming(desk.grid)]).toEqual(before);
    expect((await lead.get<CaseDto>(found.path)).body.alertsRemoved).toBe(2);
    expect((await desk.analyst.get<CaseDto>(found.path)).body).toMatchObject({ alertsRemoved: 1, alertCount: 1 });
    const told = (await desk.watch.told(found.id)).find(({ type }) => type === 'case.alerts_removed');
    expect(told?.data).toMatchObject({ count: null });
  });

  it('lets repeats go before what they repeat, which stays while one of them does', async () => {
    const same = { signature: 'retention:again', entities: [], severity: 30 };
    const [first, second, third] = [
      await desk.watch.alert(same),
      await desk.watch.alert(same),
      await desk.watch.alert(same),
    ];
    expect([second.link?.headId, third.link?.headId]).toEqual([first.id, first.id]);
    await old([first.id, second.id]);
    expect((await cert.preview('KR', DAYS)).body.waiting.count).toBe(1);
    await cert.enforce('KR', DAYS);
    expect(await left([first.id, second.id, third.id])).toEqual([first.id, third.id]);
    expect((await desk.row({ kind: 'alert', id: first.id })).count).toBe(3);
    await old([third.id]);
    await cert.enforce('KR', { ...DAYS, waitingDays: 91 });
    expect(await left([first.id, third.id])).toEqual([]);
    expect((await lead.get(`/api/v1/queue/alert/${first.id}`)).status).toBe(404);
  });

  it('takes what a sensor sends again once it is gone as new, and once', async () => {
    const key = await desk.app.keyOf('KRPUS', 'suricata');
    const send = async (): Promise<string> => {
      const body = JSON.stringify(
        nativeAlert('retained-1', { signature: 'retention:new', severity: 30, entities: [] }),
      );
      const { results } = (await sendBytes(desk.app, key, body)).body;
      return `${results[0]?.status} ${results[0]?.id}`;
    };
    const [taken, id = ''] = (await send()).split(' ');
    expect([taken, await send()]).toEqual(['accepted', `duplicate ${id}`]);
    await until(async () => ((await desk.app.get<AlertDto>(`/api/v1/alerts/${id}`)).body.link ? true : undefined));
    await old([id]);
    await cert.enforce('KR', { ...DAYS, waitingDays: 92 });
    expect(await left([id])).toEqual([]);
    const again = (await send()).split(' ');
    expect(again[0]).toBe('accepted');
    expect(again[1]).not.toBe(id);
    expect(await send()).toBe(`duplicate ${again[1]}`);
  });
});
