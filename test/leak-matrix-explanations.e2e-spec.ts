import { maySeeThing } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { Random } from './support/random.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);

describe('leak matrix: why correlation says what it says', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let byId: Map<string, Thing>;
  let viewers: Viewer[];

  beforeAll(async () => {
    console.log(`leak matrix of explanations: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start();
    world = await enterNationsWorld(matrix.app.db);
    const exercise = await enterNationsWorld(matrix.app.db, 'exercise-1');
    world.things.push(...exercise.things);
    byId = new Map(world.things.map((thing) => [thing.id, thing]));
    viewers = await signUpEverybody(matrix.app, world);
  });
  afterAll(async () => {
    console.log(`leak matrix of explanations: ${matrix?.checks} checks, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  const allowed = (viewer: Viewer, kind: Thing['kind']): Thing[] =>
    world.things.filter((thing) => thing.kind === kind && maySeeThing(viewer, thing, byId));

  /** Fails on the first word the oracle forbids. */
  const expectNothingElse = (viewer: Viewer, text: string): void => {
    for (const [word] of text.matchAll(/zq[a-z]+[0-9a-z]{5}qz/g)) {
      const thing = world.things.find(({ marker }) => marker === word)!;
      expect({ seed: SEED, word, may: maySeeThing(viewer, thing, byId) }).toEqual({ seed: SEED, word, may: true });
    }
  };

  it('explains to each viewer of the alerts that it sees, and of no other', async () => {
    interface Explained {
      steps: { alertId: string; viaAlertId: string | null }[];
      withoutEvidence: { parts: { firstAlertId: string }[] }[];
    }
    for (const viewer of viewers) {
      const own = world.things.filter(({ nation, realm }) => nation === viewer.team.nation && realm === 'live');
      const cases = own.filter(({ kind }) => kind === 'case');
      for (const found of random.sample(cases, 2)) {
        const answer = await matrix.ask<Explained>(viewer, `cases/${found.id}/explanation`);
        expectNothingElse(viewer, JSON.stringify(answer.body));
        const phases = await matrix.ask<{ alerts: number; phases: { alerts: number; firstAlertId: string }[] }>(
          viewer,
          `cases/${found.id}/phases`,
        );
        expectNothingElse(viewer, JSON.stringify(phases.body));
        if (!maySeeThing(viewer, found, byId)) {
          expect([403, 404]).toContain(answer.status);
          expect([403, 404]).toContain(phases.status);
          continue;
        }
        const inside = allowed(viewer, 'alert').filter(({ caseId }) => caseId === found.id);
        expect(answer.body.steps.map(({ alertId }) => alertId).toSorted()).toEqual(
          inside.map(({ id }) => id).toSorted(),
        );
        const named = answer.body.steps.flatMap(({ viaAlertId }) => viaAlertId ?? []);
        expect(named.filter((id) => !inside.some((alert) => alert.id === id))).toEqual([]);
        const ids = new Set(inside.map(({ id }) => id));
        expect(phases.body.alerts).toBe(inside.length);
        expect(phases.body.phases.reduce((sum, { alerts }) => sum + alerts, 0)).toBe(inside.length);
        expect(phases.body.phases.filter(({ firstAlertId }) => !ids.has(firstAlertId))).toEqual([]);
        matrix.checks += own.length;
      }
      const alerts = own.filter(({ kind }) => kind === 'alert');
      for (const alert of random.sample(alerts, 3)) {
        const answer = await matrix.ask<{ caseId: string | null; reasons: { alertId: string | null }[] }>(
          viewer,
          `alerts/${alert.id}/placement`,
        );
        expectNothingElse(viewer, JSON.stringify(answer.body));
        if (!maySeeThing(viewer, alert, byId)) {
          expect([403, 404]).toContain(answer.status);
          continue;
        }
        const home = alert.caseId === null ? undefined : byId.get(alert.caseId);
        expect(answer.body.caseId).toBe(home && maySeeThing(viewer, home, byId) ? home.id : null);
        const named = answer.body.reasons.flatMap(({ alertId }) => alertId ?? []);
        expect(named).toEqual(alert.names.filter((id) => maySeeThing(viewer, byId.get(id)!, byId)));
        matrix.checks += 2;
      }
    }
  });

  it('left none of its routes out', () => {
    expect(matrix.checks).toBeGreaterThan(1_000);
    expect(COMPARED.explanations.filter((route) => !matrix.shown.has(route))).toEqual([]);
  });
});
