import { COMPARED } from './support/compared-routes.ts';
import { isAdministrator } from './support/keepers-oracle.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';

describe('leak matrix: how long alerts are kept', () => {
  let matrix: Matrix;
  let viewers: Viewer[];

  beforeAll(async () => {
    matrix = await Matrix.start();
    viewers = await signUpEverybody(matrix.app, await enterNationsWorld(matrix.app.db));
  });
  afterAll(async () => {
    console.log(`leak matrix, retention: ${matrix?.checks} checks, ${viewers?.length} viewers`);
    await matrix?.app.close();
  });

  it('shows how long a nation keeps its alerts, and what was removed, to administrators of the nation alone', async () => {
    const { db } = matrix.app;
    await db.query(
      `INSERT INTO retention_policies (nation, closed_days, reason, set_by, set_at, effective_at)
       SELECT code, 400, 'law of ' || code, '{"id":"person:x","name":"X"}', now(), now() + interval '1 day' FROM nations`,
    );
    await db.query(
      `INSERT INTO retention_runs (id, nation, policy, cutoffs, started_at, moved_at, ended_at, outcome)
       SELECT gen_random_uuid(), nation, jsonb_build_object('days', '{}'::jsonb, 'reason', reason, 'setBy', set_by), '{}', now(), now(),
         now(), 'done' FROM retention_policies`,
    );
    const nations = await db.query<{ code: string }>('SELECT code FROM nations');
    for (const viewer of viewers) {
      for (const { code } of nations) {
        const may = isAdministrator(viewer) && viewer.team.nation === code;
        const code403 = isAdministrator(viewer) ? 'other_nation' : 'not_granted';
        const policy = await matrix.ask<{ reason?: string; error?: { code: string } }>(
          viewer,
          `nations/${code}/retention`,
        );
        const runs = await matrix.ask<{ items?: { reason: string }[]; error?: { code: string } }>(
          viewer,
          `nations/${code}/retention/runs`,
        );
        const told = [policy.status, policy.body.reason, runs.status, runs.body.items?.map(({ reason }) => reason)];
        const law = `law of ${code}`;
        expect(told).toEqual(may ? [200, law, 200, [law]] : [403, undefined, 403, undefined]);
        if (!may) expect([policy.body.error?.code, runs.body.error?.code]).toEqual([code403, code403]);
        matrix.checks += 2;
      }
    }
  });

  it('has compared every route it says it does', () => {
    expect(COMPARED.retention.filter((route) => !matrix.shown.has(route))).toEqual([]);
  });
});
