import type { AlertDto } from '../src/intake/alert.dto.ts';
import type { BookListDto, BookRuleDto, CheckedRuleDto, ShadowMatchListDto } from '../src/rulebook/rulebook.dto.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { counting } from './support/rule-texts.ts';
import { type Asking, asking, Watch } from './support/watch.ts';
import { until } from './support/until.ts';

describe('the rule book', () => {
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
  const created = async (text: string, who = analyst, scope?: string): Promise<BookRuleDto> => {
    const { status, body } = await who.post<BookRuleDto>('/api/v1/rules', { text, comment: 'First', scope });
    expect({ status, body }).toMatchObject({ status: 201, body: { state: 'draft', version: 1 } });
    return body;
  };
  const move = (
    id: string,
    verb: string,
    who = analyst,
    version = 1,
  ): ReturnType<typeof who.post<BookRuleDto & ErrorAnswer>> =>
    who.post<BookRuleDto & ErrorAnswer>(`/api/v1/rules/${id}/versions/${version}/${verb}`, { reason: 'Because' });
  const goLive = async (text: string, asks = analyst, approves = lead, scope?: string): Promise<BookRuleDto> => {
    const { id } = await created(text, asks, scope);
    for (const verb of ['test', 'ask']) expect((await move(id, verb, asks)).status).toBe(200);
    const { status, body } = await move(id, 'approve', approves);
    expect({ status, state: body.state }).toEqual({ status: 200, state: 'live' });
    return body;
  };
  /** Alerts of one account, too slight for a case, with nothing that ties them but the rule: entities have roles alone. */
  const alerts = async (signature: string, account: string, times: number, more = {}): Promise<AlertDto[]> => {
    const found: AlertDto[] = [];
    for (let one = 0; one < times; one += 1) {
      const entities = [
        { type: 'user', value: account, role: 'target' },
        { type: 'host', value: fresh('host'), role: 'source' },
      ];
      found.push(await watch.alert({ signature, severity: 20, entities, ...more }));
    }
    return Promise.all(found.map(async ({ id }) => (await app.get<AlertDto>(`/api/v1/alerts/${id}`)).body));
  };
  const ruled = (alert: AlertDto | undefined): Record<string, unknown>[] =>
    (alert?.link?.reasons ?? [])
      .filter(({ rule }) => rule.startsWith('sigma:'))
      .map(({ facts }) => facts as Record<string, unknown>);
  const restart = async (): Promise<void> => {
    await app.stop();
    app = await startApp({}, { db: app.db, demoRegistry: false });
    watch = await Watch.at(app);
    const again = ({ person }: Asking): Asking => asking(app, person, { token: person.token });
    [analyst, lead] = [again(analyst), again(lead)];
  };

  it('tells faults with line and column, as an error with all of them, and keeps nothing', async () => {
    const text = counting('x').replace('[one_of_them]', '[another]').replace('10m', 'soon');
    const checked = await analyst.post<CheckedRuleDto>('/api/v1/rules/check', { text });
    expect([checked.status, checked.body]).toEqual([
      200,
      { title: null, level: null, faults: [{ line: 16, column: 13, message: expect.stringContaining('like 15m') }] },
    ]);
    const refused = await analyst.post('/api/v1/rules', { text: text.replace('soon', '5m'), comment: '' });
    expect([refused.status, refused.body.error]).toMatchObject([
      400,
      { code: 'rule_faults', field: 'text', faults: [{ line: 14, column: 11, message: 'There is no rule "another"' }] },
    ]);
    expect((await analyst.post<CheckedRuleDto>('/api/v1/rules/check', { text: counting('x') })).body).toEqual({
      faults: [],
      title: 'Many of one account',
      level: 'high',
    });
    expect(
      (await analyst.get<BookListDto>('/api/v1/rules')).body.items.filter(({ state }) => state !== 'shipped'),
    ).toEqual([]);
  });

  it('shows shipped rules, which nobody moves', async () => {
    const { body } = await analyst.get<BookListDto>('/api/v1/rules');
    expect(body.items.length).toBeGreaterThan(25);
    const { id } = body.items.find(({ title }) => title.includes('password') || title.includes('login')) ?? { id: '' };
    const one = await analyst.get<BookRuleDto>(`/api/v1/rules/shipped/${id}`);
    expect([one.status, one.body.state, one.body.text.includes(one.body.title)]).toEqual([200, 'shipped', true]);
    expect((await analyst.get('/api/v1/rules/shipped/none')).status).toBe(404);
  });

  it('in test says what a rule would do and does nothing; live it ties what comes after, before and after a start', async () => {
    const [signature, account] = [fresh('sig'), fresh('account')];
    const { id } = await created(counting(signature));
    await alerts(signature, account, 2);
    expect((await move(id, 'test')).body).toMatchObject({
      state: 'test',
      versions: [{ runsSince: expect.any(Number) }],
    });
    const tested = await alerts(signature, account, 2);
    await restart();
    tested.push(...(await alerts(signature, account, 2)));
    expect(tested.flatMap(ruled)).toEqual([]);
    const told = (await analyst.get<ShadowMatchListDto>(`/api/v1/rules/${id}/versions/1/matches`)).body.items;
    expect(told).toMatchObject([
      { site: 'KRPUS', group: account, alertIds: tested.map((alert) => alert.id), more: false },
    ]);
    expect((await move(id, 'approve', lead)).body.error.code).toBe('not_asked');
    expect((await move(id, 'ask')).status).toBe(200);
    expect((await move(id, 'approve')).status).toBe(403);
    const live = await move(id, 'approve', lead);
    expect(live.body).toMatchObject({
      state: 'live',
      versions: [{ state: 'live', askedBy: { id: analyst.person.actorId }, reviewedBy: { id: lead.person.actorId } }],
    });
    const since = live.body.versions[0]?.runsSince;
    const after = await alerts(signature, account, 2);
    await restart();
    after.push(...(await alerts(signature, account, 1)));
    expect(after.map((alert) => ruled(alert).map((facts) => facts['runsSince']))).toEqual([[], [], [since]]);
    expect(ruled(after[2])).toMatchObject([
      { ruleKey: `${id}.1.many_of_one`, measured: 3, ruleTitle: 'Many of one account' },
    ]);
    const cases = await Promise.all(
      after.map(async (alert) => (await app.get<AlertDto>(`/api/v1/alerts/${alert.id}`)).body.caseId),
    );
    expect([new Set(cases).size, cases[0]]).toEqual([1, expect.any(String)]);
    const shown = (await analyst.get<BookRuleDto>(`/api/v1/rules/${id}`)).body;
    expect(shown).toMatchObject({ fired: { count: 1 }, versions: [{ fired: { count: 1 }, matches: 1 }] });
    const journal = await app.db.query<{ type: string; data: Record<string, unknown> }>(
      `SELECT type, data FROM journal WHERE data->>'ruleId' = $1 ORDER BY seq`,
      [id],
    );
    expect(
      journal.map(({ type, data }) => [type, data['move'] ?? data['mode'], data['is']].filter(Boolean).join(' ')),
    ).toEqual([
      'rule.saved',
      'rule.moved test',
      'rule.running test begun',
      'rule.moved ask',
      'rule.moved approve',
      'rule.running test ended',
      'rule.running live begun',
    ]);
  });

  it('keeps every version as it was saved, and a newer one takes the place of the one that is live', async () => {
    const [signature, account] = [fresh('sig'), fresh('account')];
    const { id } = await goLive(counting(signature));
    const second = { text: counting(signature, { title: 'Two of one account', most: 2 }), comment: 'Two do', after: 1 };
    const saved = await lead.post<BookRuleDto>(`/api/v1/rules/${id}/versions`, second);
    expect([saved.status, saved.body.state, saved.body.latest]).toEqual([201, 'live', 2]);
    expect((await lead.post(`/api/v1/rules/${id}/versions`, second)).body.error.code).toBe('newer_version');
    expect((await lead.post(`/api/v1/rules/${id}/versions`, { ...second, after: 2 })).body.error.code).toBe(
      'same_text',
    );
    await move(id, 'test', lead, 2);
    await move(id, 'ask', analyst, 2);
    // The lead wrote it.
    expect((await move(id, 'approve', lead, 2)).body.error.code).toBe('second_person_needed');
    const other = await watch.somebody('lead');
    const { body } = await move(id, 'approve', other, 2);
    expect(body.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'live'],
      [1, 'retired'],
    ]);
    const tied = await alerts(signature, account, 2);
    expect(tied.map((alert) => ruled(alert).map((facts) => facts['ruleTitle']))).toEqual([[], ['Two of one account']]);
    expect((await move(id, 'retire', analyst, 2)).body.state).toBe('retired');
    const after = await alerts(signature, fresh('account'), 3);
    expect(after.flatMap(ruled)).toEqual([]);
    const first = await analyst.get<{ text: string }>(`/api/v1/rules/${id}/versions/1`);
    expect(first.body.text).toBe(counting(signature));
    const grants = await app.db.query<{ may: boolean }>(
      `SELECT has_column_privilege(role, 'rulebook_versions', 'text', 'UPDATE') AS may
       FROM unnest(ARRAY['breakwater_viewer', 'breakwater_engine']) role`,
    );
    expect(grants.map(({ may }) => may)).toEqual([false, false]);
  });

  it('is one organisation’s alone, and a CERT’s rule for the nation reads what is shared within it', async () => {
    const signature = fresh('sig');
    const [certAnalyst, certLead] = [
      await watch.somebody('analyst', 'kr-cert'),
      await watch.somebody('lead', 'kr-cert'),
    ];
    expect(
      (await analyst.post('/api/v1/rules', { text: counting(signature), comment: '', scope: 'nation' })).body.error
        .code,
    ).toBe('cert_alone');
    const rule = await goLive(counting(signature), certAnalyst, certLead, 'nation');
    for (const path of [
      `/api/v1/rules/${rule.id}`,
      `/api/v1/rules/${rule.id}/versions/1`,
      `/api/v1/rules/${rule.id}/versions/1/matches`,
    ]) {
      expect((await lead.get(path)).status).toBe(404);
    }
    expect((await move(rule.id, 'retire')).status).toBe(404);
    const strict = await alerts(signature, fresh('account'), 4, { tlp: 'AMBER+STRICT' });
    expect(strict.flatMap(ruled)).toEqual([]);
    const shared = await alerts(signature, fresh('account'), 3);
    // Three alerts in a row are two ties.
    expect(shared.flatMap(ruled)).toMatchObject([
      { ruleTitle: 'Many of one account' },
      { ruleTitle: 'Many of one account' },
    ]);
    const abroad = await goLive(
      counting(signature),
      await watch.somebody('analyst', 'sg-cert'),
      await watch.somebody('lead', 'sg-cert'),
      'nation',
    );
    await alerts(signature, fresh('account'), 3);
    expect(await app.db.query('SELECT 1 FROM rule_tallies WHERE starts_with(rule_key, $1)', [abroad.id])).toEqual([]);
    await move(rule.id, 'retire', certAnalyst);
  });

  it('lets a rule that rests go on', async () => {
    const signature = fresh('sig');
    const { id } = await goLive(
      counting(signature, { more: 'x-case: { limits: { groups: 1, events: 1000, pause: 10h } }' }),
    );
    await alerts(signature, fresh('account'), 1);
    await alerts(signature, fresh('account'), 1);
    const rests = (await analyst.get<BookRuleDto>(`/api/v1/rules/${id}`)).body;
    expect(rests).toMatchObject({ resting: 1, pauses: [{ site: 'KRPUS', over: 'groups', most: 1, resumedBy: null }] });
    const account = fresh('account');
    expect((await alerts(signature, account, 3)).flatMap(ruled)).toEqual([]);
    const pause = rests.pauses[0]?.id ?? '';
    const grid = await watch.somebody('analyst', 'kr-grid');
    expect((await grid.post(`/api/v1/rules/pauses/${pause}/resume`, { reason: 'Let it' })).status).toBe(404);
    expect((await analyst.post(`/api/v1/rules/pauses/${pause}/resume`, { reason: 'Let it' })).status).toBe(204);
    expect((await analyst.post(`/api/v1/rules/pauses/${pause}/resume`, { reason: 'Let it' })).body.error.code).toBe(
      'already_over',
    );
    await until(
      async () =>
        (await app.db.query('SELECT 1 FROM rule_pauses WHERE id = $1 AND resumed_ordinal IS NOT NULL', [pause])).length,
    );
    await alerts(signature, account, 2);
    await restart();
    const [last] = await alerts(signature, account, 1);
    expect(ruled(last)).toMatchObject([{ measured: 3 }]);
    expect((await analyst.get<BookRuleDto>(`/api/v1/rules/${id}`)).body).toMatchObject({
      resting: 0,
      pauses: [{ resumedBy: { id: analyst.person.actorId } }],
    });
  });
});
