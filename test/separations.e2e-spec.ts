import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

/** What a person took apart stays apart, whenever the server starts again. */
describe('cases that a person took apart', () => {
  let app: TestApp;
  let key: string;
  let count = 0;
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
  });
  afterAll(async () => app.close());

  async function post(...alerts: { minute: number; address: string }[]): Promise<string[]> {
    const bodies = alerts.map(({ minute, address }) => {
      count += 1;
      return nativeAlert(`separation-${count}`, {
        occurredAt: new Date(Date.UTC(2026, 2, 1, 1, minute)).toISOString(),
        title: `Alert ${count}`,
        severity: 70,
        signature: `test:${count}`,
        entities: [{ type: 'ip', value: address, role: 'source' }],
      });
    });
    const { status, body } = await sendBytes(app, key, JSON.stringify(bodies));
    expect(status).toBe(200);
    await until(() => correlated(app.db));
    return body.results.map((result) => result.id ?? '');
  }

  const groups = async (...alertIds: string[]): Promise<string[]> => {
    const rows = await app.db.query<{ alert_id: string; group_id: string }>(
      'SELECT alert_id, group_id FROM alert_links WHERE alert_id = ANY($1::uuid[])',
      [alertIds],
    );
    return alertIds.map((id) => rows.find((row) => row.alert_id === id)?.group_id ?? '');
  };

  it('stay apart from each other too, after the server starts again', async () => {
    const [a = '', b = '', c = ''] = await post(
      { minute: 0, address: '10.0.1.1' },
      { minute: 1, address: '10.0.1.1' },
      { minute: 2, address: '10.0.1.1' },
    );
    const [whole] = await groups(a);
    for (const alertId of [b, c]) {
      const body = { alertIds: [alertId], reason: 'Another hand' };
      expect((await app.post(`/api/v1/cases/${whole}/split`, body)).status).toBe(200);
    }
    await app.stop();
    app = await startApp({}, { db: app.db, demoRegistry: false });
    await post({ minute: 3, address: '10.0.1.1' }, { minute: 4, address: '10.0.1.1' });
    expect(new Set(await groups(a, b, c)).size).toBe(3);
    const stored = await app.db.query<{ pair: string[] }>(
      'SELECT ARRAY[group_id, other_group_id] AS pair FROM case_separations',
    );
    const [inA = '', inB = '', inC = ''] = await groups(a, b, c);
    for (const pair of [
      [inA, inB],
      [inA, inC],
      [inB, inC],
    ]) {
      expect(stored.some((row) => pair.every((group) => row.pair.includes(group)))).toBe(true);
    }
  });
});
