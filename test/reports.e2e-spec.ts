import { startApp, type TestApp } from './support/app.ts';

interface Report {
  status: string;
  alert: Record<string, unknown> & { id: string; report: Record<string, unknown>; attributes: Record<string, unknown> };
}

let app: TestApp;
let unique = 0;

function report(changes: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    siteCode: 'SGJUR',
    clientId: `report-${(unique += 1)}`,
    text: 'Two people with a controller on the breakwater.\nA white van is parked beside them.',
    occurredAt: '2026-03-02T18:00:00+08:00',
    category: 'sighting',
    reporter: 'Harbour master',
    reliability: 'B',
    credibility: 2,
    ...changes,
  };
}

const create = (changes: Record<string, unknown> = {}) => app.post<Report>('/api/v1/reports', report(changes));
const refusal = async (changes: Record<string, unknown>) => {
  const { status, body } = await app.post('/api/v1/reports', report(changes));
  return `${status} ${body.error.code} ${body.error.field ?? ''}`.trim();
};

describe('a report by a person', () => {
  beforeAll(async () => {
    app = await startApp();
  });

  afterAll(async () => {
    await app.close();
  });

  it('becomes an alert, unverified, with a severity that explains itself', async () => {
    const { status, body } = await create({
      position: { lat: 1.31, lon: 103.72, errorM: 50 },
      entities: [{ type: 'serial', value: '1581F5', role: 'subject' }],
    });
    expect(status).toBe(201);
    expect(body.status).toBe('accepted');
    expect(body.alert).toMatchObject({
      kind: 'human',
      format: 'report',
      signature: 'report:sighting',
      title: 'Two people with a controller on the breakwater.',
      severity: 65,
      occurredAt: '2026-03-02T10:00:00.000Z',
      position: { lat: 1.31, lon: 103.72, alt: null, error: 50 },
      entities: [{ type: 'serial', value: '1581F5', role: 'subject' }],
      sensor: { code: 'sgjur-human' },
      report: {
        reporter: 'Harbour master',
        reliability: 'B',
        credibility: 2,
        verification: 'unverified',
        verifiedBy: null,
      },
    });
    expect(body.alert.attributes['severityFactors']).toEqual([
      { text: 'Sighting', points: 50 },
      { text: 'Source usually reliable (B)', points: 5 },
      { text: 'Probably true (2)', points: 10 },
    ]);
    expect(JSON.parse(String(body.alert['raw']))).toMatchObject({ siteCode: 'SGJUR', reporter: 'Harbour master' });
  });

  it('sent again is stored once and answered with the first one', async () => {
    const same = report();
    const first = await app.post<Report>('/api/v1/reports', same);
    const answers = await Promise.all(Array.from({ length: 5 }, () => app.post<Report>('/api/v1/reports', same)));
    for (const { status, body } of answers) {
      expect([status, body.status, body.alert.id]).toEqual([200, 'duplicate', first.body.alert.id]);
    }
  });

  it('makes the sensor of a site whose people never spoke, once', async () => {
    await app.db.query("DELETE FROM sensors WHERE code = 'krinc-human'");
    const answers = await Promise.all(Array.from({ length: 4 }, () => create({ siteCode: 'KRINC' })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(answers[0]?.body.alert['sensor']).toMatchObject({ code: 'KRINC-people' });
    expect(await app.db.query("SELECT kind, name FROM sensors WHERE code = 'KRINC-people'")).toMatchObject([
      { kind: 'human' },
    ]);
  });

  it.each([
    [{ siteCode: 'XXNOWHERE' }, '404 site_not_found siteCode'],
    [{ reliability: 'G' }, '400 invalid_is_in reliability'],
    [{ credibility: 7 }, '400 invalid_is_in credibility'],
    [{ credibility: '2' }, '400 invalid_is_in credibility'],
    [{ category: 'rumour' }, '400 invalid_is_in category'],
    [{ text: ' \n ' }, '400 invalid_matches text'],
    [{ text: 'a\0b' }, '400 bad_text text'],
    [{ text: 'a\ud800' }, '400 bad_text text'],
    [{ text: 'x'.repeat(8_001) }, '400 invalid_is_length text'],
    [{ text: ['x'] }, '400 invalid_matches text'],
    [{ occurredAt: '2026-03-02T18:00:00' }, '400 invalid_is_date occurredAt'],
    [{ occurredAt: 5 }, '400 invalid_is_date occurredAt'],
    [{ position: { lat: 91, lon: 0 } }, '400 invalid_max position.lat'],
    [{ position: { lat: 1 } }, expect.stringContaining('position.lon')],
    [{ entities: [[]] }, '400 invalid_is_object entities'],
    [{ entities: [[{ type: 'host', value: 'x' }]] }, expect.stringMatching(/^400 .* entities/)],
    [{ entities: [{ type: 'ip', value: '999.1.1.1' }] }, '400 bad_address entities[0].value'],
    [
      { entities: Array.from({ length: 21 }, () => ({ type: 'host', value: 'x' })) },
      '400 invalid_array_max_size entities',
    ],
    [{ clientId: undefined }, expect.stringContaining('clientId')],
    [{ severity: 100 }, '400 invalid_whitelist_validation severity'],
  ])('with %j is refused by the name of its field', async (changes, expected) => {
    expect(await refusal(changes)).toEqual(expected);
  });

  it('is confirmed or refuted by a person, which the journal tells', async () => {
    const { id } = (await create()).body.alert;
    const verify = (verification: string, reason: string) =>
      app.post<Report['alert']>(`/api/v1/reports/${id}/verification`, { verification, reason });
    const confirmed = await verify('confirmed', 'The patrol found the van');
    expect(confirmed.status).toBe(200);
    expect(confirmed.body.report).toMatchObject({
      verification: 'confirmed',
      verifiedBy: 'person:operator',
      verificationReason: 'The patrol found the van',
    });
    await verify('confirmed', 'Once more');
    await verify('refuted', 'It was the pilot launch crew');
    const entries = await app.db.query<{ data: unknown; actor: unknown }>(
      "SELECT data, actor FROM journal WHERE type = 'report.verified' AND data->>'alertId' = $1 ORDER BY seq",
      [id],
    );
    const by = 'person:operator';
    expect(entries.map(({ data }) => data)).toEqual([
      { alertId: id, verification: 'confirmed', by, reason: 'The patrol found the van' },
      { alertId: id, verification: 'refuted', by, reason: 'It was the pilot launch crew' },
    ]);
  });

  it('is not verified where there is none', async () => {
    const path = '/api/v1/reports/01890a5d-ac96-774b-bcce-b302099a8057/verification';
    const { status, body } = await app.post(path, { verification: 'confirmed', reason: 'x' });
    expect([status, body.error.code]).toEqual([404, 'report_not_found']);
    expect((await app.post(path, { verification: 'unverified', reason: 'x' })).status).toBe(400);
  });

  it('is for operators only', async () => {
    const key = await app.keyOf('SGJUR', 'suricata');
    expect((await app.post('/api/v1/reports', report(), { token: key })).status).toBe(401);
  });
});
