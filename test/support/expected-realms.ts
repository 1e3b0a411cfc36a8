import { ExerciseRun } from './exercise-run.ts';
import { mayReadDirectory } from './keepers-oracle.ts';
import type { Matrix, Viewer } from './matrix-viewers.ts';
import type { Random } from './random.ts';

/** Makes two exercises with some of the viewers in them, and compares with it what each viewer is told of exercises. */
export async function expectRealms(matrix: Matrix, random: Random, viewers: readonly Viewer[]): Promise<void> {
  const [one, other] = [random.sample(viewers, 12), random.sample(viewers, 12)];
  const runs: ExerciseRun[] = [];
  for (const members of [one, other]) {
    runs.push(
      await ExerciseRun.open(matrix.app, {
        designator: 'LEAK 1',
        cells: [{ code: 'all', organisation: members[0]!.team.code, kind: 'player' }],
        members: members.map(({ person }) => ({ accountId: person.accountId, cell: 'all', role: 'player' as const })),
      }),
    );
  }
  for (const viewer of viewers) {
    const may = mayReadDirectory(viewer);
    const { status, body } = await matrix.ask<{ items?: { realm: string }[] }>(viewer, 'realms');
    const expected = [one, other].flatMap((members, index) => (members.includes(viewer) ? [runs[index]!.realm] : []));
    expect({ status, realms: (body.items ?? []).map(({ realm }) => realm).toSorted() }).toEqual({
      status: may ? 200 : 403,
      realms: may ? expected.toSorted() : [],
    });
    matrix.checks += 2;
  }
}
