import type { AlertDto } from '../src/intake/alert.dto.ts';
import type { BackTestFrame } from '../src/rulebook/back-test/back-test-frame.ts';
import type { BookRuleDto } from '../src/rulebook/rulebook.dto.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { mark } from './support/marking-acts.ts';
import { counting } from './support/rule-texts.ts';
import { until } from './support/until.ts';
import { type Asking, Watch, type WatchedCase } from './support/watch.ts';

type Frame<Type extends BackTestFrame['type']> = Extract<BackTestFrame, { type: Type }>;

describe('a back-test', () => {
  let app: TestApp;
  let watch: Watch;
  let analyst: Asking;
  let lead: Asking;
  let count = 0;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    analyst = await watch.somebody('analyst');
    lead = await watch.somebody('lead');
  });
  afterAll(() => app?.close());

  const fresh = (word: string): string => `${word}-${(count += 1)}`;

  async function open(body: object, who = analyst): Promise<Response> {
    return fetch(`${app.baseUrl}/api/v1/rules/back-tests`, {
      method: 'POST',
      headers: { authorization: `Bearer ${who.person.token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  async function backTest(body: object, who = analyst): Promise<BackTestFrame[]> {
    const response = await open(body, who);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    const lines = (await response.text()).trim().split('\n');
    return lines.map((line) => JSON.parse(line) as BackTestFrame);
  }

  const of = <Type extends BackTestFrame['type']>(frames: readonly BackTestFrame[], type: Type): Frame<Type>[] =>
    frames.filter((frame): frame is Frame<Type> => frame.type === type);

  async function refused(body: object, who = analyst): Promise<string> {
    const response = await open(body, who);
    const { error } = (await response.json()) as ErrorAnswer;
    return `${response.status} ${error.code}`;
  }

  const slight = (signature: string, account: string, more = {}): Promise<AlertDto> =>
    watch.alert({
      signature,
      severity: 20,
      entities: [
        { type: 'user', value: account, role: 'target' },
        { type: 'host', value: fresh('host'), role: 'source' },
      ],
      ...more,
    });

  it('of the rules as they ran shows no difference, whatever people decided meanwhile', async () => {
    const cases: WatchedCase[] = [];
    for (let one = 0; one < 6; one += 1) {
      const found = await watch.case();
      await watch.join(found);
      await watch.join(found, { severity: 20 });
      cases.push(found);
    }
    const [a, b, c, d, e, f] = cases as [WatchedCase, WatchedCase, WatchedCase, WatchedCase, WatchedCase, WatchedCase];
    await lead.post(`${a.path}/merge`, { into: b.id, reason: 'One hand' });
    await watch.join(b, { severity: 30 });
    expect((await lead.post(`${a.path}/unmerge`, { reason: 'Two hands' })).status).toBe(200);
    const loose = await slight(fresh('loose'), fresh('account'));
    await lead.post(`${c.path}/link`, { alertIds: [loose.id], reason: 'Seen together' });
    expect((await lead.post(`${d.path}/split`, { alertIds: [d.alertId], reason: 'Another' })).status).toBe(200);
    await lead.post(`${e.path}/unlink`, { alertIds: [e.alertId], reason: 'No part of it' });
    await lead.post(`${e.path}/merge`, { into: f.id, reason: 'One' });
    await lead.post(`${c.path}/status`, { to: 'active' });
    await lead.post(`${c.path}/status`, { to: 'closed', reason: 'resolved' });
    await watch.alert({ severity: 70, entities: [{ type: 'user', value: c.account, role: 'source' }] });
    await lead.post(`${c.path}/status`, { to: 'active' });
    const value = fresh('shared');
    await lead.post('/api/v1/constraints', {
      siteId: demoId('sites', 'KRPUS'),
      kind: 'never_join',
      cause: 'shared_infrastructure',
      reason: 'A proxy',
      entity: { type: 'user', value },
    });
    for (let one = 0; one < 3; one += 1) {
      await watch.alert({ severity: 70, entities: [{ type: 'user', value, role: 'source' }] });
    }
    const [signature, account] = [fresh('sig'), fresh('account')];
    await slight(signature, account);
    const { body: rule } = await analyst.post<BookRuleDto>('/api/v1/rules', { text: counting(signature), comment: '' });
    for (const [verb, who] of [
      ['test', analyst],
      ['ask', analyst],
      ['approve', lead],
    ] as const) {
      expect((await who.post(`/api/v1/rules/${rule.id}/versions/1/${verb}`, { reason: 'So' })).status).toBe(200);
    }
    for (let one = 0; one < 4; one += 1) await slight(signature, account);
    const frames = await backTest({}, lead);
    expect(of(frames, 'difference')).toEqual([]);
    const [done] = of(frames, 'done');
    expect(done).toMatchObject({ notReproduced: 0, decisionsRefused: 0, untold: 0, cappedBy: null });
    expect(done?.cases).toBeGreaterThan(9);
    expect(done?.counts.unchanged).toBe(done?.cases);
    expect(of(frames, 'started')).toMatchObject([{ sites: expect.arrayContaining(['KRPUS']), capped: false }]);
    // Without that rule its case had not been: taking the live version out by a draft that never fires.
    const never = counting(fresh('never'));
    const without = of(await backTest({ text: never, ruleId: rule.id }, lead), 'difference');
    expect(without).toMatchObject([{ kind: 'gone', become: 0, alertCount: 5 }]);
  });

  it('of a draft that joins two cases says exactly so, and why', async () => {
    const [one, other] = [await watch.case(), await watch.case()];
    const untouched = await watch.case();
    const signature = fresh('joins');
    await watch.join(one, { signature });
    await watch.join(other, { signature });
    await watch.join(untouched);
    const text = counting(signature, { title: 'Both of them', most: 2, by: 'Site' });
    const frames = await backTest({ text });
    expect(of(frames, 'difference')).toEqual([
      {
        type: 'difference',
        kind: 'joined',
        site: 'KRPUS',
        cases: [one, other].map(({ id, number }) => ({ id, number })),
        become: 1,
        alertCount: 4,
        alertIds: expect.arrayContaining([one.alertId, other.alertId]),
        reasons: [expect.stringContaining('Rule “Both of them” (high, version 1): 2 matches with Site krpus')],
      },
    ]);
    expect(of(frames, 'done')).toMatchObject([{ counts: { joined: 1, opened: 0, split: 0 }, notReproduced: 0 }]);
    // Nothing of it is kept, and nothing was done.
    const rows = await app.db.query<{ cases: string }>(
      'SELECT count(DISTINCT group_id) AS cases FROM alert_links WHERE alert_id = ANY($1::uuid[])',
      [[one.alertId, other.alertId]],
    );
    expect(rows[0]?.cases).toBe('2');
  });

  it('tells what a draft would open, and what a person kept apart stays apart', async () => {
    const [signature, account] = [fresh('opens'), fresh('account')];
    const alerts = [
      await slight(signature, account),
      await slight(signature, account),
      await slight(signature, account),
    ];
    const opened = of(await backTest({ text: counting(signature) }), 'difference');
    expect(opened).toMatchObject([{ kind: 'opened', cases: [], become: 1, alertCount: 3 }]);
    expect([...(opened[0]?.alertIds ?? [])].sort()).toEqual(alerts.map(({ id }) => id).sort());
    const [one, other] = [await watch.case(), await watch.case()];
    const joins = fresh('joins');
    await watch.join(one, { signature: joins });
    await watch.join(other, { signature: joins });
    expect((await lead.post(`${one.path}/keep-apart`, { from: other.id, reason: 'Two' })).status).toBe(200);
    // It was said after the rule had joined them: their alerts part again, each to where it was.
    expect(of(await backTest({ text: counting(joins, { most: 2, by: 'Site' }) }), 'difference')).toEqual([]);
  });

  it('tells apart what the replay of a window cannot know from what the rule would do', async () => {
    const [one, other] = [await watch.case(), await watch.case()];
    await watch.join(one);
    const to = new Date().toISOString();
    // What came after the window made one case of them.
    const both = [one, other].map(({ account }) => ({ type: 'user', value: account, role: 'source' }));
    await watch.alert({ severity: 70, occurredAt: new Date(Date.now() + 5).toISOString(), entities: both });
    const frames = await backTest({ text: counting(fresh('never')), to });
    expect(of(frames, 'difference')).toEqual([]);
    expect(of(frames, 'done')[0]?.notReproduced).toBe(1);
  });

  it('rests on what its asker sees alone', async () => {
    const [signature, account] = [fresh('hidden'), fresh('account')];
    const alerts = [
      await slight(signature, account),
      await slight(signature, account),
      await slight(signature, account),
    ];
    const red = { text: counting(signature) };
    expect(of(await backTest(red), 'difference')).toHaveLength(1);
    await mark(lead, `/api/v1/alerts/${alerts[1]?.id ?? ''}`, { tlp: 'RED' });
    expect(of(await backTest(red), 'difference')).toEqual([]);
    expect(of(await backTest(red, lead), 'difference')).toMatchObject([{ kind: 'opened', alertCount: 3 }]);
    const grid = await watch.somebody('analyst', 'kr-grid');
    expect(of(await backTest(red, grid), 'done')).toMatchObject([{ cases: 0 }]);
    expect(await refused({ ...red, sites: ['KRPUS'] }, grid)).toBe('400 unknown_site');
    const cert = await watch.somebody('analyst', 'kr-cert');
    expect(
      of(await backTest({ ...red, text: counting(signature, { most: 2 }), scope: 'nation' }, cert), 'difference'),
    ).toMatchObject([{ kind: 'opened', alertCount: 2 }]);
    expect(await refused(red, await watch.somebody('observer'))).toBe('403 not_granted');
  });

  it('is bounded, refuses what makes no sense, and is one at a time of each person', async () => {
    const day = 86_400_000;
    const at = (days: number): string => new Date(Date.now() + days * day).toISOString();
    expect(await refused({ from: at(-40), to: at(0) })).toBe('400 bad_window');
    expect(await refused({ from: at(0), to: at(-1) })).toBe('400 bad_window');
    expect(await refused({ text: 'title: [' })).toBe('400 rule_faults');
    expect(await refused({ ruleId: '00000000-0000-4000-8000-000000000000' })).toBe('404 rule_not_found');
    expect(await refused({ text: counting('x'), version: 1 })).toBe('400 text_or_version');
    const both = await Promise.all([open({}), open({})]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 409]));
    // Closing the connection ends the one that runs.
    for (const { body } of both) await body?.cancel();
    const again = await until(async () => {
      const response = await open({}, analyst);
      if (response.status === 200) return response;
      await response.body?.cancel();
      return undefined;
    });
    expect((await again.text()).includes('"done"')).toBe(true);
  });
});
