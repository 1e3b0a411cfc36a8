import type { JsonObject } from '../src/common/json.ts';
import type { Package } from '../src/sharing/projection/package.ts';
import type {
  PreparedReleaseDto,
  ReleaseDetailDto,
  ReleasePageDto,
  ReleasePreviewDto,
} from '../src/sharing/release-view.dto.ts';
import type { ShareDetailDto, SharePageDto } from '../src/sharing/shared.dto.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { signUp, type TestPerson } from './support/people.ts';
import { sharedAlert, sharedCase } from './support/shared-case.ts';

const DAY = 86_400_000;
const later = (days: number): string => new Date(Date.now() + days * DAY).toISOString();
const compareText = (a: string, b: string): number => (a < b ? -1 : 1);
const as = (person: TestPerson) => ({ token: person.token });

describe('releases', () => {
  let app: TestApp;
  let minji: TestPerson;
  let lead: TestPerson;
  let seniorLiaison: TestPerson;
  let portOfSingapore: TestPerson;
  let certOfSingapore: TestPerson;
  let malaysia: TestPerson;
  beforeAll(async () => {
    app = await startApp();
    minji = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'], name: 'Minji Kwon' });
    lead = await signUp(app, { organisation: 'kr-port-soc', roles: ['lead'] });
    seniorLiaison = await signUp(app, { organisation: 'kr-port-soc', roles: ['liaison'] });
    portOfSingapore = await signUp(app, { organisation: 'sg-port-soc', roles: ['liaison'] });
    certOfSingapore = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    malaysia = await signUp(app, { organisation: 'my-cert', roles: ['lead'] });
  });
  afterAll(() => app?.close());

  const prepare = async (command: Record<string, unknown>, by = minji): Promise<PreparedReleaseDto> => {
    const answer = await app.post<PreparedReleaseDto>('/api/v1/releases', releaseOf(command), as(by));
    if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  const releaseOf = (command: Record<string, unknown>): Record<string, unknown> => ({
    recipients: [{ kind: 'nation', nation: 'SG' }],
    selection: { case: ['title', 'severity'], alerts: 'all', alertFields: ['title', 'entities', 'reasons'] },
    purpose: 'Joint watch',
    expiresAt: later(7),
    ...command,
  });
  const publish = (id: string, hash: string, by = minji) =>
    app.post<ReleaseDetailDto & ErrorAnswer>(`/api/v1/releases/${id}/publish`, { hash }, as(by));
  const received = async (by: TestPerson): Promise<SharePageDto['items']> =>
    (await app.get<SharePageDto>('/api/v1/shared?limit=500', as(by))).body.items;
  const shareOf = async (release: ReleaseDetailDto, by: TestPerson): Promise<string | undefined> => {
    const ids = new Set(release.shares.map(({ shareId }) => shareId));
    return (await received(by)).find(({ id }) => ids.has(id))?.id;
  };

  it('show before what recipients then get, to the byte, and leave nothing else', async () => {
    const caseId = await sharedCase(app.db);
    const entities = [{ type: 'ip', value: '8.8.4.4', role: 'source' }];
    const first = await sharedAlert(app.db, caseId, { title: 'Scan from outside', entities });
    await sharedAlert(app.db, caseId, { title: 'Login tried', because: first });
    const { release, preview } = await prepare({ case: caseId });
    expect(release).toMatchObject({ state: 'draft', nation: 'KR', tlp: 'AMBER', version: 0 });
    expect(await received(certOfSingapore)).toEqual([]);

    const answer = await publish(release.id, preview.hash);
    expect([answer.status, answer.body.state, answer.body.version]).toEqual([200, 'published', 1]);
    const id = await shareOf(answer.body, certOfSingapore);
    const { body } = await app.get<ShareDetailDto>(`/api/v1/shared/${id}`, as(certOfSingapore));
    expect(body.package).toEqual(preview.packages[0]!.package);
    expect(body.hash).toBe(preview.packages[0]!.hash);
    const packed = body.package as unknown as Package;
    expect(packed.alerts).toHaveLength(2);
    expect(packed.case).toMatchObject({ title: 'Crane controller probed', severity: 70 });
    expect(packed.from).toMatchObject({ nation: 'KR' });

    const text = JSON.stringify(body);
    for (const own of [caseId, first, release.id, 'raw-secret', 'attribute-secret', 'secret title', 'external-']) {
      expect(text).not.toContain(own);
    }
    for (const outsider of [malaysia, minji]) {
      expect((await app.get(`/api/v1/shared/${id}`, as(outsider))).status).toBe(404);
    }
  });

  it('leave a part, and the reason that names it, to those its marking admits', async () => {
    const caseId = await sharedCase(app.db, { tlp: 'RED' });
    const red = await sharedAlert(app.db, caseId, { title: 'Informant', tlp: 'RED' });
    await sharedAlert(app.db, caseId, { title: 'Port scan', tlp: 'AMBER', because: red });
    const strict = await sharedAlert(app.db, caseId, { title: 'Inside host', tlp: 'AMBER+STRICT' });
    const { preview } = await prepare({
      case: caseId,
      recipients: [
        { kind: 'nation', nation: 'SG' },
        { kind: 'organisation', organisationId: portOfSingapore.organisationId },
        { kind: 'person', accountId: portOfSingapore.accountId },
      ],
    });
    const [nation, organisation, person] = preview.packages;
    const titles = (made: JsonObject | null) =>
      (made as unknown as Package).alerts.map(({ title }) => title ?? '').toSorted(compareText);
    expect(titles(nation!.package)).toEqual(['Port scan']);
    expect(titles(organisation!.package)).toEqual(['Inside host', 'Port scan']);
    expect(titles(person!.package)).toEqual(['Informant', 'Inside host', 'Port scan']);
    expect((nation!.package as unknown as Package).case).toBeUndefined();
    expect((nation!.package as unknown as Package).alerts[0]!.reasons).toEqual([]);
    expect((person!.package as unknown as Package).alerts.flatMap(({ reasons }) => reasons ?? [])).toHaveLength(1);
    expect(nation!.withheld).toEqual(
      expect.arrayContaining([
        { kind: 'alert', id: red, tlp: 'RED', by: 'recipient_kind' },
        { kind: 'alert', id: strict, tlp: 'AMBER+STRICT', by: 'recipient_kind' },
        expect.objectContaining({ kind: 'reason', by: 'names_withheld_alert' }),
      ]),
    );
  });

  it('carry observables, tasks and notes as they are chosen, without files and without the ids of people', async () => {
    const caseId = await sharedCase(app.db);
    const add = async (what: string, body: unknown) => {
      const answer = await app.post(`/api/v1/cases/${caseId}/${what}`, body, as(lead));
      expect(answer.status).toBe(201);
    };
    await add('observables', { type: 'domain', value: 'evil.example', isIoc: true, note: 'Beacon at 10.1.2.3' });
    await add('observables', { type: 'ip', value: '10.1.2.3' });
    await add('tasks', { title: 'Ask Minji Kwon', assignee: lead.actorId });
    await add('notes', { body: `Seen by ${lead.actorId}` });
    const { preview } = await prepare({
      case: caseId,
      selection: { observables: 'all', tasks: 'all', notes: 'all' },
      redactions: { removeInternalAddresses: true, withholdPeople: true },
    });
    const packed = preview.packages[0]!.package as unknown as Package;
    expect(packed.observables).toMatchObject([{ value: 'evil.example', description: 'Beacon at [internal address]' }]);
    expect(packed.tasks).toMatchObject([{ title: 'Ask [withheld]', status: 'open' }]);
    expect(packed.notes).toMatchObject([{ body: 'Seen by [withheld]' }]);
    expect(packed.case).toBeUndefined();
    expect(JSON.stringify(packed)).not.toContain(lead.accountId);
    expect(preview.packages[0]!.redactions).toEqual([
      { redaction: 'remove-internal-addresses', values: 2 },
      { redaction: 'withhold-people', values: 5 },
    ]);
  });

  it('are refused when the case has changed since the preview, and when nothing may go', async () => {
    const caseId = await sharedCase(app.db);
    await sharedAlert(app.db, caseId, { title: 'One' });
    const { release, preview } = await prepare({ case: caseId });
    await sharedAlert(app.db, caseId, { title: 'Two' });
    const refused = await publish(release.id, preview.hash);
    expect([refused.status, refused.body.error.code]).toEqual([409, 'case_changed']);
    const { body: anew } = await app.get<ReleasePreviewDto>(`/api/v1/releases/${release.id}/preview`, as(minji));
    expect((await publish(release.id, anew.hash)).status).toBe(200);
    expect((await publish(release.id, anew.hash)).body.error.code).toBe('release_over');

    const red = await sharedCase(app.db, { tlp: 'RED' });
    const nothing = await app.post('/api/v1/releases', releaseOf({ case: red }), as(minji));
    expect([nothing.status, nothing.body.error.code]).toEqual([409, 'nothing_to_release']);
  });

  it('need two people: the quorum of others, on these very packages', async () => {
    const caseId = await sharedCase(app.db);
    await sharedAlert(app.db, caseId, { title: 'One' });
    const approval = {
      mode: 'quorum',
      quorum: 2,
      deadline: later(1),
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
    const both = { mode: 'consensus', deadline: later(1), approvers };
    const { release, preview } = await prepare({ case: caseId, approval: both });
    const command = { verdict: 'refuse', hash: preview.hash, reason: 'Not ours to give' };
    expect((await app.post(`/api/v1/releases/${release.id}/approvals`, command, as(lead))).status).toBe(204);
    const { body } = await app.get<ReleaseDetailDto>(`/api/v1/releases/${release.id}`, as(minji));
    expect(body.state).toBe('refused');
    expect((await publish(release.id, preview.hash)).body.error.code).toBe('release_over');

    const soon = new Date(Date.now() + 400).toISOString();
    const lapsing = await prepare({ case: caseId, approval: { ...both, deadline: soon } });
    for (let turn = 0; turn < 200; turn += 1) {
      const { body: now } = await app.get<ReleaseDetailDto>(`/api/v1/releases/${lapsing.release.id}`, as(minji));
      if (now.state === 'refused') return;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
    throw new Error('The release did not lapse');
  });

  it('are gone for recipients the moment they are recalled, and at every read once expired', async () => {
    const caseId = await sharedCase(app.db);
    await sharedAlert(app.db, caseId, { title: 'One' });
    const first = await prepare({ case: caseId });
    const published = (await publish(first.release.id, first.preview.hash)).body;
    const id = await shareOf(published, certOfSingapore);
    expect((await app.get(`/api/v1/shared/${id}`, as(certOfSingapore))).status).toBe(200);
    const recall = await app.post(
      `/api/v1/releases/${first.release.id}/recall`,
      { reason: 'Too much' },
      as(seniorLiaison),
    );
    expect(recall.status).toBe(200);
    const gone = await app.get(`/api/v1/shared/${id}`, as(certOfSingapore));
    const never = await app.get(`/api/v1/shared/${demoId('sites', 'nowhere')}`, as(certOfSingapore));
    expect([gone.status, gone.body]).toEqual([never.status, never.body]);

    const soon = await prepare({ case: caseId, expiresAt: new Date(Date.now() + 1_200).toISOString() });
    const brief = (await publish(soon.release.id, soon.preview.hash)).body;
    const share = await shareOf(brief, certOfSingapore);
    expect(share).toBeDefined();
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, Date.parse(brief.expiresAt) - Date.now() + 5)));
    expect((await app.get(`/api/v1/shared/${share}`, as(certOfSingapore))).status).toBe(404);
  });

  it('belong to liaisons of the owner, and to nobody who does not see the case', async () => {
    const caseId = await sharedCase(app.db, { tlp: 'AMBER+STRICT' });
    const alert = await sharedAlert(app.db, caseId, { title: 'One' });
    const certOfKorea = await signUp(app, { organisation: 'kr-cert', roles: ['liaison'] });
    const refusal = async (by: TestPerson, command: Record<string, unknown>) => {
      const answer = await app.post('/api/v1/releases', releaseOf(command), as(by));
      return [answer.status, answer.body.error.code];
    };
    expect(await refusal(lead, { case: caseId })).toEqual([403, 'not_granted']);
    expect(await refusal(certOfKorea, { case: caseId })).toEqual([404, 'case_not_found']);
    expect(await refusal(portOfSingapore, { case: caseId })).toEqual([404, 'case_not_found']);
    const open = await sharedCase(app.db);
    expect(await refusal(minji, { case: open, selection: { alerts: [alert] } })).toEqual([400, 'part_not_found']);
    expect(await refusal(minji, { case: open, recipients: [] })).toEqual([400, 'invalid_array_min_size']);
    const stranger = [{ kind: 'person', accountId: demoId('sites', 'x') }];
    expect(await refusal(minji, { case: open, recipients: stranger })).toEqual([400, 'unknown_recipient']);
    const { release } = await prepare({
      case: caseId,
      recipients: [{ kind: 'organisation', organisationId: portOfSingapore.organisationId }],
    });
    for (const path of ['', '/preview']) {
      expect((await app.get(`/api/v1/releases/${release.id}${path}`, as(certOfKorea))).status).toBe(404);
    }
    expect((await publish(release.id, 'a'.repeat(64), certOfKorea)).status).toBe(404);
  });
});
