import { randomUUID } from 'node:crypto';
import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import type { MatchAgreementDto, MatchAgreementListDto, MatchPageDto } from '../src/sharing/matching/match.dto.ts';
import { DAILY_INDICATORS } from '../src/sharing/matching/match-submissions.service.ts';
import { startApp, type TestApp } from './support/app.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { sharedCase } from './support/shared-case.ts';

interface Named {
  type: string;
  value: string;
}

const domain = (name: string): Named => ({ type: 'domain', value: `${name}.example` });
const as = (person: TestPerson) => ({ token: person.token });

describe('comparing indicators', () => {
  let app: TestApp;
  let korea: TestPerson;
  let portOfKorea: TestPerson;
  let singapore: TestPerson;
  let portOfSingapore: TestPerson;
  let malaysia: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    const liaison = (organisation: string) => signUp(app, { organisation, roles: ['liaison'] });
    korea = await liaison('kr-cert');
    portOfKorea = await liaison('kr-port-soc');
    singapore = await liaison('sg-cert');
    portOfSingapore = await liaison('sg-port-soc');
    malaysia = await liaison('my-cert');
  });
  afterAll(() => app?.close());

  const SITES: Record<string, string> = { KR: 'KRPUS', SG: 'SGSIN' };
  /** An alert of a nation's port that names entities. */
  const alertOf = async (nation: 'KR' | 'SG', entities: Named[], tlp = 'AMBER'): Promise<string> => {
    const id = randomUUID();
    const site = SITES[nation] ?? '';
    await app.db.query(
      `INSERT INTO alerts (id, realm, nation, organisation_id, site_id, sensor_id, external_id, format, kind, signature,
         title, severity, categories, occurred_at, received_at, effective_at, clock, entities, attributes, tlp, pap, raw)
       VALUES ($1::uuid, 'live', $2, $3, $4, $5, $1::text, 'native', 'cyber', 's', 'Beacon', 50, '{}', now(), now(), now(),
         'ok', $6, '{}', $7, 'AMBER', '{}')`,
      [
        id,
        nation,
        demoId('organisations', `${nation.toLowerCase()}-port-soc`),
        demoId('sites', site),
        demoId('sensors', demoSensorCode(site, 'suricata')),
        JSON.stringify(entities.map((entity) => ({ ...entity, role: 'source' }))),
        tlp,
      ],
    );
    return id;
  };
  const propose = async (by: TestPerson, partner: string): Promise<MatchAgreementDto> => {
    const answer = await app.post<MatchAgreementDto>('/api/v1/matches/agreements', { partner }, as(by));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const act = async (by: TestPerson, id: string, what: string, body?: unknown) => {
    const answer = await app.post(`/api/v1/matches/agreements/${id}/${what}`, body, as(by));
    return answer.status < 300 ? answer.status : [answer.status, answer.body.error.code];
  };
  const submit = (by: TestPerson, id: string, alertId: string, ...indicators: Named[]) =>
    act(by, id, 'indicators', { indicators: indicators.map(({ type, value }) => ({ alertId, type, value })) });
  const matchesOf = async (by: TestPerson) => (await app.get<MatchPageDto>('/api/v1/matches', as(by))).body.items;

  it('tells two nations, after both consented, what both hold and nothing else, and forgets it when either ends it', async () => {
    const { id } = await propose(korea, 'SG');
    const shared = domain('evil');
    const ours = await alertOf('KR', [shared, domain('korea-only')]);
    const theirs = await alertOf('SG', [{ type: 'domain', value: 'EVIL.Example' }, domain('singapore-only')]);

    expect(await submit(portOfKorea, id, ours, shared)).toEqual([409, 'not_agreed']);
    expect(await act(korea, id, 'consent')).toEqual([409, 'not_proposed_to_you']);
    expect(await act(portOfSingapore, id, 'consent')).toEqual([403, 'not_for_nation']);
    expect(await act(malaysia, id, 'consent')).toEqual([404, 'agreement_not_found']);
    expect(await act(singapore, id, 'consent')).toBe(200);

    expect(await submit(portOfKorea, id, ours, shared, domain('korea-only'))).toBe(204);
    expect(await matchesOf(portOfKorea)).toEqual([]);
    expect(
      await submit(portOfSingapore, id, theirs, { type: 'domain', value: 'evil.example' }, domain('singapore-only')),
    ).toBe(204);
    expect(await matchesOf(portOfKorea)).toMatchObject([{ ...shared, partner: 'SG', agreementId: id }]);
    expect(await matchesOf(portOfSingapore)).toMatchObject([{ value: 'evil.example', partner: 'KR' }]);
    // Other organisations of the two nations, and other nations, learn nothing of it.
    for (const other of [korea, singapore, malaysia]) expect(await matchesOf(other)).toEqual([]);
    const told = await app.db.query<{ nation: string; organisation_id: string; data: unknown }>(
      `SELECT nation, organisation_id, data FROM journal WHERE type = 'match.found' ORDER BY nation`,
    );
    expect(told).toEqual([
      { nation: 'KR', organisation_id: portOfKorea.organisationId, data: { agreementId: id, partner: 'SG', count: 1 } },
      {
        nation: 'SG',
        organisation_id: portOfSingapore.organisationId,
        data: { agreementId: id, partner: 'KR', count: 1 },
      },
    ]);

    expect(await act(singapore, id, 'revoke')).toBe(200);
    expect(await matchesOf(portOfKorea)).toEqual([]);
    const [left] = await app.db.query(
      `SELECT (SELECT count(*)::int FROM match_indicators) AS indicators, (SELECT count(*)::int FROM match_halves) AS halves`,
    );
    expect(left).toEqual({ indicators: 0, halves: 0 });
    expect(await submit(portOfKorea, id, ours, shared)).toEqual([409, 'not_agreed']);
    expect(await act(korea, id, 'revoke')).toEqual([409, 'agreement_over']);
  });

  it('keeps neither indicators nor keys in the clear from each other: digests of one agreement are nothing in another', async () => {
    const digestsOf = async (): Promise<string[]> => {
      const { id } = await propose(singapore, 'KR');
      await act(korea, id, 'consent');
      const alert = await alertOf('KR', [domain('same')]);
      expect(await submit(portOfKorea, id, alert, domain('same'))).toBe(204);
      const rows = await app.db.query<{ digest: Buffer }>(
        'SELECT digest FROM match_indicators WHERE agreement_id = $1',
        [id],
      );
      const halves = await app.db.query<{ half: Buffer }>('SELECT half FROM match_halves WHERE agreement_id = $1', [
        id,
      ]);
      expect(halves.every(({ half }) => half.length > 64)).toBe(true);
      await act(singapore, id, 'revoke');
      return rows.map(({ digest }) => digest.toString('hex'));
    };
    const [first, second] = [await digestsOf(), await digestsOf()];
    expect(first).toHaveLength(1);
    expect(first).not.toEqual(second);
  });

  it('is asked only about what an alert of one’s own names, and what means something outside', async () => {
    const { id } = await propose(korea, 'SG');
    expect((await app.post('/api/v1/matches/agreements', { partner: 'KR' }, as(singapore))).body.error.code).toBe(
      'agreement_stands',
    );
    await act(singapore, id, 'consent');
    const alert = await alertOf('KR', [domain('mine'), { type: 'ip', value: '10.0.0.5' }]);
    const strict = await alertOf('KR', [domain('strict')], 'AMBER+STRICT');
    const abroad = await alertOf('SG', [domain('theirs')]);
    expect(await submit(portOfKorea, id, alert, domain('guessed'))).toEqual([400, 'indicator_not_found']);
    expect(await submit(portOfKorea, id, abroad, domain('theirs'))).toEqual([400, 'indicator_not_found']);
    expect(await submit(korea, id, strict, domain('strict'))).toEqual([400, 'indicator_not_found']);
    expect(await submit(portOfKorea, id, alert, { type: 'ip', value: '10.0.0.5' })).toEqual([400, 'local_indicator']);
    expect(await submit(malaysia, id, alert, domain('mine'))).toEqual([404, 'agreement_not_found']);
    const lead = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
    const caseId = await sharedCase(app.db);
    const noted = { type: 'domain', value: 'noted.example', isIoc: true };
    const observable = await app.post<{ id: string }>(`/api/v1/cases/${caseId}/observables`, noted, as(lead));
    const ofObservable = (by: TestPerson) =>
      act(by, id, 'indicators', { indicators: [{ observableId: observable.body.id, ...domain('noted') }] });
    expect(await ofObservable(portOfSingapore)).toEqual([400, 'indicator_not_found']);
    expect(await ofObservable(portOfKorea)).toBe(204);
    expect(await submit(lead, id, alert, domain('mine'))).toEqual([403, 'not_granted']);
    expect((await app.get<MatchAgreementListDto>('/api/v1/matches/agreements', as(malaysia))).body.items).toEqual([]);

    const many = Array.from({ length: 500 }, (_, index) => domain(`word${index}`));
    const dictionary = await alertOf('KR', many);
    for (let sent = 500; sent <= DAILY_INDICATORS - 100; sent += 500) {
      expect(await submit(portOfKorea, id, dictionary, ...many)).toBe(204);
    }
    expect(await submit(portOfKorea, id, dictionary, ...many)).toEqual([429, 'too_many_indicators']);
    await act(korea, id, 'revoke');
    const again = await propose(korea, 'SG');
    await act(singapore, again.id, 'consent');
    expect(await submit(portOfKorea, again.id, dictionary, ...many)).toEqual([429, 'too_many_indicators']);
  });
});
