import { nativeAlert, sendBytes } from './support/alerts.ts';
import { type Answer, startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

interface CaseItem {
  id: string;
  number: number;
  status: string;
  severity: number;
  alertCount: number;
}

interface AlertItem {
  id: string;
  title: string;
  reasons: { rule: string; text: string }[];
}

/** From posts to cases over HTTP, and what people decide about them. */
describe('correlation', () => {
  let app: TestApp;
  let key: string;
  let count = 0;
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
  });
  afterAll(async () => app.close());

  /** Posts alerts of one hour of a day of their own, so that tests do not meet; resolves when they are correlated. */
  async function post(
    day: number,
    ...alerts: { minute: number; address: string; title: string; severity?: number }[]
  ): Promise<string[]> {
    const bodies = alerts.map(({ minute, address, title, severity = 70 }) =>
      nativeAlert(`correlation-${count++}`, {
        occurredAt: new Date(Date.UTC(2026, 2, day, 1, minute)).toISOString(),
        title,
        severity,
        signature: `test:${title}`,
        entities: [{ type: 'ip', value: address, role: 'source' }],
      }),
    );
    const { status, body } = await sendBytes(app, key, JSON.stringify(bodies));
    expect(status).toBe(200);
    await until(() => correlated(app.db));
    return body.results.map((result) => result.id ?? '');
  }

  async function caseOf(alertId: string): Promise<CaseItem> {
    const [row] = await app.db.query<{ group_id: string }>('SELECT group_id FROM alert_links WHERE alert_id = $1', [
      alertId,
    ]);
    const { body } = await app.get<CaseItem>(`/api/v1/cases/${row?.group_id}`);
    return body;
  }

  const decide = async (
    id: string,
    command: string,
    body: object,
  ): Promise<Answer<{ outcome?: { newNumber?: number } }>> => app.post(`/api/v1/cases/${id}/${command}`, body);

  it('turns related alerts into one case that says why', async () => {
    const [, second = ''] = await post(
      1,
      { minute: 0, address: '10.0.1.1', title: 'Scan' },
      { minute: 5, address: '10.0.1.1', title: 'Write' },
    );
    const found = await caseOf(second);
    expect(found).toMatchObject({ alertCount: 2, status: 'new', severity: 75 });
    const alerts = await app.get<{ items: AlertItem[] }>(`/api/v1/cases/${found.id}/alerts`);
    expect(alerts.body.items.find((item) => item.title === 'Write')?.reasons).toMatchObject([
      { rule: 'shared-entity', text: 'Shares address 10.0.1.1 with “Scan”, which began 5 min earlier' },
    ]);
  });

  it('merges two cases; what comes later for either joins the one', async () => {
    const [a = '', b = ''] = await post(
      2,
      { minute: 0, address: '10.0.2.1', title: 'A' },
      { minute: 1, address: '10.0.2.2', title: 'B' },
    );
    const [into, from] = [await caseOf(a), await caseOf(b)];
    expect(into.id).not.toBe(from.id);
    expect(await decide(from.id, 'merge', { into: into.id, reason: 'One intruder' })).toMatchObject({ status: 200 });
    const [later = ''] = await post(2, { minute: 3, address: '10.0.2.2', title: 'C' });
    expect(await caseOf(later)).toMatchObject({ id: into.id, alertCount: 3 });
    expect((await app.get<CaseItem>(`/api/v1/cases/${from.id}`)).body).toMatchObject({
      status: 'merged',
      mergedInto: { id: into.id, number: into.number },
    });
  });

  it('lets one of two crossing merges win, and loses no case', async () => {
    const [a = '', b = ''] = await post(
      3,
      { minute: 0, address: '10.0.3.1', title: 'A' },
      { minute: 1, address: '10.0.3.2', title: 'B' },
    );
    const [one, other] = [await caseOf(a), await caseOf(b)];
    await Promise.all([
      decide(one.id, 'merge', { into: other.id, reason: 'Same' }),
      decide(other.id, 'merge', { into: one.id, reason: 'Same' }),
    ]);
    await until(() => correlated(app.db));
    const states = await app.db.query<{ status: string }>(
      'SELECT status FROM cases WHERE id = ANY($1::uuid[]) ORDER BY status',
      [[one.id, other.id]],
    );
    expect(states).toEqual([{ status: 'merged' }, { status: 'new' }]);
    expect((await caseOf(a)).id).toBe((await caseOf(b)).id);
  });

  it('splits for good, tells it in the journal, and keeps a bridging alert on one side', async () => {
    const [a = '', b = ''] = await post(
      4,
      { minute: 0, address: '10.0.4.1', title: 'A' },
      { minute: 1, address: '10.0.4.1', title: 'B' },
    );
    const whole = await caseOf(a);
    const answer = await decide(whole.id, 'split', { alertIds: [b], reason: 'Planned test' });
    expect(answer.status).toBe(200);
    const part = await caseOf(b);
    expect(part.id).not.toBe(whole.id);
    await post(4, { minute: 2, address: '10.0.4.1', title: 'D' });
    expect((await caseOf(a)).id).not.toBe((await caseOf(b)).id);
    const split = await app.db.query<{ name: string; data: object }>(
      "SELECT actor->>'name' AS name, data FROM journal WHERE type = 'case.split' AND case_id = $1",
      [whole.id],
    );
    expect(split).toMatchObject([
      { name: 'Operator', data: { newCaseId: part.id, newNumber: part.number, alertIds: [b] } },
    ]);
  });

  it('takes an alert out and keeps it out; puts it back on demand', async () => {
    const [a = '', b = ''] = await post(
      5,
      { minute: 0, address: '10.0.5.1', title: 'A' },
      { minute: 1, address: '10.0.5.1', title: 'B' },
    );
    const found = await caseOf(a);
    expect((await decide(found.id, 'unlink', { alertIds: [b], reason: 'Noise' })).status).toBe(200);
    expect(await caseOf(a)).toMatchObject({ alertCount: 1 });
    expect((await decide(found.id, 'link', { alertIds: [b], reason: 'It was not' })).status).toBe(200);
    expect(await caseOf(a)).toMatchObject({ id: found.id, alertCount: 2 });
  });

  it('adds nothing to a closed case, and goes on with a reopened one', async () => {
    const [a = ''] = await post(6, { minute: 0, address: '10.0.6.1', title: 'A' });
    const found = await caseOf(a);
    const close = await app.post(`/api/v1/cases/${found.id}/status`, { to: 'closed', reason: 'resolved' });
    expect(close.status).toBe(200);
    await until(() => correlated(app.db));
    const [b = ''] = await post(6, { minute: 2, address: '10.0.6.1', title: 'B' });
    expect((await caseOf(b)).id).not.toBe(found.id);
    expect((await app.post(`/api/v1/cases/${found.id}/status`, { to: 'active' })).status).toBe(200);
    await until(() => correlated(app.db));
    const [c = ''] = await post(6, { minute: 3, address: '10.0.6.1', title: 'A' });
    expect((await caseOf(c)).id).toBe(found.id);
  });

  it('leaves a severity alone that a person set', async () => {
    const [a = ''] = await post(7, { minute: 0, address: '10.0.7.1', title: 'A' });
    const found = await caseOf(a);
    expect((await app.post(`/api/v1/cases/${found.id}/severity`, { severity: 20, reason: 'Test rig' })).status).toBe(
      200,
    );
    await post(7, { minute: 1, address: '10.0.7.1', title: 'B', severity: 95 });
    expect(await caseOf(a)).toMatchObject({ severity: 20, alertCount: 2 });
  });

  it('leaves the reasons of a head that is repeated as they are, and writes them anew with a tie more', async () => {
    const stored = async (id: string) =>
      app.db.query<{ occurrences: string; rules: string[]; score: number }>(
        `SELECT occurrences, jsonb_path_query_array(reasons, '$[*].text') AS rules, score FROM alert_links WHERE alert_id = $1`,
        [id],
      );
    const write = (minute: number) => ({ minute, address: '10.0.9.1', title: 'Write' });
    const [, head = ''] = await post(9, { minute: 0, address: '10.0.9.1', title: 'Scan' }, write(5));
    const [first] = await stored(head);
    const scan = 'Shares address 10.0.9.1 with “Scan”, which began 5 min earlier';
    expect(first).toMatchObject({ occurrences: '1', rules: expect.arrayContaining([scan]) as string[] });
    await post(9, write(6));
    expect(await stored(head)).toEqual([{ ...first, occurrences: '2' }]);
    // It comes late, and began between the two.
    await post(9, { minute: 3, address: '10.0.9.1', title: 'Stop' });
    const [third] = await stored(head);
    expect(third?.rules).not.toEqual(first?.rules);
  });
});
