import type { JournalEvent } from '../src/journal/journal-event.ts';
import type { Package } from '../src/sharing/projection/package.ts';
import type { Tlp } from '../src/access/policy/marking.ts';
import type { ReleaseDetailDto } from '../src/sharing/release-view.dto.ts';
import type { ShareDetailDto, SharePageDto } from '../src/sharing/shared.dto.ts';
import { NO_ORGANISATION } from '../src/access/operator.ts';
import { startApp, type TestApp } from './support/app.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { publishCase, publishNew } from './support/published-release.ts';
import { sharedAlert, sharedCase } from './support/shared-case.ts';
import { until } from './support/until.ts';

const as = (person: TestPerson) => ({ token: person.token });

describe('what others released', () => {
  let app: TestApp;
  let minji: TestPerson;
  let korea: TestPerson;
  let mei: TestPerson;
  let arun: TestPerson;
  let certOfSingapore: TestPerson;
  let auditor: TestPerson;
  let malaysia: TestPerson;
  let thailand: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    minji = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'], name: 'Minji Kwon' });
    korea = await signUp(app, { organisation: 'kr-cert', roles: ['liaison'] });
    mei = await signUp(app, { organisation: 'sg-port-soc', roles: ['liaison'] });
    arun = await signUp(app, { organisation: 'sg-port-soc', roles: ['lead'] });
    certOfSingapore = await signUp(app, { organisation: 'sg-cert', roles: ['analyst'] });
    auditor = await signUp(app, { organisation: 'sg-cert', roles: ['auditor'] });
    malaysia = await signUp(app, { organisation: 'my-cert', roles: ['observer'] });
    thailand = await signUp(app, { organisation: 'th-cert', roles: ['liaison'] });
  });
  afterAll(() => app?.close());

  const release = (command: Record<string, unknown>, tlp?: Tlp) => publishNew(app, minji, command, tlp);
  const releaseCase = (caseId: string, command: Record<string, unknown>) => publishCase(app, minji, caseId, command);
  const recall = (made: ReleaseDetailDto) =>
    app.post(`/api/v1/releases/${made.id}/recall`, { reason: 'Enough' }, as(minji));
  const statusFor = async (id: string, ...people: TestPerson[]): Promise<number[]> => {
    const answers = [];
    for (const one of people) answers.push((await app.get(`/api/v1/shared/${id}`, as(one))).status);
    return answers;
  };
  const eventsAbout = (shareId: string) =>
    app.db.query<JournalEvent & { organisation_id: string; origin: unknown; case_id: unknown }>(
      `SELECT * FROM journal WHERE type LIKE 'share.%' AND data->>'shareId' = $1 ORDER BY seq`,
      [shareId],
    );

  it('is seen by the nation, the organisation or the person it is for, and by nobody else', async () => {
    const everyone = [minji, mei, arun, certOfSingapore, malaysia];
    const nation = await release({});
    expect(await statusFor(nation.shares[0]!.shareId, ...everyone)).toEqual([404, 200, 200, 200, 404]);
    const organisation = await release(
      { recipients: [{ kind: 'organisation', organisationId: mei.organisationId }] },
      'AMBER+STRICT',
    );
    expect(await statusFor(organisation.shares[0]!.shareId, ...everyone)).toEqual([404, 200, 200, 404, 404]);
    const person = await release({ recipients: [{ kind: 'person', accountId: mei.accountId }] }, 'RED');
    expect(await statusFor(person.shares[0]!.shareId, ...everyone)).toEqual([404, 200, 404, 404, 404]);
    const refused = await app.get('/api/v1/shared', as(auditor));
    expect([refused.status, refused.body.error.code]).toEqual([403, 'not_granted']);

    const listed = await app.get<SharePageDto>('/api/v1/shared?limit=1', as(mei));
    expect(listed.body.items[0]).toMatchObject({ id: person.shares[0]!.shareId, tlp: 'RED', as: 'person' });
    const next = await app.get<SharePageDto>(`/api/v1/shared?limit=1&cursor=${listed.body.next}`, as(mei));
    expect(next.body.items[0]!.id).toBe(organisation.shares[0]!.shareId);
  });

  it('is told in the feed by an id that only its recipients see, without a word of whose it is', async () => {
    const made = await release({
      attributed: false,
      recipients: [
        { kind: 'nation', nation: 'SG' },
        { kind: 'organisation', organisationId: mei.organisationId },
        { kind: 'person', accountId: arun.accountId },
      ],
    });
    await recall(made);
    const expected = {
      nation: { tlp: 'GREEN', organisation_id: NO_ORGANISATION },
      organisation: { tlp: 'AMBER+STRICT', organisation_id: mei.organisationId },
      person: { tlp: 'RED', organisation_id: mei.organisationId },
    };
    for (const { shareId, recipient } of made.shares) {
      const told = await eventsAbout(shareId);
      expect(told.map(({ type }) => type)).toEqual(['share.received', 'share.withdrawn']);
      for (const event of told) {
        expect(event).toMatchObject({ nation: 'SG', case_id: null, origin: null, ...expected[recipient.kind] });
        const to = recipient.kind === 'person' ? { to: arun.accountId } : {};
        expect(event.data).toEqual({ shareId, version: 1, ...to });
        expect(JSON.stringify(event)).not.toMatch(/KR|Minji|kr-port/);
      }
    }
  });

  it('says nothing of its owner where the owner says nothing', async () => {
    const made = await release({ attributed: false });
    const { body } = await app.get<ShareDetailDto>(`/api/v1/shared/${made.shares[0]!.shareId}`, as(mei));
    expect(body.from).toBeNull();
    expect(JSON.stringify(body)).not.toMatch(/"KR"|Busan|KRPUS|Korea|kr-port|Minji/i);
  });

  it('is acknowledged once for an organisation, and its owner sees by whom', async () => {
    const made = await release({});
    const id = made.shares[0]!.shareId;
    for (const one of [mei, arun, certOfSingapore]) {
      expect((await app.post(`/api/v1/shared/${id}/receipts`, undefined, as(one))).status).toBe(204);
    }
    expect((await app.post(`/api/v1/shared/${id}/receipts`, undefined, as(thailand))).status).toBe(404);
    expect((await app.post(`/api/v1/shared/${id}/receipts`, undefined, as(malaysia))).status).toBe(403);
    const { body } = await app.get<ReleaseDetailDto>(`/api/v1/releases/${made.id}`, as(minji));
    const receipts = body.shares[0]!.receipts.map(({ organisationId }) => organisationId);
    expect(receipts).toEqual([mei.organisationId, certOfSingapore.organisationId]);
    const share = await app.get<ShareDetailDto>(`/api/v1/shared/${id}`, as(arun));
    expect(share.body.acknowledgedAt).not.toBeNull();
    // The owner's journal tells that it arrived, and nothing of where the one who said so sits.
    const told = await app.db.query(
      `SELECT * FROM journal WHERE type = 'release.acknowledged' AND data->>'shareId' = $1`,
      [id],
    );
    expect(told).toHaveLength(2);
    expect(told[0]).toMatchObject({ nation: 'KR', origin: null, actor: { id: 'system:sharing' } });
  });

  it('goes on only where its owner and its marking let it, and is gone there too once it is recalled', async () => {
    const toThailand = { recipients: [{ kind: 'nation', nation: 'TH' }] };
    const forward = async (id: string, by: TestPerson, command: unknown = toThailand) => {
      const answer = await app.post(`/api/v1/shared/${id}/forward`, command, as(by));
      return answer.status === 204 ? 204 : [answer.status, answer.body.error.code];
    };
    const closed = await release({});
    expect(await forward(closed.shares[0]!.shareId, mei)).toEqual([403, 'not_onward']);
    const strict = await release(
      { onward: true, recipients: [{ kind: 'organisation', organisationId: mei.organisationId }] },
      'AMBER+STRICT',
    );
    expect(await forward(strict.shares[0]!.shareId, mei)).toEqual([403, 'beyond_marking']);
    const red = await release({ onward: true, recipients: [{ kind: 'person', accountId: mei.accountId }] }, 'RED');
    const toArun = { recipients: [{ kind: 'person', accountId: arun.accountId }] };
    expect(await forward(red.shares[0]!.shareId, mei, toArun)).toEqual([403, 'beyond_marking']);

    const open = await release({ onward: true });
    const id = open.shares[0]!.shareId;
    expect(await forward(id, arun)).toEqual([403, 'not_granted']);
    expect(await forward(id, thailand)).toEqual([404, 'share_not_found']);
    expect(await forward(id, mei)).toBe(204);
    expect(await forward(id, mei)).toEqual([409, 'already_has_it']);
    const { body: seen } = await app.get<ReleaseDetailDto>(`/api/v1/releases/${open.id}`, as(minji));
    const forwarded = seen.shares.find(({ forwardedFrom }) => forwardedFrom === id)!;
    expect(forwarded).toMatchObject({ recipient: { kind: 'nation', nation: 'TH' }, hash: open.shares[0]!.hash });
    expect(await statusFor(forwarded.shareId, thailand, malaysia)).toEqual([200, 404]);
    await recall(open);
    expect(await statusFor(forwarded.shareId, thailand)).toEqual([404]);
    expect(await statusFor(id, mei)).toEqual([404]);
    expect(await forward(id, mei)).toEqual([404, 'share_not_found']);
  });

  it('is capped by the link between two nations, which the CERT of the sending one sets', async () => {
    const cap = (by: TestPerson) =>
      app.request('PUT', '/api/v1/link-caps/TH', { body: { tlp: 'GREEN' }, token: by.token });
    expect((await cap(minji)).status).toBe(403);
    expect((await cap(korea)).status).toBe(204);
    expect((await app.get<{ items: unknown[] }>('/api/v1/link-caps', as(minji))).body.items).toMatchObject([
      { to: 'TH', tlp: 'GREEN' },
    ]);
    expect((await app.get<{ items: unknown[] }>('/api/v1/link-caps', as(mei))).body.items).toEqual([]);
    const both = [
      { kind: 'nation', nation: 'SG' },
      { kind: 'nation', nation: 'TH' },
    ];
    const made = await release({ onward: true, recipients: both });
    expect(made.shares.map(({ recipient }) => recipient.nation)).toEqual(['SG']);
    // Nor by a third.
    const answer = await app.post(
      `/api/v1/shared/${made.shares[0]!.shareId}/forward`,
      { recipients: [{ kind: 'nation', nation: 'TH' }] },
      as(mei),
    );
    expect([answer.status, answer.body.error.code]).toEqual([403, 'beyond_marking']);
    expect((await app.delete('/api/v1/link-caps/TH', as(korea))).status).toBe(204);
  });

  it('follows its case where that was agreed, version by version, under the same id', async () => {
    const caseId = await sharedCase(app.db);
    await sharedAlert(app.db, caseId, { title: 'One' });
    const made = await releaseCase(caseId, { follow: true });
    const id = made.shares[0]!.shareId;
    const note = await app.post(`/api/v1/cases/${caseId}/notes`, { body: 'Called the tower.' }, as(minji));
    expect(note.status).toBe(201);
    const seen = await until(async () => {
      const { body } = await app.get<ShareDetailDto>(`/api/v1/shared/${id}`, as(mei));
      return body.version === 2 ? body : undefined;
    });
    expect((seen.package as unknown as Package).notes.map(({ body }) => body)).toEqual(['Called the tower.']);
    expect((await eventsAbout(id)).map(({ type }) => type)).toEqual(['share.received', 'share.updated']);
    // A change that recipients do not see is no version.
    await app.post(`/api/v1/cases/${caseId}/notes`, { body: 'Ours alone.', tlp: 'RED' }, as(minji));
    const still = await releaseCase(caseId, {});
    await until(async () => {
      const [row] = await app.db.query<{ behind: boolean }>(
        `SELECT position < (SELECT head FROM journal_heads WHERE realm = 'live') AS behind FROM release_followers`,
      );
      return row?.behind === false ? true : undefined;
    });
    expect((await app.get<ShareDetailDto>(`/api/v1/shared/${id}`, as(mei))).body.version).toBe(2);
    expect(still.version).toBe(1);
  });
});
