import type { ErrorAnswer } from './support/app.ts';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { TwoSites } from './support/two-sites.ts';
import type { RelatedDto, RelatedPageDto } from '../src/related/related.dto.ts';
import { demoId } from '../src/registry/demo-registry.ts';

const as = (person: TestPerson) => ({ token: person.token });
const domain = (value: string) => [{ type: 'domain', value }];

describe('what is proposed across sites', () => {
  let app: TestApp;
  let sites: TwoSites;
  let analyst: TestPerson;
  let lead: TestPerson;
  let observer: TestPerson;
  let grid: TestPerson;
  let cert: TestPerson;
  let singapore: TestPerson;

  beforeAll(async () => {
    app = await startApp();
    sites = new TwoSites(app);
    analyst = await signUp(app, { organisation: 'kr-port-soc', roles: ['analyst'] });
    lead = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead', 'liaison'] });
    observer = await signUp(app, { organisation: 'kr-port-soc', roles: ['observer'] });
    grid = await signUp(app, { organisation: 'kr-grid', roles: ['analyst'] });
    cert = await signUp(app, { organisation: 'kr-cert', roles: ['analyst'] });
    singapore = await signUp(app, { organisation: 'sg-cert', roles: ['analyst', 'liaison', 'lead'] });
  });
  afterAll(() => app?.close());

  const journal = (id: string) =>
    app.db.query<{ type: string; case_id: string; tlp: string; data: Record<string, unknown> }>(
      `SELECT type, case_id, tlp, data FROM journal WHERE type LIKE 'related.%' AND data->>'relatedId' = $1 ORDER BY seq`,
      [id],
    );
  const decide = (id: string, verb: 'accept' | 'dismiss', who: TestPerson, body: object = { reason: 'Looked at it' }) =>
    app.post<RelatedDto & ErrorAnswer>(`/api/v1/related/${id}/${verb}`, body, as(who));

  it('two cases of different sites that met the same rare thing, with why, and live', async () => {
    const live = await LiveClient.subscribed(app, { filter: { types: ['related.proposed'] } }, as(analyst));
    const elsewhere = await LiveClient.subscribed(app, { filter: { types: ['related.proposed'] } }, as(singapore));
    const one = await sites.caseAt('KRPUS', domain('c2.first.example.org'));
    const other = await sites.caseAt('KRINC', domain('C2.first.example.org'));
    const [found, ...none] = await sites.related(one, as(analyst));
    expect(none).toEqual([]);
    expect(found).toMatchObject({
      state: 'open',
      case: { id: one },
      other: { id: other, site: { code: 'KRINC' } },
      share: null,
    });
    expect(found?.reasons).toMatchObject([
      { kind: 'domain', value: 'c2.first.example.org', holders: 2, most: 8, messageKey: 'related.domain' },
    ]);
    expect(found?.reasons[0]?.text).toBe(
      'Both met the domain c2.first.example.org; 2 have it, and what more than 8 have binds nothing',
    );
    // From the other side the sides are turned round.
    const [turned] = await sites.related(other, as(analyst));
    expect(turned).toMatchObject({ id: found?.id, case: { id: other }, other: { id: one } });
    expect(turned?.reasons[0]?.evidence).toEqual(found?.reasons[0]?.otherEvidence);
    const told = await live.next('events');
    expect(told.events[0]).toMatchObject({ type: 'related.proposed', data: { relatedId: found?.id, with: 'case' } });
    const entries = await journal(found?.id ?? '');
    expect(entries.map(({ case_id: id }) => id).toSorted()).toEqual([one, other].toSorted());
    expect(elsewhere.frames.filter(({ type }) => type === 'events')).toEqual([]);
    await live.end();
    await elsewhere.end();
    // It says so, and merges nothing.
    expect(
      await app.db.query('SELECT 1 FROM cases WHERE id = ANY($1) AND merged_into IS NOT NULL', [[one, other]]),
    ).toEqual([]);
  });

  it('nothing by what means something only inside a site, nor within one site', async () => {
    const local = [
      { type: 'ip', value: '10.9.8.7' },
      { type: 'host', value: 'historian-9' },
      { type: 'user', value: 'operator9' },
      { type: 'domain', value: 'historian.corp' },
      { type: 'mac', value: '60:60:1f:00:00:09' },
    ];
    const one = await sites.caseAt('KRPUS', local);
    await sites.caseAt('KRINC', local);
    expect(await sites.related(one)).toEqual([]);
    const held = await app.db.query('SELECT key FROM related_case_keys WHERE case_id = $1', [one]);
    expect(held).toEqual([]);
  });

  it('a drone by its serial number, and a run of techniques in the same order', async () => {
    const serial = '1581F5FKD22BC00B';
    const one = await sites.caseAt('KRPUS', [{ type: 'serial', value: serial }]);
    const other = await sites.caseAt('KRINC', [{ type: 'serial', value: serial.toLowerCase() }]);
    const [found] = await sites.related(one, as(analyst));
    expect(found).toMatchObject({ other: { id: other }, reasons: [{ kind: 'serial', value: serial }] });

    const begun = Date.now() - 600_000;
    const run = async (site: string, techniques: string[]): Promise<string> => {
      const user = [{ type: 'user', value: `crew-${site}-${techniques.join('')}` }];
      let caseId = '';
      for (const [index, technique] of techniques.entries()) {
        caseId = await sites.caseAt(site, user, {
          title: `Seen ${technique} on a crane`,
          occurredAt: new Date(begun + index * 60_000).toISOString(),
        });
      }
      return caseId;
    };
    const attack = await run('KRPUS', ['T1190', 'T1059', 'T1021', 'T0855']);
    const same = await run('KRINC', ['T1190', 'T1059', 'T1021', 'T0855']);
    await run('KRUSN', ['T0855', 'T1021', 'T1059', 'T1190']);
    const pairs = await sites.related(attack, as(analyst));
    expect(pairs.map((pair) => pair.other?.id)).toEqual([same]);
    expect(pairs[0]?.reasons).toMatchObject([{ kind: 'sequence', value: 'T1190 → T1059 → T1021 → T0855', holders: 2 }]);
    expect(pairs[0]?.reasons[0]?.evidence).toHaveLength(4);
  });

  it('no more once too many have it, and says that it was withdrawn', async () => {
    const common = domain('cdn.example.net');
    const places = ['KRPUS', 'KRINC', 'KRUSN', 'KRKAN', 'KRPTK', 'KR-KORI', 'KR-HANBIT', 'KR-DANGJIN'];
    const first = await sites.caseAt(places[0]!, common);
    for (const site of places.slice(1)) await sites.caseAt(site, common);
    const before = await sites.related(first, as(lead));
    expect(before).toHaveLength(7);
    expect(before[0]?.reasons[0]).toMatchObject({ holders: 8, most: 8 });
    await sites.caseAt('KR-GAMCHEON', common);
    expect(await sites.related(first, as(lead))).toEqual([]);
    const [last] = (await journal(before[0]?.id ?? '')).toReversed();
    expect(last?.type).toBe('related.withdrawn');
  });

  it('to those alone who see both, and by what they see of it', async () => {
    const value = 'strict.example.org';
    const one = await sites.caseAt('KRPUS', domain(value), { tlp: 'AMBER+STRICT' });
    const other = await sites.caseAt('KR-KORI', domain(value));
    const [found] = await sites.related(one, as(analyst));
    expect(found).toMatchObject({ other: { id: other } });
    expect(await sites.related(other, as(grid))).toEqual([]);
    expect((await app.get(`/api/v1/cases/${one}/related`, as(grid))).status).toBe(404);
    expect((await app.get(`/api/v1/cases/${one}/related`, as(singapore))).status).toBe(404);
    for (const stranger of [grid, singapore]) {
      const list = await app.get<RelatedPageDto>('/api/v1/related', as(stranger));
      expect(JSON.stringify(list.body)).not.toContain(value);
      const answer = await decide(found?.id ?? '', 'accept', stranger);
      expect([answer.status, answer.body.error.code]).toEqual([404, 'related_not_found']);
    }
    expect((await journal(found?.id ?? '')).map(({ tlp }) => tlp)).toEqual(['AMBER+STRICT', 'AMBER+STRICT']);

    // A case that is raised takes what was proposed with it out of sight at once, and what was told of it out of the feed.
    const plain = await sites.caseAt('KRPUS', domain('raised.example.org'));
    const second = await sites.caseAt('KR-HANBIT', domain('raised.example.org'));
    const [shown] = await sites.related(second, as(grid));
    expect(shown).toMatchObject({ other: { id: plain } });
    const raised = await app.post(`/api/v1/cases/${plain}/marking`, { tlp: 'RED', reason: 'A named source' }, as(lead));
    expect([raised.status, raised.body]).toMatchObject([200, {}]);
    const after = await app.get<RelatedPageDto>(`/api/v1/cases/${second}/related`, as(grid));
    expect(after.body.items).toEqual([]);
    const feed = await LiveClient.subscribed(app, { cursor: 0, filter: { cases: [second] } }, as(grid));
    await feed.next('events');
    await feed.reach(feed.start);
    const types = feed.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map(({ type }) => type) : []));
    expect(types).not.toContain('related.proposed');
    await feed.end();
    await sites.settled();
    expect((await sites.related(plain, as(lead))).map(({ other: side }) => side?.id)).toEqual([second]);
    expect(await sites.related(plain, as(lead))).toHaveLength(1);
  });

  it('is accepted or dismissed by people of either side, with who, when and why, and stays so', async () => {
    const value = 'decided.example.org';
    const one = await sites.caseAt('KRPUS', domain(value));
    const other = await sites.caseAt('KR-KORI', domain(value));
    const [found] = await sites.related(one, as(analyst));
    const id = found?.id ?? '';
    expect((await decide(id, 'accept', observer)).body.error.code).toBe('not_granted');
    expect((await decide(id, 'dismiss', analyst, {})).status).toBe(400);
    const accepted = await decide(id, 'accept', grid, {});
    expect([accepted.status, accepted.body.state, accepted.body.decided]).toMatchObject([
      200,
      'accepted',
      { by: { id: grid.actorId }, reason: null },
    ]);
    expect((await decide(id, 'accept', analyst)).body.error.code).toBe('already_decided');
    for (const side of [one, other])
      expect(await sites.related(side, as(observer))).toMatchObject([{ state: 'accepted' }]);
    const dismissed = await decide(id, 'dismiss', cert, { reason: 'A scanner of the university' });
    expect(dismissed.body).toMatchObject({ state: 'dismissed', decided: { reason: 'A scanner of the university' } });
    // Another site comes in: what was dismissed is not proposed again, what is new is.
    const third = await sites.caseAt('KRINC', domain(value));
    const now = await sites.related(one, as(analyst));
    expect(now.map(({ other: side, state }) => [side?.id, state])).toEqual(
      expect.arrayContaining([
        [other, 'dismissed'],
        [third, 'open'],
      ]),
    );
    const open = await app.get<RelatedPageDto>('/api/v1/related?state=open&limit=200', as(analyst));
    expect(open.body.items.map((item) => item.id)).not.toContain(id);
    expect((await journal(id)).map(({ type }) => type)).toEqual([
      'related.proposed',
      'related.proposed',
      'related.accepted',
      'related.accepted',
      'related.dismissed',
      'related.dismissed',
    ]);
    const timeline = await app.get<{ items: { type: string; text: string }[] }>(
      `/api/v1/cases/${one}/timeline?limit=100`,
      as(analyst),
    );
    expect(timeline.body.items.find(({ type }) => type === 'related.dismissed')?.text).toContain(
      'A scanner of the university',
    );
  });

  it('is withdrawn when its alert leaves or its case is merged, and comes back when that is undone', async () => {
    const value = 'merged.example.org';
    const alert = await sites.alertAt('KRPUS', domain(value));
    const one = alert.caseId ?? '';
    const other = await sites.caseAt('KRINC', domain(value));
    const [found] = await sites.related(other, as(analyst));
    const into = await sites.caseAt('KRPUS', domain('into.example.org'));
    await app.post(`/api/v1/cases/${one}/merge`, { into, reason: 'One crew' }, as(analyst));
    expect((await sites.related(other, as(analyst))).map(({ other: side }) => side?.id)).toEqual([into]);
    await app.post(`/api/v1/cases/${one}/unmerge`, { reason: 'Two after all' }, as(analyst));
    expect((await sites.related(other, as(analyst))).map((pair) => [pair.id, pair.other?.id])).toEqual([
      [found?.id, one],
    ]);
    expect((await journal(found?.id ?? '')).map(({ type }) => type.slice('related.'.length))).toEqual([
      'proposed',
      'proposed',
      'withdrawn',
      'withdrawn',
      'proposed',
      'proposed',
    ]);
  });

  it('honours what people said never to join by', async () => {
    const value = 'proxy.example.org';
    const one = await sites.caseAt('KRPUS', domain(value));
    await sites.caseAt('KRINC', domain(value));
    expect(await sites.related(one, as(analyst))).toHaveLength(1);
    const placed = await app.post<{ id: string }>(
      '/api/v1/constraints',
      {
        kind: 'never_join',
        siteId: demoId('sites', 'KRINC'),
        cause: 'shared_infrastructure',
        reason: 'Our proxy',
        entity: { type: 'domain', value },
      },
      as(analyst),
    );
    expect(await sites.related(one, as(analyst))).toEqual([]);
    await app.post(`/api/v1/constraints/${placed.body.id}/end`, { reason: 'No longer ours' }, as(analyst));
    expect(await sites.related(one, as(analyst))).toHaveLength(1);
  });

  it('is the same after a stop, and after all of the journal is read again', async () => {
    const before = await sites.state();
    const [told] = await app.db.query<{ count: string }>("SELECT count(*) FROM journal WHERE type LIKE 'related.%'");
    await app.db.query('UPDATE related_progress SET position = 0');
    expect(await sites.state()).toBe(before);
    expect(await app.db.query("SELECT count(*) FROM journal WHERE type LIKE 'related.%'")).toEqual([told]);
    // From nothing: all but what people decided comes out of the journal again.
    await app.stop();
    await app.db.query(
      `DELETE FROM related_reasons WHERE pair_id IN (SELECT id FROM related_pairs WHERE decision IS NULL)`,
    );
    await app.db.query('DELETE FROM related_pairs WHERE decision IS NULL AND standing');
    await app.db.query('TRUNCATE related_case_keys, related_cases, related_progress');
    app = await startApp({}, { db: app.db, demoRegistry: false });
    sites = new TwoSites(app);
    expect(await sites.state()).toBe(before);
  });
});
