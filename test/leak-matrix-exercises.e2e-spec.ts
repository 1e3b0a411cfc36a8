import type { QueuePageDto } from '../src/triage/queue.dto.ts';
import { maySeeThing } from './support/access-oracle.ts';
import { ExerciseRun } from './support/exercise-run.ts';
import { LiveClient } from './support/live-client.ts';
import { Matrix, signUpEverybody, type Viewer } from './support/matrix-viewers.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { Random } from './support/random.ts';
import type { NationsWorld, Thing } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
/** Members of every team are many more than tell one wrong filter from another. */
const PLAYERS = 60;
const WATCHERS = 12;
const inLive = (thing: Thing): Thing => ({ ...thing, realm: 'live' });
const WORD = /zq[a-z]+[0-9a-z]{5}qz/g;

/**
 * The same world once in earnest and once in an exercise, and the same people in both. The oracle is docs/access.md: §3 for
 * players, in the realm they ask in; all of the realm for those who watch; nothing for anybody else.
 */
describe('leak matrix: two realms', () => {
  const random = new Random(SEED);
  let matrix: Matrix;
  let run: ExerciseRun;
  let real: NationsWorld;
  let played: NationsWorld;
  let players: Viewer[];
  let watchers: Viewer[];
  let strangers: Viewer[];
  let byMarker: Map<string, Thing>;

  beforeAll(async () => {
    console.log(`leak matrix of two realms: BREAKWATER_SEED=${SEED}`);
    matrix = await Matrix.start({ socketLimit: 1_000, heartbeatSeconds: 1 });
    const { app } = matrix;
    real = await enterNationsWorld(app.db);
    const viewers = random.sample(await signUpEverybody(app, real), PLAYERS + 2 * WATCHERS);
    players = viewers.slice(0, PLAYERS);
    watchers = viewers.slice(PLAYERS, PLAYERS + WATCHERS);
    strangers = viewers.slice(PLAYERS + WATCHERS);
    const watching = ['director', 'controller', 'simulator', 'evaluator', 'observer', 'safety'] as const;
    run = await ExerciseRun.open(app, {
      designator: 'LEAK 2',
      // Each nation plays, so that whatever names a site can be shown.
      cells: real.teams.map(({ code }) => ({ code, organisation: code, kind: 'player' })),
      members: [
        ...players.map(({ person: { accountId }, team }) => ({ accountId, cell: team.code, role: 'player' as const })),
        ...watchers.map(({ person: { accountId }, team }, index) => ({
          accountId,
          cell: team.code,
          role: watching[index % watching.length]!,
        })),
      ],
    });
    played = await enterNationsWorld(app.db, run.realm);
    byMarker = new Map([...real.things, ...played.things].map((thing) => [thing.marker, thing]));
  });
  afterAll(async () => {
    console.log(`leak matrix of two realms: ${matrix?.checks} checks, BREAKWATER_SEED=${SEED}`);
    await matrix?.app.close();
  });

  /** §3 as the oracle has it, which knows one realm, asked of another. */
  const playerSees = (viewer: Viewer, realm: string): Thing[] => {
    const things = (realm === 'live' ? real : played).things.map(inLive);
    const all = new Map(things.map((thing) => [thing.id, thing]));
    return things.filter((thing) => maySeeThing(viewer, thing, all));
  };
  const expectedOf = (viewer: Viewer, realm: string): Thing[] => {
    if (realm === 'live' || players.includes(viewer)) return playerSees(viewer, realm);
    return watchers.includes(viewer) ? played.things : [];
  };
  const headers = (realm: string): Record<string, string> => (realm === 'live' ? {} : { 'breakwater-realm': realm });
  const ask = <Body>({ person }: Viewer, realm: string, path: string) =>
    matrix.app.get<Body>(`/api/v1/${path}`, { token: null, headers: { cookie: person.cookie, ...headers(realm) } });

  const expectNothingElse = (allowed: ReadonlySet<string>, text: string, told: object): void => {
    const foreign = [...text.matchAll(WORD)].map(([word]) => byMarker.get(word)).filter((thing) => thing !== undefined);
    expect({ ...told, foreign: foreign.filter(({ id }) => !allowed.has(id)) }).toEqual({ ...told, foreign: [] });
    matrix.checks += foreign.length;
  };

  const walk = async (viewer: Viewer, realm: string, path: string) => {
    const ids: string[] = [];
    let text = '';
    for (let cursor: string | null = ''; cursor !== null;) {
      const place: string = cursor === '' ? path : `${path}&cursor=${encodeURIComponent(cursor)}`;
      const { status, body } = await ask<{ items: { id: string }[]; next: string | null }>(viewer, realm, place);
      if (status !== 200) return { status, ids, text: JSON.stringify(body) };
      text += JSON.stringify(body);
      ids.push(...body.items.map(({ id }) => id));
      cursor = body.next;
    }
    return { status: 200, ids, text };
  };

  it('lists in each what the oracle allows there, and tells of nothing else', async () => {
    for (const viewer of [...players, ...watchers, ...strangers]) {
      for (const realm of ['live', run.realm]) {
        const inside = realm === 'live' || !strangers.includes(viewer);
        const expected = expectedOf(viewer, realm);
        const allowed = new Set(expected.map(({ id }) => id));
        for (const kind of ['case', 'alert', 'constraint'] as const) {
          const told = { role: viewer.role, team: viewer.team.code, realm, kind };
          const { status, ids, text } = await walk(viewer, realm, `${kind}s?limit=100`);
          if (!inside) expect({ ...told, status }).toEqual({ ...told, status: 404 });
          const wanted = expected.filter((thing) => thing.kind === kind).map(({ id }) => id);
          expect({ ...told, ids: ids.toSorted() }).toEqual({ ...told, ids: wanted.toSorted() });
          expectNothingElse(allowed, text, told);
          matrix.checks += real.things.filter((thing) => thing.kind === kind).length;
        }
        const queue = await ask<QueuePageDto>(viewer, realm, 'queue?limit=500');
        if (queue.status === 200) expectNothingElse(allowed, JSON.stringify(queue.body), { role: viewer.role, realm });
      }
    }
  });

  it('finds in one nothing of the other, one by one, nor changes it', async () => {
    for (const viewer of [...random.sample(players, 20), ...watchers]) {
      for (const [realm, foreign] of [
        ['live', played],
        [run.realm, real],
      ] as const) {
        const own = foreign.things.filter(({ nation }) => nation === viewer.team.nation);
        for (const [kind, path] of [
          ['case', 'cases'],
          ['alert', 'alerts'],
          ['decision', 'decisions'],
          ['constraint', 'constraints'],
        ] as const) {
          const { id } = random.pick(own.filter((thing) => thing.kind === kind));
          expect([403, 404]).toContain((await ask(viewer, realm, `${path}/${id}`)).status);
          matrix.checks += 1;
        }
        const { id } = random.pick(own.filter(({ kind }) => kind === 'case'));
        const noted = await matrix.app.post(
          `/api/v1/cases/${id}/notes`,
          { body: 'across' },
          { token: null, headers: { cookie: viewer.person.cookie, ...headers(realm) } },
        );
        expect([403, 404]).toContain(noted.status);
      }
    }
    expect(await matrix.app.db.query(`SELECT 1 FROM notes WHERE body = 'across'`)).toEqual([]);
  });

  it('sends on the feed of each, from the first entry on, what the oracle allows there', async () => {
    for (const viewer of [...random.sample(players, 24), ...watchers]) {
      for (const realm of ['live', run.realm]) {
        const expected = expectedOf(viewer, realm);
        const entries = expected.filter(({ kind }) => kind === 'event').map(({ id }) => id);
        const cookie = { token: null, headers: { cookie: viewer.person.cookie } };
        const path = `/live?realm=${encodeURIComponent(realm)}`;
        const opened = await LiveClient.subscribed(matrix.app, { cursor: 0 }, { ...cookie, path }).catch(
          (error: unknown) => String(error),
        );
        if (typeof opened === 'string') {
          // Whose role does not read cases; whoever watches the exercise does, whatever the role.
          expect({ opened, entries }).toEqual({ opened: expect.stringContaining('403'), entries: [] });
          continue;
        }
        const head = played.things.filter(({ kind }) => kind === 'event').length;
        await opened.reach(head);
        const sent = opened.frames.flatMap((frame) => (frame.type === 'events' ? frame.events : []));
        const world = new Set([...real.things, ...played.things].map(({ id }) => id));
        expect(
          sent
            .map(({ id }) => id)
            .filter((id) => world.has(id))
            .toSorted(),
        ).toEqual(entries.toSorted());
        expectNothingElse(new Set(expected.map(({ id }) => id)), opened.texts.join('\n'), { role: viewer.role, realm });
        await opened.end();
      }
    }
  });
});
