import { randomUUID } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import { UnitOfWork } from '../src/journal/unit-of-work.service.ts';
import type { RequestOptions } from './support/app.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { NoticeWorld } from './support/notice-world.ts';
import { signUp } from './support/people.ts';
import { until } from './support/until.ts';

interface Payload {
  data: { realm: string; exercise: boolean; designator: string | null; subject: string; url: string };
}

describe('notifications out of an exercise', () => {
  let world: NoticeWorld;
  beforeAll(async () => {
    world = await NoticeWorld.start();
  });
  afterAll(() => world?.close());

  it('leave an exercise only by a channel that says so, and begin with the word', async () => {
    const silent = await world.webhook('live-only');
    const drilled = await world.webhook('drilled', { inExercises: true });
    await world.rule([silent, drilled]);
    // Those of the nation that do not play are told nothing, whatever their channels say.
    const bystander = await signUp(world.app, { organisation: 'sg-grid', roles: ['lead'] });
    const idle = await world.webhook('idle', { inExercises: true }, bystander);
    await world.rule([idle], {}, bystander);
    const run = await ExerciseRun.open(world.app, {
      designator: 'LION CITY 26-1',
      cells: [{ code: 'sg', organisation: 'sg-cert', kind: 'player' }],
    });
    const caseId = await openExerciseCase(world, run.realm);
    const [hook] = await world.hooks.next('/drilled');
    const { data } = new Webhook(drilled.secret ?? '').verify(
      hook!.body,
      hook!.headers as Record<string, string>,
    ) as Payload;
    expect(data).toMatchObject({
      realm: run.realm,
      exercise: true,
      designator: 'LION CITY 26-1',
      case: { id: caseId },
      url: expect.stringMatching(/\/cases\/BW-1\?realm=exercise%3A/),
    });
    expect(data.subject).toMatch(/^EXERCISE EXERCISE EXERCISE \[LION CITY 26-1\] BW-1 /);
    await until(async () => {
      const rows = await world.app.db.query<{ reason: string }>(
        `SELECT reason FROM notification_deliveries WHERE channel_id = $1 AND state = 'suppressed'`,
        [silent.id],
      );
      return rows[0]?.reason === 'exercise' ? true : undefined;
    });
    expect(world.hooks.on('/live-only')).toEqual([]);
    const written = await world.app.db.query('SELECT 1 FROM notification_deliveries WHERE channel_id = $1', [idle.id]);
    expect(written).toEqual([]);
    expect(world.hooks.on('/idle')).toEqual([]);
  });

  it('tell the players among the people whom a rule names, in the exercise alone', async () => {
    const [player, evaluator, colleague] = await Promise.all(
      [0, 1, 2].map(() => signUp(world.app, { organisation: 'sg-cert', roles: ['analyst'] })),
    );
    await world.rule([], { name: 'analysts', roles: ['analyst'] });
    const run = await ExerciseRun.open(world.app, {
      designator: 'LION CITY 26-2',
      cells: [{ code: 'sg', organisation: 'sg-cert', kind: 'player' }],
      members: [
        { ...player!, cell: 'sg', role: 'player' },
        { ...evaluator!, cell: 'sg', role: 'evaluator' },
      ],
    });
    const caseId = await openExerciseCase(world, run.realm);
    const told = await until(async () => {
      const rows = await world.app.db.query<{ realm: string; account_id: string }>(
        'SELECT realm, account_id FROM notifications WHERE case_id = $1',
        [caseId],
      );
      return rows.length > 0 ? rows : undefined;
    });
    expect(told).toEqual([{ realm: run.realm, account_id: player!.accountId }]);
    const unread = async (options: RequestOptions) =>
      (await world.app.get<{ items: unknown[] }>('/api/v1/notifications', options)).body.items.length;
    expect(await unread(run.as(player))).toBe(1);
    expect(await unread({ token: player!.token })).toBe(0);
    expect(await unread({ token: colleague!.token })).toBe(0);
  });
});

/** A case of an exercise, as its correlation would open it. */
async function openExerciseCase({ app }: NoticeWorld, realm: string): Promise<string> {
  const [site] = await app.db.query<{ id: string; organisation_id: string }>(
    `SELECT id, organisation_id FROM sites WHERE code = 'SGJUR'`,
  );
  const id = randomUUID();
  await app.app.get(UnitOfWork, { strict: false }).transactAsEngine(realm, async (transaction) => {
    await transaction.query(
      `INSERT INTO cases (id, realm, number, nation, organisation_id, site_id, title, severity, priority, factors, facts,
         tlp, pap, first_seen, last_seen, opened_at, updated_at)
       VALUES ($1, $4, 1, 'SG', $2, $3, 'Crane, in an exercise', 80, 1, '[]', '{"kinds": ["cyber"]}', 'AMBER',
         'AMBER', now(), now(), now(), now())`,
      [id, site!.organisation_id, site!.id, realm],
    );
    transaction.record({
      type: 'case.opened',
      at: new Date(),
      nation: 'SG',
      organisationId: site!.organisation_id,
      siteId: site!.id,
      caseId: id,
      tlp: 'AMBER',
      actor: { id: 'system:correlation', name: 'Correlation' },
      data: { number: 1, title: 'Crane, in an exercise', severity: 80, priority: 1, site: 'SGJUR', factors: [] },
    });
  });
  return id;
}
