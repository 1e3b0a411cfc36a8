import type { AlertDto, AlertPageDto } from '../src/intake/alert.dto.ts';
import type { AlertPlacementDto } from '../src/cases/explanation.dto.ts';
import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import type { ConstraintDto, ConstraintPageDto } from '../src/triage/constraint.dto.ts';
import type { QueuePageDto } from '../src/triage/queue.dto.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { bySession, signUp } from './support/people.ts';
import { type Asking, Watch } from './support/watch.ts';

const SITE = demoId('sites', 'KRPUS');
const soon = (): string => new Date(Date.now() + 3_600_000).toISOString();

describe('what people tell correlation of a site', () => {
  let app: TestApp;
  let watch: Watch;
  let analyst: Asking;
  let observer: Asking;
  let lead: Asking;
  let grid: Asking;
  let count = 0;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    analyst = await watch.somebody('analyst');
    observer = await watch.somebody('observer');
    lead = await watch.somebody('lead');
    grid = await watch.somebody('analyst', 'kr-grid');
  });
  afterAll(() => app?.close());

  const fresh = (prefix: string): string => `${prefix}-${(count += 1)}`;
  const user = (value: string): object[] => [{ type: 'user', value, role: 'source' }];
  const place = (body: object, who: Asking = analyst): ReturnType<typeof who.post<ConstraintDto & ErrorAnswer>> =>
    who.post<ConstraintDto & ErrorAnswer>('/api/v1/constraints', {
      siteId: SITE,
      reason: 'Known',
      cause: 'other',
      ...body,
    });
  const alertNow = async (id: string): Promise<AlertDto> => (await app.get<AlertDto>(`/api/v1/alerts/${id}`)).body;
  const restart = async (): Promise<void> => {
    await app.stop();
    app = await startApp({}, { db: app.db, demoRegistry: false });
    watch = await Watch.at(app);
    const again = async (who: Asking): Promise<Asking> => {
      const options = { token: who.person.token };
      return {
        person: who.person,
        get: (path) => app.get(path, options),
        post: (path, body = {}) => app.post(path, body, options),
        patch: (path, body = {}) => app.patch(path, body, options),
      };
    };
    [analyst, observer, lead, grid] = [
      await again(analyst),
      await again(observer),
      await again(lead),
      await again(grid),
    ];
  };

  it('never joins by an entity, before and after a start, says so in the reason, and joins again once it is ended', async () => {
    const value = fresh('shared');
    const first = await watch.alert({ severity: 70, entities: user(value) });
    const joined = await watch.alert({ severity: 70, entities: user(value) });
    expect(joined.caseId).toBe(first.caseId);
    const { status, body } = await place({
      kind: 'never_join',
      cause: 'shared_infrastructure',
      entity: { type: 'user', value: value.toUpperCase() },
    });
    expect([status, body.state, body.owner.id, body.hidden]).toEqual([201, 'in_force', analyst.person.actorId, null]);
    const apart = await alertNow(joined.id);
    expect(apart.caseId).not.toBe(first.caseId);
    expect(apart.link?.reasons[0]?.text).toContain('not joined: a person said never to join by it');
    const told = await watch.told(first.caseId ?? '');
    expect(told.find(({ type }) => type === 'case.split')).toMatchObject({ actor: { id: analyst.person.actorId } });
    await restart();
    const later = await watch.alert({ severity: 70, entities: user(value) });
    expect(new Set([first.caseId, apart.caseId, later.caseId]).size).toBe(3);
    const ended = await analyst.post<ConstraintDto>(`/api/v1/constraints/${body.id}/end`, { reason: 'One after all' });
    expect([ended.status, ended.body.state, ended.body.endReason]).toEqual([200, 'ended', 'One after all']);
    expect((await alertNow(later.id)).caseId).toBe(first.caseId);
    expect((await analyst.post(`/api/v1/constraints/${body.id}/end`, { reason: 'again' })).body.error.code).toBe(
      'already_ended',
    );
  });

  it('keeps what it suppresses out of cases and of the queue, counted, readable, with who and why, live and after a start', async () => {
    const [signature, value] = [fresh('noise'), fresh('account')];
    const noise = { severity: 70, signature, entities: user(value) };
    const { status, body } = await place({
      kind: 'suppression',
      cause: 'false_positive',
      reason: 'The scanner of the harbour office',
      signature,
      entity: { type: 'user', value },
      severityAtMost: 80,
      expiresAt: soon(),
    });
    expect([status, body.state, body.hidden]).toEqual([201, 'in_force', { count: 0, lastAt: null }]);
    const one = await watch.alert(noise);
    await watch.alert(noise);
    await restart();
    const third = await watch.alert(noise);
    const worse = await watch.alert({ ...noise, severity: 81 });
    const other = await watch.alert({ ...noise, signature: fresh('other') });
    expect([one, third].map(({ caseId, suppressedBy }) => [caseId, suppressedBy])).toEqual([
      [null, body.id],
      [null, body.id],
    ]);
    expect([worse, other].map(({ suppressedBy }) => suppressedBy)).toEqual([null, null]);
    expect(worse.caseId).not.toBeNull();
    const shown = await observer.get<ConstraintDto>(`/api/v1/constraints/${body.id}`);
    expect(shown.body).toMatchObject({ reason: 'The scanner of the harbour office', hidden: { count: 3 } });
    const hidden = await observer.get<AlertPageDto>(`/api/v1/alerts?suppressed=${body.id}`);
    expect(hidden.body.items).toHaveLength(3);
    const queue = await observer.get<QueuePageDto>('/api/v1/queue?limit=100');
    const waiting = queue.body.items.map((row) => row.id);
    expect(waiting).not.toContain(one.id);
    const { body: why } = await observer.get<AlertPlacementDto>(`/api/v1/alerts/${one.id}/placement`);
    expect(why).toMatchObject({ suppressedBy: body.id, placed: { messageKey: 'placed.suppressed' }, near: [] });
    const journal = await app.db.query<{ type: string }>(
      `SELECT type FROM journal WHERE data->>'constraintId' = $1 ORDER BY seq`,
      [body.id],
    );
    expect(journal.map(({ type }) => type)).toEqual(['constraint.placed', 'alert.suppressed']);
    expect((await analyst.post(`/api/v1/constraints/${body.id}/end`, { reason: 'Scanner removed' })).status).toBe(200);
    const after = await watch.alert(noise);
    expect(after.suppressedBy).toBeNull();
    expect((await alertNow(one.id)).suppressedBy).toBe(body.id);
  });

  it('brings a suppressed alert into a case when a person puts it there', async () => {
    const signature = fresh('hidden');
    const { body } = await place({ kind: 'suppression', signature, expiresAt: soon() });
    const found = await watch.case();
    const hidden = await watch.alert({ severity: 70, signature, entities: [] });
    expect(hidden.suppressedBy).toBe(body.id);
    const link = await analyst.post(`${found.path}/link`, { alertIds: [hidden.id], reason: 'Not noise' });
    expect(link.status).toBe(200);
    expect(await alertNow(hidden.id)).toMatchObject({ caseId: found.id, suppressedBy: null });
    expect((await observer.get<ConstraintDto>(`/api/v1/constraints/${body.id}`)).body.hidden?.count).toBe(0);
  });

  it('expires by the time of what happens', async () => {
    const signature = fresh('until');
    const expiresAt = new Date(Date.now() + 20_000).toISOString();
    const { body } = await place({ kind: 'suppression', signature, expiresAt });
    const before = await watch.alert({ signature, entities: [], severity: 20 });
    const after = await watch.alert({
      signature,
      entities: [],
      severity: 20,
      occurredAt: new Date(Date.parse(expiresAt) + 1_000).toISOString(),
    });
    expect([before.suppressedBy, after.suppressedBy]).toEqual([body.id, null]);
  });

  it('takes no other term, and no longer time, than it can answer for', async () => {
    const entity = { type: 'ip', value: '10.9.9.9' };
    const refused: [object, string, string][] = [
      [{ kind: 'never_join' }, 'entity_required', 'entity'],
      [{ kind: 'never_join', entity, signature: 'x' }, 'term_not_taken', 'signature'],
      [{ kind: 'suppression', expiresAt: soon() }, 'scope_required', 'signature'],
      [{ kind: 'suppression', signature: 'x' }, 'expiry_required', 'expiresAt'],
      [{ kind: 'suppression', signature: 'x', expiresAt: '2026-01-01T00:00:00Z' }, 'expiry_past', 'expiresAt'],
    ];
    for (const [body, code, field] of refused) {
      const answer = await place(body);
      expect([answer.status, answer.body.error.code, answer.body.error.field]).toEqual([400, code, field]);
    }
    const elsewhere = { kind: 'suppression', sensorId: demoId('sensors', demoSensorCode('SGSIN', 'suricata')) };
    expect((await place({ ...elsewhere, expiresAt: soon() })).body.error.code).toBe('sensor_not_found');
  });

  it('is placed and ended by whoever may decide there, and seen by its own marking', async () => {
    const body = { kind: 'suppression', signature: fresh('marked'), expiresAt: soon(), tlp: 'RED' };
    expect((await place(body, observer)).status).toBe(403);
    expect((await place(body, grid)).body.error.code).toBe('other_organisation');
    expect((await place(body)).body.error.code).toBe('above_clearance');
    const foreign = await signUp(app, { organisation: 'sg-cert', roles: ['lead'] });
    const abroad = await app.post(
      '/api/v1/constraints',
      { siteId: SITE, reason: 'x', cause: 'other', ...body },
      bySession(foreign.cookie),
    );
    expect([abroad.status, abroad.body.error.code]).toEqual([404, 'site_not_found']);
    const made = await place(body, lead);
    expect(made.status).toBe(201);
    for (const who of [analyst, observer, grid]) {
      expect((await who.get(`/api/v1/constraints/${made.body.id}`)).status).toBe(404);
      const { body: list } = await who.get<ConstraintPageDto>('/api/v1/constraints?limit=100');
      expect(list.items.map(({ id }) => id)).not.toContain(made.body.id);
    }
    expect((await analyst.post(`/api/v1/constraints/${made.body.id}/end`, { reason: 'x' })).status).toBe(404);
    const listed = await lead.get<ConstraintPageDto>(
      '/api/v1/constraints?site=KRPUS&kind=suppression&state=in_force&limit=1',
    );
    expect(listed.body.items.map(({ id }) => id)).toEqual([made.body.id]);
    const next = await lead.get<ConstraintPageDto>(
      `/api/v1/constraints?site=KRPUS&kind=suppression&state=in_force&limit=1&cursor=${listed.body.next ?? ''}`,
    );
    expect(next.body.items[0]?.id).not.toBe(made.body.id);
    await lead.post(`/api/v1/constraints/${made.body.id}/end`, { reason: 'done' });
  });

  it('may be ended by whoever acts, and changed in no other column; what was kept of merges is nobody’s to read', async () => {
    const [may] = await app.db.query(
      `SELECT array_agg(column_name::text ORDER BY column_name) FILTER (
           WHERE has_column_privilege('breakwater_viewer', 'correlation_constraints', column_name, 'UPDATE')) AS changes,
         has_table_privilege('breakwater_viewer', 'case_merges', 'SELECT') AS reads
       FROM information_schema.columns WHERE table_name = 'correlation_constraints'`,
    );
    expect(may).toEqual({ changes: ['end_reason', 'ended_at', 'ended_by'], reads: false });
  });

  it('keeps two cases apart that a person said are never to be one, until they are merged', async () => {
    const [one, other] = [await watch.case(), await watch.case()];
    const decided = await analyst.post<{ case: CaseDto }>(`${one.path}/keep-apart`, {
      from: other.id,
      reason: 'Two crews',
    });
    expect(decided.status).toBe(200);
    await restart();
    const bridge = await watch.alert({ entities: [...user(one.account), ...user(other.account)] });
    expect(bridge.link?.reasons.map(({ text }) => text).join()).toContain("a person's decision keeps them apart");
    expect((await app.get<CaseDto>(other.path)).body.status).toBe('new');
    expect((await analyst.post(`${other.path}/merge`, { into: one.id, reason: 'One crew' })).status).toBe(200);
    expect((await app.get<CaseDto>(other.path)).body.mergedInto?.id).toBe(one.id);
  });
});
