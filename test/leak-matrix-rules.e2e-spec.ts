import type { BookListDto, BookRuleDto, RuleVersionTextDto, ShadowMatchListDto } from '../src/rulebook/rulebook.dto.ts';
import { maySeeThing } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { ofOrganisation } from './support/keepers-oracle.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { enterRules, type WorldRule } from './support/world-rules.ts';
import type { Thing } from './support/world-thing.ts';

/** docs/access.md §2: the roles whose row has a cross under `rule.read`. */
const READERS = new Set(['observer', 'analyst', 'lead', 'liaison', 'drill controller']);

describe('leak matrix: the rule book', () => {
  let matrix: Matrix;
  let viewers: Viewer[];
  let byId: Map<string, Thing>;
  let rules: WorldRule[];

  beforeAll(async () => {
    matrix = await Matrix.start();
    const { db } = matrix.app;
    const world = await enterNationsWorld(db);
    const exercise = await enterNationsWorld(db, 'exercise-1');
    byId = new Map([...world.things, ...exercise.things].map((thing) => [thing.id, thing]));
    rules = [...(await enterRules(db, world, 'live')), ...(await enterRules(db, exercise, 'exercise-1'))];
    viewers = await signUpEverybody(matrix.app, world);
  });
  afterAll(async () => {
    console.log(`leak matrix, rules: ${matrix?.checks} checks, ${viewers?.length} viewers`);
    await matrix?.app.close();
  });

  const sees = (viewer: Viewer, { team, realm }: WorldRule): boolean =>
    READERS.has(viewer.role) && realm === 'live' && ofOrganisation(viewer, team);
  const fired = (viewer: Viewer, { tallies, realm }: WorldRule): number =>
    tallies
      .filter((tally) =>
        maySeeThing(viewer, { ...tally, kind: 'alert', realm, id: '', caseId: null, marker: '', names: [] }, byId),
      )
      .reduce((sum, tally) => sum + tally.fired, 0);
  const told = (viewer: Viewer, { matches }: WorldRule): string[][] =>
    matches.filter((ids) => ids.every((id) => maySeeThing(viewer, byId.get(id)!, byId)));
  const inOrder = (lists: readonly string[][]): string[] => lists.map((ids) => ids.join(' ')).toSorted();

  it('lists to each organisation its own, with what it fired of what the viewer sees, and the shipped to everybody', async () => {
    let shipped: string[] | undefined;
    for (const viewer of viewers) {
      const answer = await matrix.ask<BookListDto>(viewer, 'rules');
      const may = READERS.has(viewer.role);
      expect([viewer.role, answer.status]).toEqual([viewer.role, may ? 200 : 403]);
      if (!may) continue;
      const own = answer.body.items.filter(({ state }) => state !== 'shipped');
      const expected = rules.filter((rule) => sees(viewer, rule));
      expect(own.map(({ id, fired: { count } }) => [id, count])).toEqual(
        expected.map((rule) => [rule.id, fired(viewer, rule)]),
      );
      const rest = answer.body.items.flatMap(({ state, id }) => (state === 'shipped' ? [id] : []));
      shipped ??= rest;
      expect(rest).toEqual(shipped);
      const one = await matrix.ask<BookRuleDto>(viewer, `rules/shipped/${rest[0]}`);
      expect([one.status, one.body.fired.count, one.body.pauses]).toEqual([200, 0, []]);
      matrix.checks += rules.length;
    }
  });

  it('shows a rule, its versions and what it would have done where all of it is seen', async () => {
    for (const [at, viewer] of viewers.entries()) {
      // Every rule of the nation and of every realm; of other nations a ninth, another for each viewer.
      const near = rules.filter(({ team }, place) => team.nation === viewer.team.nation || place % 9 === at % 9);
      for (const rule of near) {
        const visible = sees(viewer, rule);
        const one = await matrix.expectOne<BookRuleDto>(viewer, (id) => `rules/${id}`, rule.id, visible);
        const version = await matrix.expectOne<RuleVersionTextDto>(
          viewer,
          (id) => `rules/${id}/versions/1`,
          rule.id,
          visible,
        );
        const matches = await matrix.expectOne<ShadowMatchListDto>(
          viewer,
          (id) => `rules/${id}/versions/1/matches`,
          rule.id,
          visible,
        );
        if (!visible) continue;
        const expected = told(viewer, rule);
        expect([one?.fired.count, one?.versions[0]?.matches, one?.pauses.map(({ id }) => id), version?.text]).toEqual([
          fired(viewer, rule),
          expected.length,
          [rule.pauseId],
          rule.marker,
        ]);
        const items = matches?.items ?? [];
        // What is told at once is bounded.
        const most = expected.length > 200;
        expect(items).toHaveLength(most ? 200 : expected.length);
        const all = new Set(inOrder(expected));
        const strange = inOrder(items.map(({ alertIds }) => alertIds)).filter((ids) => !all.has(ids));
        expect(strange).toEqual([]);
        for (const { alertIds, cases } of items) {
          const seen = new Set(
            alertIds
              .flatMap((id) => byId.get(id)?.caseId ?? [])
              .filter((id) => maySeeThing(viewer, byId.get(id)!, byId)),
          );
          expect(cases).toHaveLength(seen.size);
        }
        matrix.checks += rule.matches.length;
      }
    }
  });

  it('asked every read that this file stands for', () => {
    expect(COMPARED.rules.filter((path) => !matrix.shown.has(path))).toEqual([]);
  });
});
