import type { QueuePageDto, QueueRowDto } from '../src/triage/queue.dto.ts';
import type { QueueHistogramDto } from '../src/triage/queue-histogram.dto.ts';
import type { QueueViewDto } from '../src/triage/queue-views.dto.ts';
import type { SuggestionsDto } from '../src/triage/queue-suggestions.dto.ts';
import { maySeeThing } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { Random } from './support/random.ts';
import { enterQueueWorld, type Fold } from './support/world-queue.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
/** Viewers who are asked what costs an answer each; whoever they are, another time they are others. */
const SAMPLED = 90;
const READERS = new Set(['observer', 'analyst', 'lead', 'liaison', 'drill controller']);

describe('leak matrix of the queue', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let folds: Fold[];
  let byId: Map<string, Thing>;
  let byMarker: Map<string, Thing>;
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
    byMarker = new Map(world.things.map((thing) => [thing.marker, thing]));
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
      const thing = byMarker.get(word)!;
      if (!sees(viewer, thing))
        throw new Error(`${viewer.role} of ${viewer.team.code} is told of ${JSON.stringify(thing)}`);
      matrix.checks += 1;
    }
  };

  const read = async (viewer: Viewer, query = ''): Promise<{ status: number; items: QueueRowDto[]; total: number }> => {
    const items: QueueRowDto[] = [];
    let total = 0;
    for (let cursor: string | null = ''; cursor !== null;) {
      const path: string = `queue?limit=30${query}${cursor === '' ? '' : `&cursor=${cursor}`}`;
      const { status, body } = await matrix.ask<QueuePageDto>(viewer, path);
      if (status !== 200) return { status, items, total };
      items.push(...body.items);
      total = body.total;
      cursor = body.nextCursor;
    }
    return { status: 200, items, total };
  };

  it('holds, for each viewer, the rows the oracle allows with what of them is its to count, and nothing else', async () => {
    let hidden = 0;
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
      // Nothing of a repeat shows in the row of its alert to whoever does not see the repeat.
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
  }, 180_000);

  it('answers for one row that is withheld as for one that is not there', async () => {
    for (const viewer of random.sample(matrix.viewers, SAMPLED)) {
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

  it('finds by filter what the oracle allows, by nothing a viewer is not shown', async () => {
    for (const viewer of random.sample(matrix.viewers, SAMPLED)) {
      const rows = queued(viewer);
      for (const thing of random.sample(
        world.things.filter(({ kind }) => kind === 'case' || kind === 'alert'),
        3,
      )) {
        const { status, items, total } = await read(viewer, `&filter=${thing.marker}`);
        const expected = rows.includes(thing) ? [thing.id] : [];
        expect({ ids: items.map(({ id }) => id), total }).toEqual({ ids: expected, total: expected.length });
        expect(status).toBe(READERS.has(viewer.role) ? 200 : 403);
        matrix.checks += 1;
      }
      // The severity of a repeat finds its alert for those who see the repeat's marking on the alert itself, or not at all.
      const severe = await read(viewer, '&filter=severity:>=90');
      const told = rows.filter((thing) => folds.some(({ head }) => head === thing && head.tlp === 'RED'));
      expect(severe.items.map(({ id }) => id).toSorted()).toEqual(told.map(({ id }) => id).toSorted());
      const shut = await read(viewer, '&filter=is:closed');
      const mayKnow = world.things.filter((thing) => closed.has(thing.id) && sees(viewer, thing));
      expect(shut.items.map(({ id }) => id).toSorted()).toEqual(mayKnow.map(({ id }) => id).toSorted());
      matrix.checks += 2;
    }
  });

  it('completes a filter by what the oracle allows, and counts no more', async () => {
    for (const viewer of random.sample(matrix.viewers, SAMPLED)) {
      const rows = queued(viewer);
      const counts = (values: (string | undefined)[]): Record<string, number> => {
        const counted: Record<string, number> = {};
        for (const value of values) if (value !== undefined) counted[value] = (counted[value] ?? 0) + 1;
        return counted;
      };
      const expected: Record<string, Record<string, number>> = {
        tlp: counts(rows.map(({ tlp }) => tlp)),
        nation: counts(rows.map(({ nation }) => nation)),
        kind: counts(rows.map(({ kind }) => kind)),
        rule: counts(rows.map(({ kind }) => (kind === 'alert' ? 'world:1' : undefined))),
      };
      for (const [field, held] of Object.entries(expected)) {
        const { status, body } = await matrix.ask<SuggestionsDto>(viewer, `queue/suggestions?text=${field}:`);
        expect(status).toBe(READERS.has(viewer.role) ? 200 : 403);
        if (status !== 200) continue;
        const found = body.items.flatMap(({ text, count }) => (count === undefined ? [] : [[text, count]]));
        expect({ field, found: Object.fromEntries(found) }).toEqual({ field, found: held });
        matrix.checks += 1;
      }
    }
  });

  it('counts in views and by the minute what the oracle allows, and shows nobody another organisation’s views or targets', async () => {
    const made = new Map<string, Set<string>>();
    const leads = matrix.viewers.filter(
      ({ role, team }) => role === 'lead' && ['SG', 'KR', 'TL'].includes(team.nation),
    );
    for (const viewer of leads) {
      for (const shared of [true, false]) {
        const view = { name: `${shared} ${viewer.team.code}`, filter: shared ? 'is:waiting' : '', shared };
        const { id } = await matrix.done<QueueViewDto>(viewer, 'POST', 'queue/views', view);
        const who = shared ? viewer.team.organisationId : viewer.person.accountId;
        made.set(who, (made.get(who) ?? new Set()).add(id));
      }
    }
    await matrix.app.db.query(`UPDATE queue_heads SET arrived_at = now() - interval '5 minutes'`);
    const asked = matrix.viewers.filter(({ team }) => ['SG', 'KR', 'TL', 'BN'].includes(team.nation));
    for (const viewer of asked) {
      const may = READERS.has(viewer.role);
      const rows = queued(viewer);
      const views = await matrix.ask<{ items: QueueViewDto[] }>(viewer, 'queue/views');
      const expected = [...(made.get(viewer.team.organisationId) ?? []), ...(made.get(viewer.person.accountId) ?? [])];
      expect(views.status).toBe(may ? 200 : 403);
      if (may) {
        expect(views.body.items.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
        for (const { filter, count } of views.body.items) {
          expect(count).toBe(filter === '' ? rows.length : rows.filter(({ kind }) => kind === 'alert').length);
        }
        const { body } = await matrix.ask<QueueHistogramDto>(viewer, 'queue/histogram');
        const total = body.buckets.reduce(
          (sum, { info, low, medium, high, critical }) => sum + info + low + medium + high + critical,
          0,
        );
        expect(total).toBe(rows.length);
      } else expect((await matrix.ask(viewer, 'queue/histogram')).status).toBe(403);
      for (const team of random.sample(world.teams, 6)) {
        const address = (id: string): string => `organisations/${id}/response-targets`;
        const visible = viewer.role !== 'auditor' && team.nation === viewer.team.nation;
        await matrix.expectOne(viewer, address, team.organisationId, visible);
      }
      matrix.checks += made.size + rows.length;
    }
  }, 180_000);

  it('asked everything that is compared here', () => {
    expect(matrix.checks).toBeGreaterThan(10_000);
    expect(COMPARED.queue.filter((route) => !matrix.shown.has(route))).toEqual([]);
  });
});
