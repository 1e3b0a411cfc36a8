import type { CaseDto } from '../src/cases/case-view.dto.ts';
import { RetentionDesk } from './support/retention-desk.ts';
import { startApp, type TestApp } from './support/app.ts';
import { writtenTrail } from './support/trail.ts';
import { type Asking, Watch } from './support/watch.ts';

const DAYS = { waitingDays: 90, closedDays: 60, caseDays: 365, rejectDays: 30 };

describe('a policy that two administrators set', () => {
  let app: TestApp;
  let one: RetentionDesk;
  let other: RetentionDesk;

  beforeAll(async () => {
    app = await startApp();
    [one, other] = [await RetentionDesk.of(app, 'kr-cert'), await RetentionDesk.of(app, 'kr-cert')];
  });
  afterAll(() => app?.close());

  const refused = { status: 409, body: { error: { code: 'changed_meanwhile', field: 'expectedVersion' } } };

  it('is refused to whoever saw another than stands, and stays as the first set it', async () => {
    expect((await one.get('KR')).body.version).toBe(0);
    const first = await one.set('KR', { ...DAYS, expectedVersion: 0 }, 'The law says so');
    expect([first.status, first.body.version]).toEqual([200, 1]);
    for (const days of [DAYS, { ...DAYS, waitingDays: 400 }]) {
      expect(await other.set('KR', { ...days, expectedVersion: 0 })).toMatchObject(refused);
    }
    expect((await other.get('KR')).body).toMatchObject({ ...DAYS, version: 1, setBy: { id: one.person.actorId } });

    const second = await other.set('KR', { ...DAYS, waitingDays: 400, expectedVersion: 1 });
    expect([second.status, second.body.version]).toEqual([200, 2]);
    expect(await one.set('KR', { ...DAYS, expectedVersion: 1 })).toMatchObject(refused);
    // Whoever names no version means whatever stands.
    expect((await one.set('KR', {}, 'Stop')).body).toMatchObject({ waitingDays: null, version: 3 });
    // What changes nothing is no other policy.
    expect((await one.set('KR', {}, 'Stop')).body.version).toBe(3);
    const told = (await writtenTrail(app)).filter(({ type }) => type === 'settings.changed');
    expect(told.map(({ actor }) => actor.id)).toEqual([one, other, one].map(({ person }) => person.actorId));
    expect((await one.set('KR', { ...DAYS, expectedVersion: -1 })).status).toBe(400);
    expect((await one.set('KR', { ...DAYS, expectedVersion: 1.5 })).status).toBe(400);
  });

  it('is set by one of those who do so at the same moment, the very first as well as a later one', async () => {
    const singapore = await Promise.all([1, 2, 3].map(() => RetentionDesk.of(app, 'sg-cert')));
    for (const version of [0, 1]) {
      // None is what stands already: setting that again would be no conflict.
      const answers = await Promise.all(
        singapore.map((desk, index) =>
          desk.set('SG', { waitingDays: 100 + index + 10 * version, expectedVersion: version }),
        ),
      );
      expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409]);
      const stands = (await one.app.db.query(
        `SELECT version, waiting_days FROM retention_policies WHERE nation = 'SG'`,
      )) as unknown[];
      const set = answers.find(({ status }) => status === 200);
      expect(stands).toEqual([{ version: version + 1, waiting_days: set?.body.waitingDays }]);
    }
  });
});

describe('a case that took in one with a legal hold', () => {
  let app: TestApp;
  let watch: Watch;
  let lead: Asking;
  let liaison: Asking;
  let observer: Asking;

  beforeAll(async () => {
    app = await startApp();
    watch = await Watch.at(app);
    lead = await watch.somebody('lead');
    liaison = await watch.somebody('liaison');
    observer = await watch.somebody('observer');
  });
  afterAll(() => app?.close());

  const read = async (who: Asking, path: string): Promise<CaseDto> => (await who.get<CaseDto>(path)).body;

  it('tells its readers of it, through as many merges as there were, and no longer once the merge is undone', async () => {
    const [first, second, third] = [await watch.case(), await watch.case(), await watch.case()];
    expect((await liaison.post(`${first.path}/hold`, { reason: 'The court asked' })).status).toBe(200);
    expect((await read(observer, second.path)).holdsTakenIn).toEqual([]);
    const merge = async (from: typeof first, into: typeof first): Promise<void> => {
      const { status } = await lead.post(`${from.path}/merge`, { into: into.id, reason: 'One attack' });
      expect(status).toBe(200);
    };
    await merge(first, second);
    await merge(second, third);
    const displayId = `BW-${first.number}`;
    const told = {
      hold: null,
      holdsTakenIn: [{ reason: 'The court asked', case: { id: first.id, number: first.number, displayId } }],
    };
    for (const who of [lead, observer]) expect(await read(who, third.path)).toMatchObject(told);
    const listed = await observer.get<{ items: CaseDto[] }>('/api/v1/cases');
    expect(listed.body.items.find(({ id }) => id === third.id)).toMatchObject(told);
    expect(await read(observer, first.path)).toMatchObject({ hold: { reason: 'The court asked' }, holdsTakenIn: [] });

    expect((await lead.post(`${second.path}/unmerge`, { reason: 'Two after all' })).status).toBe(200);
    expect((await read(observer, third.path)).holdsTakenIn).toEqual([]);
    expect((await read(observer, second.path)).holdsTakenIn).toHaveLength(1);
  });

  it('tells it to nobody who does not see the case that is held', async () => {
    const [held, into] = [await watch.case(), await watch.case()];
    await liaison.post(`${held.path}/hold`, { reason: 'The court asked' });
    await lead.post(`${held.path}/merge`, { into: into.id, reason: 'One attack' });
    // As two people may set it: the case that took it in lower than what came with it.
    await app.db.query(`UPDATE cases SET tlp = 'RED' WHERE id = $1`, [held.id]);
    expect((await read(observer, into.path)).holdsTakenIn).toEqual([]);
    expect((await observer.get(held.path)).status).toBe(404);
    expect((await read(lead, into.path)).holdsTakenIn).toHaveLength(1);
  });
});
