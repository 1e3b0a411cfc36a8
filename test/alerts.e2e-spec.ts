import { v7 as uuidv7 } from 'uuid';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';

interface Alert {
  id: string;
  externalId: string;
  caseId: string | null;
  link: Record<string, unknown> | null;
}
interface Page {
  items: Alert[];
  next: string | null;
}

let app: TestApp;

const list = async (query: string) => (await app.get<Page>(`/api/v1/alerts?limit=500&${query}`)).body.items;
const names = async (query: string) => (await list(query)).map(({ externalId }) => externalId).sort();

describe('the alerts people read', () => {
  beforeAll(async () => {
    app = await startApp();
    const sg = await app.keyOf('SGJUR', 'suricata');
    const kr = await app.keyOf('KRPUS', 'suricata');
    const at = (hour: number) => ({ occurredAt: `2026-03-02T${String(hour).padStart(2, '0')}:00:00Z` });
    await sendBytes(
      app,
      sg,
      JSON.stringify([
        nativeAlert('scan', { ...at(8), severity: 30, title: 'Port scan', signature: 'ids:scan' }),
        nativeAlert('write', { ...at(9), severity: 80, title: 'Write of 100% to a pump' }),
        nativeAlert('drone', {
          ...at(10),
          kind: 'airspace',
          severity: 55,
          title: 'Drone',
          entities: [{ type: 'serial', value: '1581F_X', role: 'subject' }],
        }),
      ]),
    );
    await sendBytes(app, kr, JSON.stringify([nativeAlert('login', { ...at(9), severity: 55, title: 'Failed login' })]));
  });

  afterAll(async () => {
    await app.close();
  });

  it.each([
    ['', ['drone', 'login', 'scan', 'write']],
    ['site=SGJUR', ['drone', 'scan', 'write']],
    ['site=NOWHERE', []],
    ['sensor=krpus-suricata', ['login']],
    ['kind=airspace', ['drone']],
    ['minSeverity=55', ['drone', 'login', 'write']],
    ['since=2026-03-02T09:00:00Z&until=2026-03-02T10:00:00Z', ['login', 'write']],
    ['since=2026-03-02T18:00:00%2B08:00', ['drone']],
    ['q=SCAN', ['scan']],
    ['q=ids:', ['scan']],
    ['q=1581f_x', ['drone']],
    ['q=100%25', ['write']],
    ['q=100_', []],
    ["q='%20OR%20true%20--", []],
    ['site=SGJUR&minSeverity=50&kind=cyber', ['write']],
  ])('?%s gives %j', async (query, expected) => {
    expect(await names(query)).toEqual(expected);
  });

  it.each([
    'limit=0',
    'limit=501',
    'kind=x',
    'minSeverity=101',
    'since=yesterday',
    'case=5',
    'q=',
    'colour=red',
    'cursor=x',
    'site=a&site=b',
  ])('?%s is refused', async (query) => {
    expect((await app.get(`/api/v1/alerts?${query}`)).status).toBe(400);
  });

  it('come in pages, newest arrival first, without repeats or holes', async () => {
    const seen: Alert[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `/api/v1/alerts?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const page: Page = (await app.get<Page>(path)).body;
      expect(page.items.length).toBeLessThanOrEqual(1);
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(seen.map(({ externalId }) => externalId)).toEqual(['login', 'drone', 'write', 'scan']);
  });

  it('are shown with the case they are in, and with why', async () => {
    const [alert] = await list('q=Failed');
    const [owner] = await app.db.query<{ site_id: string; organisation_id: string }>(
      'SELECT site_id, organisation_id FROM alerts WHERE id = $1',
      [alert?.id],
    );
    const caseId = uuidv7();
    const reason = { rule: 'shared-entity', version: 1, text: 'Both name 10.20.0.5', facts: {}, weight: 0.8 };
    await app.db.query(
      `INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, severity, priority, factors, facts,
         tlp, pap, first_seen, last_seen, opened_at, updated_at)
       VALUES ($1, 'live', 900001, 'KR', $2, $3, 'Case', 55, 3, '[]', '{}', 'AMBER', 'AMBER', now(), now(), now(), now())`,
      [caseId, owner?.organisation_id, owner?.site_id],
    );
    await app.db.query(
      `INSERT INTO alert_links (alert_id, realm, nation, site_id, ordinal, group_id, head_id, source, reasons, score, late,
         first_at, last_at, linked_at)
       VALUES ($1, 'live', 'KR', $2, 900001, $3, $1, 'person', $4, 0.8, false, now(), now(), now())
       ON CONFLICT (alert_id) DO UPDATE SET group_id = $3, source = 'person', reasons = $4, score = 0.8`,
      [alert?.id, owner?.site_id, caseId, JSON.stringify([reason])],
    );
    expect(await names(`case=${caseId}`)).toEqual(['login']);
    expect(await names('case=none')).not.toContain('login');
    const { body } = await app.get<Alert>(`/api/v1/alerts/${alert?.id}`);
    expect(body.caseId).toBe(caseId);
    expect(body.link).toMatchObject({ headId: alert?.id, source: 'person', score: 0.8, reasons: [reason] });
  });

  it('are not there for those who ask for others, or without a token', async () => {
    expect((await app.get('/api/v1/alerts/01890a5d-ac96-774b-bcce-b302099a8057')).body.error.code).toBe(
      'alert_not_found',
    );
    expect((await app.get('/api/v1/alerts/x')).body.error.code).toBe('invalid_uuid');
    expect((await app.get('/api/v1/alerts', { token: null })).status).toBe(401);
    const key = await app.keyOf('SGJUR', 'suricata');
    expect((await app.get('/api/v1/alerts', { token: key })).status).toBe(401);
  });
});
