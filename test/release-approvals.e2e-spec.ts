import type {
  PreparedReleaseDto,
  ReleaseDetailDto,
  ReleasePageDto,
  ReleasePreviewDto,
} from '../src/sharing/release-view.dto.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { inDays } from './support/published-release.ts';
import { sharedAlert, sharedCase } from './support/shared-case.ts';
import { until } from './support/until.ts';

const as = (person: TestPerson) => ({ token: person.token });

describe('approvals of releases', () => {
  let app: TestApp;
  let minji: TestPerson;
  let lead: TestPerson;
  let certOfSingapore: TestPerson;
  let malaysia: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    minji = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'] });
    lead = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
    certOfSingapore = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    malaysia = await signUp(app, { organisation: 'my-cert', roles: ['lead'] });
  });
  afterAll(() => app?.close());

  const prepare = async (command: Record<string, unknown>): Promise<PreparedReleaseDto> => {
    const answer = await app.post<PreparedReleaseDto>(
      '/api/v1/releases',
      {
        recipients: [{ kind: 'nation', nation: 'SG' }],
        selection: { case: ['title', 'severity'], alerts: 'all', alertFields: ['title'] },
        purpose: 'Joint watch',
        expiresAt: inDays(7),
        ...command,
      },
      as(minji),
    );
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const publish = (id: string, hash: string) =>
    app.post<ReleaseDetailDto & ErrorAnswer>(`/api/v1/releases/${id}/publish`, { hash }, as(minji));

  it('need two people: the quorum of others, on these very packages', async () => {
    const caseId = await sharedCase(app.db);
    await sharedAlert(app.db, caseId, { title: 'One' });
    const approval = {
      mode: 'quorum',
      quorum: 2,
      deadline: inDays(1),
      approvers: [
        { kind: 'organisation', organisationId: minji.organisationId },
        { kind: 'nation', nation: 'SG' },
      ],
    };
    const { release, preview } = await prepare({ case: caseId, approval });
    expect(release.state).toBe('awaiting');
    const give = (person: TestPerson, verdict: string, hash: string) =>
      app.post(`/api/v1/releases/${release.id}/approvals`, { verdict, hash, reason: 'Seen' }, as(person));
    const own = await give(minji, 'approve', preview.hash);
    expect([own.status, own.body.error.code]).toEqual([403, 'own_release']);
    expect((await give(malaysia, 'approve', preview.hash)).status).toBe(404);

    // The approver abroad sees its own package and nothing of the release besides.
    const { body: seen } = await app.get<ReleasePreviewDto>(
      `/api/v1/releases/${release.id}/preview`,
      as(certOfSingapore),
    );
    const { recipient, hash, package: packed } = preview.packages[0]!;
    expect(seen.packages).toEqual([{ recipient, hash, package: packed, withheld: [], redactions: [] }]);
    expect((await app.get(`/api/v1/releases/${release.id}`, as(certOfSingapore))).status).toBe(404);
    expect((await app.get<ReleasePageDto>('/api/v1/releases', as(certOfSingapore))).body.items).toEqual([]);

    expect((await give(certOfSingapore, 'approve', seen.hash)).status).toBe(204);
    expect((await give(lead, 'approve', preview.hash)).status).toBe(204);
    await sharedAlert(app.db, caseId, { title: 'Two' });
    const { body: anew } = await app.get<ReleasePreviewDto>(`/api/v1/releases/${release.id}/preview`, as(minji));
    const early = await publish(release.id, anew.hash);
    expect([early.status, early.body.error.code]).toEqual([409, 'not_approved']);
    expect((await give(lead, 'approve', preview.hash)).body.error.code).toBe('case_changed');

    expect((await give(lead, 'approve', anew.hash)).status).toBe(204);
    expect((await publish(release.id, anew.hash)).body.error.code).toBe('not_approved');
    expect((await give(certOfSingapore, 'approve', anew.hash)).status).toBe(204);
    expect((await publish(release.id, anew.hash)).body).toMatchObject({
      state: 'published',
      tally: { outcome: 'approved' },
    });
  });

  it('end when an approver refuses by consensus, or when nobody answered in time', async () => {
    const caseId = await sharedCase(app.db);
    await sharedAlert(app.db, caseId, { title: 'One' });
    const approvers = [
      { kind: 'nation', nation: 'KR' },
      { kind: 'person', accountId: lead.accountId },
    ];
    const both = { mode: 'consensus', deadline: inDays(1), approvers };
    const { release, preview } = await prepare({ case: caseId, approval: both });
    const command = { verdict: 'refuse', hash: preview.hash, reason: 'Not ours to give' };
    expect((await app.post(`/api/v1/releases/${release.id}/approvals`, command, as(lead))).status).toBe(204);
    const { body } = await app.get<ReleaseDetailDto>(`/api/v1/releases/${release.id}`, as(minji));
    expect(body.state).toBe('refused');
    expect((await publish(release.id, preview.hash)).body.error.code).toBe('release_over');

    const soon = new Date(Date.now() + 400).toISOString();
    const lapsing = await prepare({ case: caseId, approval: { ...both, deadline: soon } });
    const lapsed = await until(async () => {
      const { body: now } = await app.get<ReleaseDetailDto>(`/api/v1/releases/${lapsing.release.id}`, as(minji));
      return now.state === 'awaiting' ? undefined : now.state;
    });
    expect(lapsed).toBe('refused');
  });
});
