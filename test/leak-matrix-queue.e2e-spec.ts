import type { QueuePageDto, QueueRowDto } from '../src/triage/queue.dto.ts';
import { maySeeThing } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { Random } from './support/random.ts';
import { enterQueueWorld, type Fold } from './support/world-queue.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
const READERS = new Set(['observer', 'analyst', 'lead', 'liaison', 'drill controller']);

describe('leak matrix of the queue', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let folds: Fold[];
  let byId: Map<string, Thing>;
  let closed: Set<string>;

  beforeAll(async () => {
    console.log(`leak matrix of the queue: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start();
    const { app } = matrix;
    world = await enterNationsWorld(app.db);
    folds = await enterQueueWorld(app.db, world);
    const exercise = await enterNationsWorld(app.db, 'exercise-1');
    world.things.push(...exercise.things);
    byId = new Map(world.things.map((thing) => [thing.id, thing]));
    const rows = await app.db.query<{ id: string }>(`SELECT id FROM cases WHERE status = 'closed'`);
    closed = new Set(rows.map(({ id }) => id));
    matrix.viewers = await signUpEverybody(app, world);
  });
  afterAll(async () => {
    console.log(`leak matrix of the queue: ${matrix?.checks} checks, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  const sees = (viewer: Viewer, thing: Thing): boolean => maySeeThing(viewer, thing, byId);
  const isRepeat = (thing: Thing): boolean => folds.some(({ repeat }) => repeat === thing);

  /** docs/access.md §3: what the queue holds for a viewer; a case that is not seen is as if it were not there. */
  const queued = (viewer: Viewer): Thing[] =>
    world.things.filter((thing) => {
      if (!sees(viewer, thing) || isRepeat(thing)) return false;
      if (thing.kind === 'case') return !closed.has(thing.id);
      if (thing.kind !== 'alert') return false;
      const owner = thing.caseId === null ? undefined : byId.get(thing.caseId);
      return owner === undefined || !sees(viewer, owner);
    });

  /** How many alerts of it the viewer sees. */
  const counted = (viewer: Viewer, thing: Thing): number => {
    if (thing.kind === 'alert') {
      const repeats = folds.filter(({ head, repeat }) => head === thing && sees(viewer, repeat));
      return 1 + repeats.length;
    }
    // A case counts all its alerts unless two people lowered it (docs/access.md §3).
    return world.things.filter(
      ({ kind, caseId, id }) => kind === 'alert' && caseId === thing.id && sees(viewer, byId.get(id)!),
    ).length;
  };

  const expectNothingElse = (viewer: Viewer, text: string): void => {
    for (const [word] of text.matchAll(/zq[a-z]+[0-9a-z]{5}qz/g)) {
      const thing = world.things.find(({ marker }) => marker === word)!;
      if (!sees(viewer, thing))
        throw new Error(`${viewer.role} of ${viewer.team.code} is told of ${JSON.stringify(thing)}`);
      matrix.checks += 1;
    }
  };

  const read = async (viewer: Viewer, query = ''): Promise<{ status: number; items: QueueRowDto[]; total: number }> => {
    const items: QueueRowDto[] = [];
    let total = 0;
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `queue?limit=11${query}${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { status, body } = await matrix.ask<QueuePageDto>(viewer, path);
      if (status !== 200) return { status, items, total };
      items.push(...body.items);
      total = body.total;
      cursor = body.nextCursor;
    }
    return { status: 200, items, total };
  };

  it('holds, for each viewer, the rows the oracle allows with what of them is its to count, and nothing else', async () => {
    for (const viewer of matrix.viewers) {
      const { status, items, total } = await read(viewer);
      const told = { role: viewer.role, team: viewer.team.code };
      expect({ ...told, status }).toEqual({ ...told, status: READERS.has(viewer.role) ? 200 : 403 });
      const expected = queued(viewer).map((thing) => [thing.kind, thing.id, counted(viewer, thing)].join(' '));
      const found = items.map(({ kind, id, count }) => [kind, id, count].join(' '));
      expect({ ...told, found: found.toSorted(), total }).toEqual({
        ...told,
        found: expected.toSorted(),
        total: expected.length,
      });
      expectNothingElse(viewer, JSON.stringify(items));
      matrix.checks += world.things.length;
    }
  });

  it('lets nothing of a repeat show in the row of its alert to whoever does not see the repeat', async () => {
    let hidden = 0;
    for (const viewer of matrix.viewers) {
      const { items } = await read(viewer);
      for (const { head, repeat } of folds) {
        const row = items.find(({ id }) => id === head.id);
        if (row === undefined || sees(viewer, repeat)) continue;
        hidden += 1;
        expect(row).toMatchObject({
          count: 1,
          severity: 40,
          lastSeen: '2026-11-23T08:00:00.000Z',
          updatedAt: row.firstSeen,
        });
        matrix.checks += 1;
      }
    }
    expect(hidden).toBeGreaterThan(20);
  });

  it('answers for one row that is withheld as for one that is not there', async () => {
    for (const viewer of matrix.viewers) {
      const rows = queued(viewer);
      const mine = new Set(rows);
      const things = world.things.filter(({ kind, id }) => (kind === 'case' || kind === 'alert') && !closed.has(id));
      const near = things.filter(({ nation }) => nation === viewer.team.nation);
      for (const thing of [...random.sample(rows, 3), ...random.sample(near, 5), ...random.sample(things, 2)]) {
        const row = await matrix.expectOne<QueueRowDto>(
          viewer,
          (id) => `queue/${thing.kind}/${id}`,
          thing.id,
          mine.has(thing),
        );
        if (row) expect(row.title).toContain(thing.marker);
        expectNothingElse(viewer, JSON.stringify(row ?? {}));
      }
    }
  });

  it('asked everything that is compared here', () => {
    expect(matrix.checks).toBeGreaterThan(10_000);
    expect(COMPARED.queue.filter((route) => !matrix.shown.has(route))).toEqual([]);
  });
});
