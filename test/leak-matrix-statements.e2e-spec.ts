import type { ReceivedStatementDto, StatementDetailDto } from '../src/statements/statement-view.dto.ts';
import { COMPARED } from './support/compared-routes.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { Random } from './support/random.ts';
import { maySeeCopy, mayReadStatements, maySeeSaid, type WorldSaid } from './support/statements-oracle.ts';
import { enterStatements, plantStatements, type StatementsWorld } from './support/world-statements.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
const ASKED_FOR = 3;
const MARKER = /zw[a-z]+[0-9a-z]{5}wz/g;

describe('leak matrix: statements and rumours', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let byId: Map<string, Thing>;
  let viewers: Viewer[];
  let said: StatementsWorld;
  let played: Awaited<ReturnType<typeof plantStatements>>[];

  beforeAll(async () => {
    console.log(`leak matrix, statements: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start();
    world = await enterNationsWorld(matrix.app.db);
    await enterNationsWorld(matrix.app.db, 'exercise-1');
    byId = new Map(world.things.map((thing) => [thing.id, thing]));
    viewers = matrix.viewers = await signUpEverybody(matrix.app, world);
    said = await enterStatements(matrix, random, world);
    // The same in an exercise, from every team to its own nation's neighbour in the list: nobody here is in it.
    played = [];
    for (const [index, of] of world.teams.entries()) {
      const told = world.teams[(index + 3) % world.teams.length]!.nation;
      played.push(await plantStatements(matrix.app.db, { realm: 'exercise-1', of, told }));
    }
  });
  afterAll(async () => {
    console.log(
      `leak matrix, statements: ${matrix?.checks} checks, ${viewers?.length} viewers, BREAKWATER_SEED=${SEED}`,
    );
    await matrix?.app.close();
  });

  const sees = (viewer: Viewer, one: WorldSaid): boolean => maySeeSaid(viewer, one, byId);
  const some = <T>(rows: readonly T[], visible: (row: T) => boolean): T[] =>
    random.sampleBoth(rows, visible, ASKED_FOR);
  /** Of the words that stand in what was sent, none but those of what may be seen. */
  const expectWords = (viewer: Viewer, text: string, expected: readonly { marker: string }[]): void => {
    const allowed = new Set(expected.map(({ marker }) => marker));
    const foreign = [...text.matchAll(MARKER)].flatMap(([marker]) => (allowed.has(marker) ? [] : [marker]));
    expect({ role: viewer.role, team: viewer.team.code, foreign }).toEqual({
      role: viewer.role,
      team: viewer.team.code,
      foreign: [],
    });
  };

  it('lists and shows statements to those of the owner’s nation whom their marking admits, with their case', async () => {
    const shown = { seen: 0, hidden: 0 };
    for (const viewer of viewers) {
      const may = mayReadStatements(viewer);
      const seen = said.statements.filter((one) => sees(viewer, one));
      const ids = seen.map(({ id }) => id);
      const listed = await matrix.expectList(viewer, 'statements?limit=25', may, ids, said.statements.length);
      expectWords(viewer, listed.text, seen);
      const asked = seen.filter(({ state }) => state === 'asked').map(({ id }) => id);
      await matrix.expectList(viewer, 'statements?limit=100&state=asked', may, asked, said.statements.length);
      for (const one of some(said.statements, (row) => sees(viewer, row))) {
        const visible = sees(viewer, one);
        shown[visible ? 'seen' : 'hidden'] += 1;
        const body = await matrix.expectOne<StatementDetailDto>(viewer, (id) => `statements/${id}`, one.id, visible);
        if (body) expectWords(viewer, JSON.stringify(body), [one]);
        if (one.state !== 'released') continue;
        const text = (id: string): string => `statements/${id}/text?language=en`;
        const out = await matrix.expectOne<string>(viewer, text, one.id, visible);
        if (out !== undefined) expect(out).toBe(`Title ${one.marker}\n\nText ${one.marker}\n`);
      }
      for (const { statementId } of random.sample(played, ASKED_FOR)) {
        await matrix.expectOne(viewer, (id) => `statements/${id}`, statementId, false);
      }
    }
    expect(Math.min(shown.seen, shown.hidden)).toBeGreaterThan(100);
  });

  it('lists the statements of a case to those who see it, and finds the case for nobody else', async () => {
    for (const viewer of random.sample(viewers, 60)) {
      const of = random.pick(said.statements.filter(({ caseId }) => caseId !== null));
      const found = byId.get(of.caseId!)!;
      const answer = await matrix.ask<{ items?: { id: string }[] }>(viewer, `statements?case=${of.caseId}`);
      const known = sees(viewer, { ...of, ...found, caseId: found.id });
      const expected = known
        ? said.statements.filter((one) => one.caseId === of.caseId && sees(viewer, one)).map(({ id }) => id)
        : undefined;
      const status = mayReadStatements(viewer) ? (known ? 200 : 404) : 403;
      expect({ status: answer.status, ids: answer.body.items?.map(({ id }) => id).toSorted() }).toEqual({
        status,
        ids: expected?.toSorted(),
      });
      matrix.checks += 1;
    }
  });

  it('gives a nation what it was told, those of its CERT who answer what it is asked, and nobody else either', async () => {
    expect(new Set(said.copies.map(({ stage }) => stage))).toEqual(new Set(['asked', 'released']));
    const shown = { asked: 0, released: 0 };
    for (const viewer of viewers) {
      const may = mayReadStatements(viewer);
      const seen = said.copies.filter((copy) => maySeeCopy(viewer, copy));
      const ids = seen.map(({ id }) => id);
      const listed = await matrix.expectList(viewer, 'received-statements?limit=20', may, ids, said.copies.length);
      expectWords(viewer, listed.text, seen);
      for (const copy of some(said.copies, (row) => maySeeCopy(viewer, row))) {
        const visible = maySeeCopy(viewer, copy);
        const at = (id: string): string => `received-statements/${id}`;
        const body = await matrix.expectOne<ReceivedStatementDto>(viewer, at, copy.id, visible);
        if (!body) continue;
        shown[copy.stage] += 1;
        expectWords(viewer, JSON.stringify(body), [copy]);
        // Of the owner's side neither the statement's id nor who else was asked or told.
        expect(Object.keys(body).toSorted()).toEqual([
          'answer',
          'at',
          'correctedBy',
          'corrects',
          'from',
          'hash',
          'id',
          'stage',
          'texts',
          'title',
          'tlp',
          'version',
        ]);
      }
      for (const { copyId } of random.sample(played, ASKED_FOR)) {
        await matrix.expectOne(viewer, (id) => `received-statements/${id}`, copyId, false);
      }
    }
    expect(Math.min(shown.asked, shown.released)).toBeGreaterThan(10);
  });

  it('shows rumours to those of the nation whom their marking admits, with their case', async () => {
    for (const viewer of viewers) {
      const may = mayReadStatements(viewer);
      const seen = said.rumours.filter((one) => sees(viewer, one));
      const ids = seen.map(({ id }) => id);
      const listed = await matrix.expectList(viewer, 'rumours?limit=10', may, ids, said.rumours.length);
      expectWords(viewer, listed.text, seen);
      for (const one of some(said.rumours, (row) => sees(viewer, row))) {
        await matrix.expectOne(viewer, (id) => `rumours/${id}`, one.id, sees(viewer, one));
      }
      for (const { rumourId } of random.sample(played, ASKED_FOR)) {
        await matrix.expectOne(viewer, (id) => `rumours/${id}`, rumourId, false);
      }
    }
  });

  it('compared every route of theirs', () => {
    expect(COMPARED.statements.filter((route) => !matrix.shown.has(route))).toEqual([]);
    expect(matrix.checks).toBeGreaterThan(10_000);
  });
});
