import type { OrganisationSettingsDto } from '../src/registry/organisation-settings.dto.ts';
import type { AlertDto } from '../src/intake/alert.dto.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { type Answer, type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';

describe('what an organisation decides for itself', () => {
  let app: TestApp;
  let key: string;
  let administrator: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
    administrator = await signUp(app, { organisation: 'kr-port-soc', roles: ['administrator'] });
  });
  afterAll(() => app?.close());

  const path = (organisation: string): string =>
    `/api/v1/organisations/${demoId('organisations', organisation)}/settings`;
  const standard = { defaultTlp: 'AMBER', defaultPap: 'AMBER' };
  type Answered = Answer<OrganisationSettingsDto & ErrorAnswer>;
  const get = (who: TestPerson, organisation: string): Promise<Answered> =>
    app.get(path(organisation), bySession(who.cookie));
  const put = (who: TestPerson, organisation: string, body: unknown): Promise<Answered> =>
    app.request('PUT', path(organisation), { ...bySession(who.cookie), body });

  let count = 0;
  async function alert(sensorKey: string, marking: Record<string, unknown> = {}): Promise<[string, string]> {
    count += 1;
    const sent = await sendBytes(app, sensorKey, JSON.stringify(nativeAlert(`default-${count}`, marking)));
    const { body } = await app.get<AlertDto>(`/api/v1/alerts/${sent.body.results[0]?.id}`);
    return [body.tlp, body.pap];
  }

  it('is AMBER twice, without a second factor, until it says otherwise', async () => {
    expect((await get(administrator, 'kr-port-soc')).body).toEqual(standard);
    expect(await alert(key)).toEqual(['AMBER', 'AMBER']);
  });

  it('marks from then on what its sensors and people send without a marking, and nothing else', async () => {
    const wanted = { defaultTlp: 'AMBER+STRICT', defaultPap: 'RED' };
    const { status, body } = await put(administrator, 'kr-port-soc', wanted);
    expect([status, body]).toEqual([200, wanted]);
    expect((await get(administrator, 'kr-port-soc')).body).toEqual(wanted);
    expect(await alert(key)).toEqual(['AMBER+STRICT', 'RED']);
    expect(await alert(key, { tlp: 'GREEN' })).toEqual(['GREEN', 'RED']);
    expect(await alert(key, { tlp: 'RED', pap: 'CLEAR' })).toEqual(['RED', 'CLEAR']);
    expect(await alert(await app.keyOf('SGJUR', 'suricata'))).toEqual(['AMBER', 'AMBER']);
    const report = {
      siteCode: 'KRPUS',
      clientId: 'r-1',
      text: 'A drone above the fuel pier',
      occurredAt: new Date().toISOString(),
      category: 'sighting',
      reporter: 'Harbour master',
      reliability: 'B',
      credibility: 2,
    };
    const cert = await signUp(app, { organisation: 'kr-cert', roles: ['lead'] });
    for (const [options, clientId] of [
      [{}, 'r-1'],
      [{ token: cert.token }, 'r-2'],
    ] as const) {
      const stored = await app.post<{ alert?: AlertDto } & ErrorAnswer>(
        '/api/v1/reports',
        { ...report, clientId },
        options,
      );
      // The CERT enters it for the port and, with this default, does not see it afterwards.
      expect([clientId, stored.status]).toEqual([clientId, 201]);
      expect(stored.body.alert?.tlp).toBe(clientId === 'r-1' ? 'AMBER+STRICT' : undefined);
    }
    expect(
      await app.db.query(`SELECT DISTINCT tlp, pap FROM alerts WHERE format = 'report' AND nation = 'KR'`),
    ).toEqual([{ tlp: 'AMBER+STRICT', pap: 'RED' }]);
  });

  it('is told to the audit trail once for each change', async () => {
    const wanted = { defaultTlp: 'GREEN', defaultPap: 'GREEN' };
    await put(administrator, 'kr-port-soc', wanted);
    await put(administrator, 'kr-port-soc', wanted);
    const [last, ...others] = await app.db.query<{ data: object }>(
      `SELECT actor->>'id' AS actor, nation, organisation_id, data FROM journal
       WHERE realm = 'access' AND type = 'settings.changed' AND data->'changes' ? 'defaultTlp' ORDER BY seq DESC`,
    );
    expect(others).toHaveLength(1);
    expect(last).toMatchObject({
      actor: administrator.actorId,
      nation: 'KR',
      organisation_id: administrator.organisationId,
      data: {
        organisationId: administrator.organisationId,
        changes: {
          defaultTlp: { from: 'AMBER+STRICT', to: 'GREEN' },
          defaultPap: { from: 'RED', to: 'GREEN' },
        },
      },
    });
    await put(administrator, 'kr-port-soc', standard);
  });

  it('is nobody else’s to decide: not the CERT’s, not of a role without the right, not in part', async () => {
    const cert = await signUp(app, { organisation: 'kr-cert', roles: ['administrator'] });
    const abroad = await signUp(app, { organisation: 'sg-cert', roles: ['administrator'] });
    const lead = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
    for (const [who, code] of [
      [cert, 'other_organisation'],
      [abroad, 'other_organisation'],
      [lead, 'not_granted'],
    ] as const) {
      for (const answer of [await get(who, 'kr-port-soc'), await put(who, 'kr-port-soc', standard)]) {
        expect([answer.status, answer.body.error.code]).toEqual([403, code]);
      }
    }
    for (const [body, field] of [
      [{ ...standard, defaultTlp: 'WHITE' }, 'defaultTlp'],
      [{ ...standard, defaultPap: 'AMBER+STRICT' }, 'defaultPap'],
      [{ defaultTlp: 'RED' }, 'defaultPap'],
      [{ ...standard, organisationId: abroad.organisationId }, 'organisationId'],
    ] as const) {
      const answer = await put(administrator, 'kr-port-soc', body);
      expect([answer.status, answer.body.error.field]).toEqual([400, field]);
    }
    const nowhere = await app.get('/api/v1/organisations/00000000-0000-4000-8000-000000000000/settings');
    expect([nowhere.status, nowhere.body.error.code]).toEqual([404, 'organisation_not_found']);
    expect((await get(administrator, 'kr-port-soc')).body).toEqual(standard);
  });
});
