import type { CaseDto } from '../src/cases/case-view.dto.ts';
import type { DecisionAppliedDto } from '../src/cases/decision.dto.ts';
import type { AlertDto } from '../src/intake/alert.dto.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { mark } from './support/marking-acts.ts';
import { type Asking, asking, Watch, type WatchedCase } from './support/watch.ts';

/** What changes with every change, and when it was. */
const PASSING = new Set(['updatedAt', 'version']);

describe('undoing a merge', () => {
  let app: TestApp;
  let watch: Watch;
  let lead: Asking;
  let observer: Asking;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    lead = await watch.somebody('lead');
    observer = await watch.somebody('observer');
  });
  afterAll(() => app?.close());

  async function restart(): Promise<void> {
    await app.stop();
    app = await startApp({}, { db: app.db, demoRegistry: false });
    watch = await Watch.at(app);
    lead = asking(app, lead.person, { token: lead.person.token });
    observer = asking(app, observer.person, { token: observer.person.token });
  }

  async function worked(found: WatchedCase): Promise<void> {
    await lead.post(`${found.path}/acknowledge`);
    await lead.post(`${found.path}/assign`, { assignee: lead.person.actorId });
    await lead.post(`${found.path}/status`, { to: 'active' });
    await lead.post(`${found.path}/notes`, { body: `Note on ${found.number}` });
    await lead.post(`${found.path}/tasks`, { title: `Task of ${found.number}` });
    await lead.post(`${found.path}/observables`, { type: 'domain', value: `n${found.number}.example` });
    const sent = await fetch(`${app.baseUrl}${found.path}/evidence?name=log.txt`, {
      method: 'POST',
      headers: { authorization: `Bearer ${lead.person.token}`, 'content-type': 'application/octet-stream' },
      body: `evidence of ${found.number}`,
    });
    expect(sent.status).toBe(201);
  }

  /** A case with all that is in it, without the marks of time. */
  async function picture({ path }: WatchedCase): Promise<unknown> {
    const parts = ['', '/alerts', '/notes', '/tasks', '/observables', '/evidence', '/objects'];
    const found = await Promise.all(parts.map((part) => lead.get<object>(`${path}${part}${part ? '?limit=100' : ''}`)));
    expect(found.map(({ status }) => status)).toEqual(parts.map(() => 200));
    const bodies = found.map(({ body }) => body);
    return JSON.parse(
      JSON.stringify(bodies, (key, value: unknown) => (PASSING.has(key) ? undefined : value)),
    ) as unknown;
  }

  const facts = async ({ id }: WatchedCase): Promise<unknown> =>
    (
      await app.db.query(
        `SELECT facts - 'faded' AS facts, number, tlp, tlp_floor, tlp_set, pap, pap_floor FROM cases WHERE id = $1`,
        [id],
      )
    )[0];
  const merge = (from: WatchedCase, into: WatchedCase): Promise<{ status: number }> =>
    lead.post(`${from.path}/merge`, { into: into.id, reason: 'Looks like one' });
  const unmerge = (found: WatchedCase, who = lead): ReturnType<typeof who.post<DecisionAppliedDto & ErrorAnswer>> =>
    who.post<DecisionAppliedDto & ErrorAnswer>(`${found.path}/unmerge`, { reason: 'Two hands after all' });

  it('gives both cases back as they were, with all that people and sensors put into them, also after a start', async () => {
    const [one, other] = [
      await watch.case({ tlp: 'RED', pap: 'RED' }),
      await watch.case({ tlp: 'GREEN', severity: 90 }),
    ];
    await watch.join(one, { severity: 20 });
    for (const found of [one, other]) await worked(found);
    const before = [await picture(one), await picture(other), await facts(one), await facts(other)];
    expect((await merge(one, other)).status).toBe(200);
    const merged = (await lead.get<CaseDto>(other.path)).body;
    expect([merged.tlp, merged.alertCount]).toEqual(['RED', 3]);
    expect((await observer.get(other.path)).status).toBe(404);
    await restart();
    const { status, body } = await unmerge(one);
    expect([status, body.outcome?.['newCaseId'], body.outcome?.['newcomers']]).toEqual([
      200,
      one.id,
      { restored: 0, stayed: 0 },
    ]);
    expect([await picture(one), await picture(other), await facts(one), await facts(other)]).toEqual(before);
    expect((await observer.get<CaseDto>(other.path)).body.tlp).toBe('GREEN');
    const [journal] = await app.db.query<{ told: string[] }>(
      `SELECT array_agg(DISTINCT case_id::text) AS told FROM journal WHERE type = 'case.unmerged'`,
    );
    expect(journal?.told.toSorted()).toEqual([one.id, other.id].toSorted());
    await restart();
    await watch.join(one);
    await watch.join(other);
    const bridge = await watch.alert({
      entities: [one, other].map(({ account }) => ({ type: 'user', value: account, role: 'source' })),
    });
    expect([one.id, other.id]).toContain(bridge.caseId);
    expect((await lead.get<CaseDto>(one.path)).body.status).toBe('active');
  });

  it('lets what came since go where its ties say, and keeps in the survivor what people wrote on it', async () => {
    const [one, other] = [await watch.case(), await watch.case()];
    expect((await merge(one, other)).status).toBe(200);
    const both = { ...other, account: one.account };
    const [follower, stays] = [await watch.join(both), await watch.join(other)];
    const loose = await watch.alert({ entities: [] });
    await lead.post(`${other.path}/link`, { alertIds: [loose.id], reason: 'Seen together' });
    await lead.post(`${other.path}/notes`, { body: 'Written while they were one' });
    await restart();
    expect((await unmerge(one)).body.outcome?.['newcomers']).toEqual({ restored: 1, stayed: 2 });
    const caseOf = async ({ id }: AlertDto): Promise<unknown> =>
      (await app.get<AlertDto>(`/api/v1/alerts/${id}`)).body.caseId;
    expect([await caseOf(follower), await caseOf(stays), await caseOf(loose)]).toEqual([one.id, other.id, other.id]);
    const notes = await lead.get<{ items: { body: string }[] }>(`${other.path}/notes`);
    expect(notes.body.items.map(({ body }) => body)).toEqual(['Written while they were one']);
  });

  it('undoes what the engine joined as well, and leaves a marking that somebody set since', async () => {
    const [one, other] = [await watch.case(), await watch.case({ tlp: 'GREEN' })];
    const bridge = await watch.alert({
      entities: [one, other].map(({ account }) => ({ type: 'user', value: account, role: 'source' })),
    });
    const [gone, left] = bridge.caseId === one.id ? [other, one] : [one, other];
    expect((await lead.get<CaseDto>(gone.path)).body.mergedInto?.id).toBe(left.id);
    await mark(lead, left.path, { tlp: 'AMBER+STRICT' }, 'ours');
    expect((await unmerge(gone)).status).toBe(200);
    expect((await lead.get<CaseDto>(gone.path)).body).toMatchObject({ status: 'new', mergedInto: null });
    expect((await lead.get<CaseDto>(left.path)).body.tlp).toBe('AMBER+STRICT');
  });

  it('refuses what is not merged, whom it may not, and a second time', async () => {
    const [one, other] = [await watch.case(), await watch.case()];
    expect((await unmerge(one)).body.error.code).toBe('not_merged');
    await merge(one, other);
    expect((await unmerge(one, observer)).status).toBe(403);
    await lead.post(`${other.path}/status`, { to: 'closed', reason: 'resolved' });
    expect((await unmerge(one)).body.error.code).toBe('case_closed');
    await lead.post(`${other.path}/status`, { to: 'active' });
    expect((await unmerge(one)).status).toBe(200);
    expect((await unmerge(one)).body.error.code).toBe('not_merged');
    await merge(one, other);
    expect((await unmerge(one)).status).toBe(200);
  });
});
