import { personOperator } from '../src/access/operator.ts';
import type { Role } from '../src/access/policy/role.ts';
import { ViewerDatabase } from '../src/database/viewer-database.service.ts';
import { maySeeThing, type SharedWith } from './support/access-oracle.ts';
import { COMPARED } from './support/compared-routes.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { Random } from './support/random.ts';
import {
  mayMatch,
  mayReadCaps,
  mayReadReleases,
  mayReadRequests,
  maySeeAgreement,
  maySeeMatch,
  maySeeRelease,
  maySeeRequest,
  previewed,
  type WorldRelease,
} from './support/sharing-oracle.ts';
import { enterCaps, enterEvidence, enterMatches, enterReleases, enterRequests } from './support/world-sharing.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
const ASKED_FOR = 2;

interface Address {
  kind: string;
  nation: string;
  organisationId?: string | null;
  accountId?: string | null;
}

const nameOf = ({ kind, nation, organisationId, accountId }: Address): string =>
  [kind, nation, organisationId, accountId].filter(Boolean).join(' ');

describe('leak matrix: releases from the side they leave, matches, requests and evidence', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let world: NationsWorld;
  let exercise: Thing[];
  let byId: Map<string, Thing>;
  let viewers: Viewer[];
  let releases: WorldRelease[];

  beforeAll(async () => {
    console.log(`leak matrix, sharing: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start();
    world = await enterNationsWorld(matrix.app.db);
    exercise = (await enterNationsWorld(matrix.app.db, 'exercise-1')).things;
    byId = new Map([...world.things, ...exercise].map((thing) => [thing.id, thing]));
    viewers = matrix.viewers = await signUpEverybody(matrix.app, world);
    releases = await enterReleases(matrix, random, world);
  });
  afterAll(async () => {
    console.log(`leak matrix, sharing: ${matrix?.checks} checks, ${viewers?.length} viewers, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  /** Some that the viewer sees, and some it does not. */
  const some = <T>(rows: readonly T[], sees: (row: T) => boolean): T[] => random.sampleBoth(rows, sees, ASKED_FOR);

  const compareReleases = async (): Promise<void> => {
    for (const viewer of viewers) {
      const may = mayReadReleases(viewer);
      const seen = releases.filter((release) => maySeeRelease(viewer, release, byId));
      const ids = seen.map(({ id }) => id);
      await matrix.expectList(viewer, 'releases?limit=100', may, ids, releases.length);
      const waiting = seen.filter(({ seats }) => seats.length > 0).map(({ id }) => id);
      await matrix.expectList(viewer, 'releases?limit=3&state=awaiting', may, waiting, releases.length);
      const { caseId } = random.pick(releases);
      const of = seen.filter((release) => release.caseId === caseId).map(({ id }) => id);
      await matrix.expectList(viewer, `releases?limit=100&caseId=${caseId}`, may, of, releases.length);
      for (const release of some(releases, (one) => maySeeRelease(viewer, one, byId))) {
        const body = await matrix.expectOne<{ recipients: Address[] }>(
          viewer,
          (id) => `releases/${id}`,
          release.id,
          maySeeRelease(viewer, release, byId),
        );
        if (body) expect(body.recipients.map(nameOf).toSorted()).toEqual(release.recipients.map(nameOf).toSorted());
      }
    }
  };

  const comparePreviews = async (): Promise<void> => {
    const foreign = { owner: 0, approver: 0 };
    for (const viewer of viewers) {
      const shownTo = (release: WorldRelease): SharedWith[] | undefined =>
        previewed(viewer, viewer.person.accountId, release, byId);
      for (const release of some(releases, (one) => shownTo(one) !== undefined)) {
        const expected = shownTo(release);
        const body = await matrix.expectOne<{ packages: { recipient: Address; withheld: []; redactions: [] }[] }>(
          viewer,
          (id) => `releases/${id}/preview`,
          release.id,
          expected !== undefined,
        );
        if (!body || !expected) continue;
        const given = body.packages.map(({ recipient }) => nameOf(recipient)).toSorted();
        expect({ id: release.id, given }).toEqual({ id: release.id, given: expected.map(nameOf).toSorted() });
        matrix.checks += release.recipients.length;
        const owner = maySeeRelease(viewer, release, byId);
        foreign[owner ? 'owner' : 'approver'] += 1;
        if (owner) continue;
        expect(body.packages.flatMap(({ withheld, redactions }) => [...withheld, ...redactions])).toEqual([]);
        for (const secret of [release.caseId, release.organisationId])
          expect(JSON.stringify(body)).not.toContain(secret);
      }
    }
    expect(Math.min(foreign.owner, foreign.approver)).toBeGreaterThan(20);
  };

  it('lists and shows releases to those of the owner’s nation whom their marking admits', async () => {
    expect(new Set(releases.map(({ tlp }) => tlp)).size).toBeGreaterThan(3);
    await compareReleases();
  });

  it('previews to the owner’s side all packages, to an approver its own, and to nobody else any', () =>
    comparePreviews());

  it('shows caps and agreements within the nations they are of, and a match to whoever submitted it', async () => {
    const caps = await enterCaps(matrix, random);
    const { agreements, matches } = await enterMatches(matrix);
    const agreementOf = new Map(agreements.map((agreement) => [agreement.id, agreement]));
    for (const viewer of viewers) {
      const answer = await matrix.ask<{ items?: { to: string }[] }>(viewer, 'link-caps');
      const own = caps.filter(({ from }) => from === viewer.team.nation).map(({ to }) => to);
      expect({ status: answer.status, caps: answer.body.items?.map(({ to }) => to) }).toEqual(
        mayReadCaps(viewer) ? { status: 200, caps: own } : { status: 403, caps: undefined },
      );
      matrix.checks += caps.length;
      const told = await matrix.ask<{ items?: { id: string; state: string }[] }>(viewer, 'matches/agreements');
      const seen = agreements.filter((agreement) => maySeeAgreement(viewer, agreement));
      expect({
        status: told.status,
        items: told.body.items?.map(({ id, state }) => `${id} ${state}`).toSorted(),
      }).toEqual(
        mayMatch(viewer)
          ? { status: 200, items: seen.map(({ id, state }) => `${id} ${state}`).toSorted() }
          : { status: 403, items: undefined },
      );
      matrix.checks += agreements.length;
      const found = matches.filter((match) => maySeeMatch(viewer, match, agreementOf.get(match.agreementId)!));
      const { items } = await matrix.expectList(
        viewer,
        'matches?limit=1',
        mayMatch(viewer),
        found.map(({ id }) => id),
        matches.length,
      );
      for (const { value } of items) expect(value).toBe(`of-${viewer.team.organisationId}.example`);
    }
  });

  it('gives evidence, and says who had it in hands, to whoever sees it and its case', async () => {
    const drill = exercise.filter(({ kind }) => kind === 'evidence');
    const pieces = [
      ...(await enterEvidence(matrix, random, world)),
      ...drill.map((thing) => ({ thing, content: '', custody: [] as string[] })),
    ];
    for (const viewer of viewers) {
      const sees = ({ thing }: { thing: Thing }): boolean => maySeeThing(viewer, thing, byId);
      const near = pieces.filter(({ thing }) => thing.nation === viewer.team.nation);
      for (const piece of [...some(near, sees), ...some(pieces, sees)]) {
        const { id, caseId } = piece.thing;
        const under = (part: string) => (of: string) => `cases/${caseId}/evidence/${of}/${part}`;
        const content = await matrix.expectOne<string>(viewer, under('content'), id, sees(piece));
        if (content !== undefined) {
          expect(content).toBe(piece.content);
          piece.custody.push(`downloaded ${viewer.person.actorId}`);
        }
        const chain = await matrix.expectOne<{ items: { action: string; actor: { id: string } }[] }>(
          viewer,
          under('custody'),
          id,
          sees(piece),
        );
        if (!chain) continue;
        expect(chain.items.map(({ action, actor }) => `${action} ${actor.id}`)).toEqual(piece.custody);
        matrix.checks += piece.custody.length;
      }
    }
  });

  it('shows requests for lower markings to those who may ask, see the thing, and would have seen it then', async () => {
    const requests = await enterRequests(matrix, random, world);
    for (const viewer of viewers) {
      const may = mayReadRequests(viewer);
      const sees = (request: (typeof requests)[number]): boolean => maySeeRequest(viewer, request, byId);
      const ids = requests.filter(sees).map(({ id }) => id);
      await matrix.expectList(viewer, 'marking-requests?limit=100', may, ids, requests.length);
      const open = requests.filter((request) => sees(request) && request.thing.tlp === request.asked);
      const openIds = open.map(({ id }) => id);
      await matrix.expectList(viewer, 'marking-requests?limit=7&state=open', may, openIds, requests.length);
      const near = requests.filter(({ thing }) => thing.nation === viewer.team.nation);
      for (const request of [...some(near, sees), ...some(requests, sees)]) {
        await matrix.expectOne(viewer, (id) => `marking-requests/${id}`, request.id, sees(request));
      }
    }
  });

  it('shows a release only with its case, which may be marked more strictly by now', async () => {
    const cases = releases.flatMap(({ caseId }) => byId.get(caseId) ?? []).filter(({ tlp }) => tlp !== 'RED');
    for (const found of new Set(random.sample(cases, 40))) {
      const lead = viewers.find(({ team, role }) => team.organisationId === found.organisationId && role === 'lead')!;
      found.tlp = found.tlp === 'AMBER+STRICT' ? 'RED' : random.pick(['AMBER+STRICT', 'RED'] as const);
      await matrix.done(lead, 'POST', `cases/${found.id}/marking`, { tlp: found.tlp, reason: 'Leak matrix' });
    }
    // A seat is one only while the release awaits its approvers.
    for (const release of random.sample(
      releases.filter(({ seats }) => seats.length > 0),
      10,
    )) {
      const { organisationId, id } = release;
      const by = viewers.find(({ team, role }) => team.organisationId === organisationId && role === 'liaison')!;
      await matrix.done(by, 'POST', `releases/${id}/recall`, { reason: 'Leak matrix' });
      release.seats = [];
    }
    await compareReleases();
    await comparePreviews();
  });

  it('is held to all of that by the database alone', async () => {
    const database = matrix.app.app.get(ViewerDatabase, { strict: false });
    for (const viewer of viewers.filter(mayReadReleases)) {
      const { team, person, role } = viewer;
      const { accountId, nation, organisationId } = person;
      const scope = personOperator(
        {
          accountId,
          nation,
          organisationId,
          name: role,
          isNationalCert: team.kind === 'national_cert',
          roles: [role as Role],
        },
        'live',
        { address: null, credential: null },
      );
      const rows = await database.query<{ id: string }>(scope, 'SELECT id FROM releases');
      const expected = releases.filter((release) => maySeeRelease(viewer, release, byId)).map(({ id }) => id);
      expect(rows.map(({ id }) => id).toSorted()).toEqual(expected.toSorted());
      matrix.checks += releases.length;
    }
  });

  it('showed something to somebody by every route it compares', () => {
    expect(COMPARED.sharing.filter((route) => !matrix.shown.has(route))).toEqual([]);
    expect(matrix.checks).toBeGreaterThan(50_000);
  });
});
