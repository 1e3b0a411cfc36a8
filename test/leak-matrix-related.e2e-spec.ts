import type { RelatedDto } from '../src/related/related.dto.ts';
import { maySeeThing } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { publishCase } from './support/published-release.ts';
import { Random } from './support/random.ts';
import { expectedPairs, type SharedWord, type Shown, type Somebody } from './support/related-oracle.ts';
import { TwoSites } from './support/two-sites.ts';
import { until } from './support/until.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
/** Words of one nation's alerts: few enough for many to have each, and for some to be common. */
const WORDS = 6;

describe('leak matrix: what belongs together across sites', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let byId: Map<string, Thing>;
  let viewers: (Viewer & Somebody)[];
  const words = new Map<string, { cases: Shown[]; shares: SharedWord[] }>();

  beforeAll(async () => {
    console.log(`leak matrix of what is related: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start();
    const { db } = matrix.app;
    world = await enterNationsWorld(db);
    byId = new Map(world.things.map((thing) => [thing.id, thing]));
    viewers = (await signUpEverybody(matrix.app, world)).map((viewer) =>
      Object.assign(viewer, { accountId: viewer.person.accountId }),
    );
    const siteOf = new Map(world.teams.map(({ organisationId, siteId }) => [organisationId, siteId]));
    // Each alert of a case gets up to two words of its nation.
    for (const alert of world.things.filter(({ kind, caseId }) => kind === 'alert' && caseId !== null)) {
      const some = random.sample(
        Array.from({ length: WORDS }, (_, index) => `w${index}.${alert.nation.toLowerCase()}.example.org`),
        Math.floor(random.next() * 3),
      );
      for (const value of some) {
        const word = words.get(value) ?? { cases: [], shares: [] };
        words.set(value, word);
        const held = word.cases.find(({ caseId }) => caseId === alert.caseId);
        if (held) held.alerts.push(alert);
        else word.cases.push({ caseId: alert.caseId!, siteId: siteOf.get(alert.organisationId)!, alerts: [alert] });
      }
      const entities = some.map((value) => ({ type: 'domain', value, role: 'target' }));
      await db.query('UPDATE alerts SET entities = $2 WHERE id = $1', [alert.id, JSON.stringify(entities)]);
    }
    await drill();
    await release();
    const sites = new TwoSites(matrix.app);
    await sites.startOver();
    await sites.settled();
  });
  afterAll(async () => {
    console.log(`leak matrix of what is related: ${matrix?.checks} checks, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  /** An exercise in which every case has all words of its nation: none of it may count, or show, outside. */
  async function drill(): Promise<void> {
    const { db } = matrix.app;
    const exercise = await enterNationsWorld(db, 'exercise-1');
    const alerts = exercise.things.filter(({ kind, caseId }) => kind === 'alert' && caseId !== null);
    const rows = alerts.map(({ id, nation }) => ({
      id,
      entities: Array.from({ length: WORDS }, (_, index) => ({
        type: 'domain',
        value: `w${index}.${nation.toLowerCase()}.example.org`,
        role: 'target',
      })),
    }));
    await db.query(
      `UPDATE alerts SET entities = r.entities FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, entities jsonb)
       WHERE alerts.id = r.id`,
      [JSON.stringify(rows)],
    );
  }

  /** Cases of Korea's port that show words of Singapore, for the nation, one organisation and one person. */
  async function release(): Promise<void> {
    const { app } = matrix;
    const liaison = viewers.find(({ team, role }) => team.code === 'kr-port-soc' && role === 'liaison')!;
    const lead = viewers.find(({ team, role }) => team.code === 'sg-port-soc' && role === 'lead');
    const grid = world.teams.find(({ code }) => code === 'sg-grid')!;
    const recipients = [
      { kind: 'nation', nation: 'SG' },
      { kind: 'organisation', organisationId: grid.organisationId },
      { kind: 'person', accountId: lead!.accountId },
    ];
    const cases = world.things.filter(
      ({ kind, organisationId, tlp }) =>
        kind === 'case' && organisationId === liaison.team.organisationId && tlp === 'AMBER',
    );
    const value = 'w0.sg.example.org';
    for (const [index, recipient] of recipients.entries()) {
      const found = cases[index % cases.length]!;
      const alert = world.things.find(
        ({ kind, caseId, tlp }) => kind === 'alert' && caseId === found.id && tlp === 'AMBER',
      )!;
      await app.db.query(`UPDATE alerts SET entities = entities || $2::jsonb WHERE id = $1`, [
        alert.id,
        JSON.stringify([{ type: 'domain', value, role: 'target' }]),
      ]);
      const word = words.get(value)!;
      const made = await publishCase(app, liaison.person, found.id, {
        recipients: [recipient],
        selection: { case: ['title'], alerts: [alert.id], alertFields: ['title', 'times', 'entities'] },
      });
      const shared = { kind: recipient.kind, nation: 'SG', organisationId: null, accountId: null, ofCaseId: found.id };
      word.shares.push({
        ...shared,
        shareId: made.shares[0]!.shareId,
        ...(recipient.kind === 'organisation' && { organisationId: grid.organisationId }),
        ...(recipient.kind === 'person' && { organisationId: lead!.team.organisationId, accountId: lead!.accountId }),
      });
    }
    // They show it at home too, where the words of Singapore bind cases of Korea.
    const own = words.get(value)!;
    const home = { cases: [] as Shown[], shares: [] };
    for (const { ofCaseId } of own.shares) {
      if (home.cases.some(({ caseId }) => caseId === ofCaseId)) continue;
      const alerts = world.things.filter(
        ({ kind, caseId, tlp }) => kind === 'alert' && caseId === ofCaseId && tlp === 'AMBER',
      );
      home.cases.push({ caseId: ofCaseId, siteId: liaison.team.siteId, alerts: alerts.slice(0, 1) });
    }
    words.set(`${value} in Korea`, home);
  }

  const told = (items: readonly RelatedDto[]): { sides: string; word: string; holders: number }[] =>
    items
      .flatMap(({ case: one, other, share, reasons }) =>
        reasons.map(({ value, holders }) => ({
          sides: [one.id, other?.id ?? share?.id ?? ''].sort().join(),
          word: value,
          holders,
        })),
      )
      .toSorted(byText);
  const byText = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

  it('tells each viewer of the pairs whose sides it sees, with what binds them, and of no other', async () => {
    let pairs = 0;
    for (const viewer of viewers) {
      const expected = expectedPairs(viewer, viewers, words, byId)
        .map(({ sides, word, holders }) => ({ sides, word: word.replace(' in Korea', ''), holders }))
        .toSorted(byText);
      const reads = world.things.some((thing) => thing.kind === 'case' && maySeeThing(viewer, thing, byId));
      const answer = await matrix.walk(viewer, 'related?limit=7');
      const at = { seed: SEED, team: viewer.team.code, role: viewer.role };
      expect({ ...at, status: answer.status }).toEqual({ ...at, status: reads ? 200 : 403 });
      expect({ ...at, pairs: told((answer.items ?? []) as unknown as RelatedDto[]) }).toEqual({
        ...at,
        pairs: expected,
      });
      pairs += expected.length;
      matrix.checks += expected.length + 1;

      const own = world.things.filter(({ kind, nation }) => kind === 'case' && nation === viewer.team.nation);
      for (const found of random.sample(own, 3)) {
        const visible = maySeeThing(viewer, found, byId);
        const page = await matrix.expectOne<{ items: RelatedDto[] }>(
          viewer,
          (id) => `cases/${id}/related?limit=200`,
          found.id,
          visible,
        );
        if (!page) continue;
        expect(told(page.items)).toEqual(expected.filter(({ sides }) => sides.includes(found.id)));
        expect(page.items.every((item) => item.case.id === found.id)).toBe(true);
        matrix.checks += page.items.length;
      }
    }
    console.log(`${pairs} pairs told to ${viewers.length} viewers`);
    expect(pairs).toBeGreaterThan(200);
  });

  it('keeps an exercise to itself', async () => {
    const { db } = matrix.app;
    await until(async () => {
      const [row] = await db.query<{ keys: string }>(
        `SELECT count(*) AS keys FROM related_case_keys WHERE realm = 'exercise-1'`,
      );
      return Number(row?.keys) > 0 ? true : undefined;
    });
    const crossed = await db.query(
      `SELECT p.id FROM related_pairs p JOIN cases one ON one.id = p.case_id LEFT JOIN cases other ON other.id = p.other_case_id
       WHERE one.realm <> p.realm OR other.realm <> p.realm`,
    );
    expect(crossed).toEqual([]);
  });

  it('left none of its routes out', () => {
    expect(COMPARED.related.filter((route) => !matrix.shown.has(route))).toEqual([]);
  });
});
