import { v7 as uuidv7 } from 'uuid';
import { type TestApp, startApp } from './support/app.ts';
import { until } from './support/until.ts';

/** Correlation on the real store: alerts are put in as intake does, cases are read over HTTP. */
describe('correlation', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(async () => app.close());

  interface CaseItem {
    id: string;
    number: number;
    title: string;
    severity: number;
    alertCount: number;
  }

  async function put(
    rows: { externalId: string; at: string; severity: number; entities: object[]; title: string }[],
  ): Promise<string[]> {
    const [sensor] = await app.db.query<{ id: string; site_id: string; nation: string; organisation_id: string }>(
      `SELECT s.id, s.site_id, t.nation, t.organisation_id FROM sensors s JOIN sites t ON t.id = s.site_id
       WHERE t.code = 'KRPUS' AND s.kind = 'suricata'`,
    );
    const ids: string[] = [];
    for (const row of rows) {
      const id = uuidv7();
      ids.push(id);
      await app.db.query(
        `WITH a AS (INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind,
           signature, title, severity, categories, occurred_at, received_at, effective_at, clock, entities, attributes,
           tlp, pap, raw)
         VALUES ($1, 'live', $2, $3, $4, $5, $6, 'native', 'cyber', $6, $7, $8, '{}', $9, now(), $9, 'ok', $10, '{}',
           'AMBER', 'AMBER', '{}') RETURNING id)
         INSERT INTO correlation_inputs (realm, kind, ref) SELECT 'live', 'alert', id FROM a`,
        [
          id,
          sensor?.nation,
          sensor?.organisation_id,
          sensor?.site_id,
          sensor?.id,
          row.externalId,
          row.title,
          row.severity,
          row.at,
          JSON.stringify(row.entities),
        ],
      );
    }
    return ids;
  }

  it('turns related alerts into one case that says why', async () => {
    await put([
      {
        externalId: 'a',
        at: '2026-03-02T00:00:00Z',
        severity: 50,
        title: 'Scan',
        entities: [{ type: 'ip', value: '10.0.0.5', role: 'source' }],
      },
      {
        externalId: 'b',
        at: '2026-03-02T00:05:00Z',
        severity: 70,
        title: 'Write',
        entities: [{ type: 'ip', value: '10.0.0.5', role: 'source' }],
      },
    ]);
    const [found] = await until(async () => {
      const { body } = await app.get<{ items: CaseItem[] }>('/api/v1/cases?site=KRPUS');
      return body.items.length > 0 && body.items[0]?.alertCount === 2 ? body.items : undefined;
    });
    expect(found).toMatchObject({ number: 1, alertCount: 2 });
    const alerts = await app.get<{ items: { title: string; reasons: { text: string }[] }[] }>(
      `/api/v1/cases/${found?.id}/alerts`,
    );
    expect(alerts.body.items.find((item) => item.title === 'Write')?.reasons[0]?.text).toContain(
      'Shares address 10.0.0.5',
    );
  });
});
