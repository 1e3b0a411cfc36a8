import type { RelatedDto, RelatedPageDto } from '../src/related/related.dto.ts';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { publishCase } from './support/published-release.ts';
import { TwoSites } from './support/two-sites.ts';
import { until } from './support/until.ts';

const as = (person: TestPerson) => ({ token: person.token });
const at = (begun: number, minute: number): string => new Date(begun + minute * 60_000).toISOString();
const domain = (value: string) => [{ type: 'domain', value }];
const SELECTION = { case: ['title'], alerts: 'all', alertFields: ['title', 'times', 'entities'] };

describe('what is proposed across nations, of what was released', () => {
  let app: TestApp;
  let sites: TwoSites;
  let busan: TestPerson;
  let port: TestPerson;
  let lead: TestPerson;
  let grid: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    sites = new TwoSites(app);
    busan = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison', 'analyst'] });
    port = await signUp(app, { organisation: 'sg-port-soc', roles: ['analyst'] });
    lead = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    grid = await signUp(app, { organisation: 'sg-grid', roles: ['analyst'] });
  });
  afterAll(() => app?.close());

  const release = (caseId: string, command: Record<string, unknown> = {}) =>
    publishCase(app, busan, caseId, { selection: SELECTION, ...command });
  const recall = (id: string) => app.post(`/api/v1/releases/${id}/recall`, { reason: 'Enough' }, as(busan));
  const told = (id: string) =>
    app.db.query<{ nation: string; organisation_id: string; tlp: string; type: string; data: Record<string, unknown> }>(
      `SELECT nation, organisation_id, tlp, type, data FROM journal
       WHERE type LIKE 'related.%' AND data->>'relatedId' = $1 ORDER BY seq`,
      [id],
    );

  it('nothing before it is released; then a case and the package, to the recipient alone, until it is recalled', async () => {
    const korean = await sites.caseAt('KRPUS', domain('c2.nations.example.org'));
    const own = await sites.caseAt('SGJUR', domain('c2.nations.example.org'));
    expect(await sites.related(own, as(port))).toEqual([]);
    const feed = await LiveClient.subscribed(
      app,
      { filter: { types: ['related.proposed', 'related.withdrawn'] } },
      as(grid),
    );
    const made = await release(korean);
    const share = made.shares[0]!.shareId;
    const [found] = await sites.related(own, as(port));
    expect(found).toMatchObject({
      state: 'open',
      case: { id: own },
      other: null,
      share: { id: share, purpose: 'Joint watch', nation: 'KR' },
      reasons: [{ kind: 'domain', value: 'c2.nations.example.org', holders: 2, otherEvidence: [] }],
    });
    expect(found?.reasons[0]?.packageEvidence).toHaveLength(1);
    // The alert's name within the package, not its id.
    const [alert] = await app.db.query<{ id: string }>('SELECT alert_id AS id FROM alert_links WHERE group_id = $1', [
      korean,
    ]);
    expect(JSON.stringify(found)).not.toContain(alert!.id);
    expect(JSON.stringify(found)).not.toContain(korean);
    // The owner is told nothing, nor of anything that it could count.
    expect(await sites.related(korean, as(busan))).toEqual([]);
    expect((await app.get<RelatedPageDto>('/api/v1/related', as(busan))).body.items).toEqual([]);
    expect((await told(found!.id)).map(({ nation }) => nation)).toEqual(['SG']);
    expect((await feed.next('events')).events[0]).toMatchObject({
      type: 'related.proposed',
      data: { relatedId: found?.id, with: 'share' },
    });
    const accepted = await app.post<RelatedDto>(
      `/api/v1/related/${found!.id}/accept`,
      { reason: 'One crew' },
      as(port),
    );
    expect([accepted.status, accepted.body.state]).toEqual([200, 'accepted']);

    await recall(made.id);
    // At the next read, whatever the follower has taken in.
    const after = await app.get<RelatedPageDto>(`/api/v1/cases/${own}/related`, as(port));
    expect(after.body.items).toEqual([]);
    const gone = await app.post(`/api/v1/related/${found!.id}/dismiss`, { reason: 'x' }, as(port));
    expect([gone.status, gone.body.error.code]).toEqual([404, 'related_not_found']);
    await sites.settled();
    const kept = await app.db.query(
      `SELECT 1 FROM related_share_keys WHERE share_id = $1 UNION ALL SELECT 1 FROM related_reasons WHERE pair_id = $2`,
      [share, found!.id],
    );
    expect(kept).toEqual([]);
    expect((await told(found!.id)).at(-1)?.type).toBe('related.withdrawn');
    await feed.end();
  });

  it('of a package for one organisation or one person, to them alone', async () => {
    const value = 'addressed.example.org';
    const korean = await sites.caseAt('KRPUS', domain(value));
    const own = await sites.caseAt('SGJUR', domain(value));
    const strict = await sites.caseAt('SG-TUAS', domain(value), { tlp: 'AMBER+STRICT' });
    const forPort = await release(korean, {
      recipients: [{ kind: 'organisation', organisationId: port.organisationId }],
    });
    const [found] = await sites.related(own, as(port));
    expect(found?.share?.id).toBe(forPort.shares[0]!.shareId);
    expect((await sites.related(own, as(grid))).filter((pair) => pair.share !== null)).toEqual([]);
    expect(await told(found!.id)).toMatchObject([{ organisation_id: port.organisationId, tlp: 'AMBER+STRICT' }]);
    // The case of the grid that the port does not see is with no package the grid does not see.
    expect((await sites.related(strict, as(grid))).map(({ share }) => share)).toEqual([null]);

    const forLead = await release(korean, { recipients: [{ kind: 'person', accountId: lead.accountId }] });
    const shares = (await sites.related(own, as(lead))).flatMap(({ share }) => share?.id ?? []);
    expect(shares.toSorted()).toEqual([forPort, forLead].map((made) => made.shares[0]!.shareId).toSorted());
    expect((await sites.related(own, as(port))).flatMap(({ share }) => share?.id ?? [])).toEqual([
      forPort.shares[0]!.shareId,
    ]);
  });

  it('of what the package carries: what was withheld binds nothing', async () => {
    const value = 'withheld.example.org';
    const korean = await sites.caseAt('KRPUS', domain(value));
    const own = await sites.caseAt('SGJUR', domain(value));
    await release(korean, { selection: { case: ['title'], alerts: 'all', alertFields: ['title', 'times'] } });
    expect(await sites.related(own, as(port))).toEqual([]);
  });

  it('by techniques in the same order, where they are released', async () => {
    const begun = Date.now() - 600_000;
    const run = async (site: string, account: string): Promise<string> => {
      let caseId = '';
      for (const [minute, technique] of ['T1190', 'T1059', 'T0855'].entries()) {
        const changes = { attributes: { techniques: [technique] }, occurredAt: at(begun, minute) };
        caseId = await sites.caseAt(site, [{ type: 'user', value: account }], changes);
      }
      return caseId;
    };
    const korean = await run('KRPUS', 'crew-busan');
    const own = await run('SGJUR', 'crew-jurong');
    await release(korean);
    expect(await sites.related(own, as(port))).toEqual([]);
    await release(korean, { selection: { case: [], alerts: 'all', alertFields: ['techniques', 'times'] } });
    const [found] = await sites.related(own, as(port));
    expect(found?.reasons).toMatchObject([{ kind: 'sequence', value: 'T1190 → T1059 → T0855' }]);
    expect(found?.reasons[0]?.packageEvidence).toHaveLength(3);
  });

  it('until it expires', async () => {
    const value = 'expiring.example.org';
    const korean = await sites.caseAt('KRPUS', domain(value));
    const own = await sites.caseAt('SGJUR', domain(value));
    const made = await release(korean, { expiresAt: new Date(Date.now() + 4_000).toISOString() });
    const [found] = await sites.related(own, as(port));
    expect(found?.share?.id).toBe(made.shares[0]!.shareId);
    await until(async () => {
      const { body } = await app.get<RelatedPageDto>(`/api/v1/cases/${own}/related`, as(port));
      return body.items.length === 0 ? true : undefined;
    });
    await until(async () => ((await told(found!.id)).at(-1)?.type === 'related.withdrawn' ? true : undefined));
  });

  it('both sides learn of each other when both release, each of its own accord', async () => {
    const value = 'both.example.org';
    const korean = await sites.caseAt('KRPUS', domain(value));
    const own = await sites.caseAt('SGJUR', domain(value));
    await release(korean);
    const liaison = await signUp(app, { organisation: 'sg-port-soc', roles: ['liaison'] });
    expect(await sites.related(korean, as(busan))).toEqual([]);
    await publishCase(app, liaison, own, {
      selection: SELECTION,
      recipients: [{ kind: 'organisation', organisationId: busan.organisationId }],
    });
    expect(await sites.related(korean, as(busan))).toMatchObject([{ share: { nation: 'SG' } }]);
    expect(await sites.related(own, as(port))).toMatchObject([{ share: { nation: 'KR' } }]);
  });
});
