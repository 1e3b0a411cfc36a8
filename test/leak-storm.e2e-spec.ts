import { setTimeout as sleep } from 'node:timers/promises';
import type { Role } from '../src/access/policy/role.ts';
import type { JournalEvent } from '../src/journal/journal-event.ts';
import { maySeeTold, type Witness } from './support/access-oracle.ts';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';
import { Random } from './support/random.ts';
import { until } from './support/until.ts';
import { type NationsWorld, type Thing, TLPS } from './support/world-thing.ts';

const SEED = Number(process.env['BREAKWATER_SEED'] ?? Date.now() % 2 ** 31);
const SOCKETS = 200;
const ROUNDS = 60;
/** What was on its way when a marking was raised, or a release recalled, may still arrive for this long. */
const IN_FLIGHT_MS = 1_000;
const READING: Role[] = ['observer', 'analyst', 'lead', 'liaison', 'drill_controller'];

interface Watcher extends Witness {
  person: TestPerson;
  client: LiveClient;
}

describe('two hundred sockets of mixed nations while cases change', () => {
  const random = new Random(SEED);
  let app: TestApp;
  let world: NationsWorld;
  let byId: Map<string, Thing>;
  let watchers: Watcher[];
  /** When each case's marking was raised, by id, on the clock the frames are stamped with. */
  const raised: { caseId: string; tlp: Thing['tlp']; at: number }[] = [];
  const arrived = new Map<JournalEvent, number>();

  beforeAll(async () => {
    console.log(`leak storm: BREAKWATER_SEED=${SEED}`);
    app = await startApp({ socketLimit: 1_000, heartbeatSeconds: 1 });
    world = await enterNationsWorld(app.db);
    byId = new Map(world.things.map((thing) => [thing.id, thing]));
    watchers = [];
    for (const [index, team] of Array.from(
      { length: SOCKETS },
      (_, n) => [n, world.teams[n % world.teams.length]!] as const,
    )) {
      const role = READING[Math.floor(index / world.teams.length) % READING.length]!;
      const person = await signUp(app, { organisation: team.code, roles: [role] });
      const client = await LiveClient.subscribed(app, {}, { token: person.token });
      watchers.push({ team, role: role.replaceAll('_', ' '), person, client });
    }
  }, 120_000);
  afterAll(async () => {
    await Promise.all((watchers ?? []).map(({ client }) => client.end()));
    await app?.close();
  });

  const leads = new Map<string, TestPerson>();
  const leadOf = async (organisation: string): Promise<TestPerson> => {
    const found = leads.get(organisation) ?? (await signUp(app, { organisation, roles: ['lead', 'liaison'] }));
    leads.set(organisation, found);
    return found;
  };

  it('sends none of them a byte that the oracle forbids at that instant, and ends what is recalled within a second', async () => {
    const stamp = setInterval(() => {
      for (const { client } of watchers) {
        for (const frame of client.frames) {
          if (frame.type === 'events')
            for (const event of frame.events) if (!arrived.has(event)) arrived.set(event, performance.now());
        }
      }
    }, 20);
    const effects: number[] = [];
    const cases = world.things.filter(({ kind, tlp }) => kind === 'case' && tlp !== 'RED');
    for (let round = 0; round < ROUNDS; round += 1) {
      const found = random.pick(cases);
      const team = world.teams.find(({ organisationId }) => organisationId === found.organisationId)!;
      const by = bySession((await leadOf(team.code)).cookie);
      const address = `/api/v1/cases/${found.id}`;
      const tlp = TLPS[TLPS.indexOf(found.tlp) + Math.floor(random.next() * (TLPS.length - TLPS.indexOf(found.tlp)))]!;
      const turn = round % 4;
      if (turn === 0)
        expect((await app.post(`${address}/notes`, { body: `Note ${found.marker}`, tlp }, by)).status).toBe(201);
      else if (turn === 1) await app.post(`${address}/severity`, { severity: 10 + round, reason: found.marker }, by);
      else if (turn === 2 && tlp !== found.tlp) {
        const answer = await app.post(`${address}/marking`, { tlp, reason: 'Sharper' }, by);
        expect(answer.status).toBe(200);
        raised.push({ caseId: found.id, tlp, at: performance.now() });
        found.tlp = tlp;
      } else effects.push(...(await releaseAndRecall(found, team.organisationId, by)));
    }
    await sleep(IN_FLIGHT_MS + 1_000);
    clearInterval(stamp);

    let events = 0;
    for (const watcher of watchers) {
      for (const frame of watcher.client.frames) {
        if (frame.type !== 'events') continue;
        for (const event of frame.events) {
          events += 1;
          expect([watcher.role, watcher.team.code, event.type, event.tlp, lawful(watcher, event)]).toEqual([
            watcher.role,
            watcher.team.code,
            event.type,
            event.tlp,
            true,
          ]);
        }
      }
      const text = watcher.client.texts.join('');
      const foreign = world.things.filter(({ nation }) => nation !== watcher.team.nation);
      for (const { id, marker } of foreign) {
        if (text.includes(id) || text.includes(marker))
          throw new Error(`${watcher.team.code} got ${marker}; seed ${SEED}`);
      }
    }
    expect(events).toBeGreaterThan(500);
    expect(effects.length).toBeGreaterThan(5);
    expect(Math.max(...effects)).toBeLessThan(1_000);
    console.log(
      `leak storm: ${events} events to ${SOCKETS} sockets, none forbidden; recalls took effect within ` +
        `${Math.max(...effects).toFixed(0)} ms (median ${effects.toSorted((a, b) => a - b)[Math.floor(effects.length / 2)]?.toFixed(0)})`,
    );
  }, 240_000);

  /** With the marking its case had when it arrived, save for what was on its way when that was raised. */
  const lawful = (watcher: Watcher, event: JournalEvent): boolean => {
    const at = arrived.get(event) ?? 0;
    const before = raised.filter((change) => change.caseId === event.caseId && change.at + IN_FLIGHT_MS < at);
    const known = event.caseId === null ? undefined : byId.get(event.caseId);
    const then = before.at(-1)?.tlp;
    const all = known && then ? new Map(byId).set(known.id, { ...known, tlp: then }) : new Map<string, Thing>();
    if (event.caseId !== null && all.size === 0) {
      return maySeeTold(watcher, watcher.person.accountId, { ...event, caseId: null }, byId);
    }
    return maySeeTold(watcher, watcher.person.accountId, event, all);
  };

  /** Releases a case to a nation somebody watches for, recalls it, and measures until that socket and HTTP know. */
  const releaseAndRecall = async (
    found: Thing,
    organisationId: string,
    by: ReturnType<typeof bySession>,
  ): Promise<number[]> => {
    if (found.tlp === 'RED' || found.tlp === 'AMBER+STRICT') return [];
    const watcher = random.pick(
      watchers.filter(
        ({ team, role }) =>
          team.organisationId !== organisationId && team.nation !== found.nation && role === 'analyst',
      ),
    );
    const made = await app.post<{ release: { id: string }; preview: { hash: string } }>(
      '/api/v1/releases',
      {
        case: found.id,
        recipients: [{ kind: 'nation', nation: watcher.team.nation }],
        selection: { case: ['title'], alerts: 'all', alertFields: ['severity'] },
        purpose: 'Storm',
        expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
      },
      by,
    );
    expect(made.status).toBe(201);
    const { id } = made.body.release;
    const mark = watcher.client.frames.length;
    const told = (type: string): string | undefined =>
      watcher.client.frames
        .slice(mark)
        .flatMap((frame) => (frame.type === 'events' ? frame.events : []))
        .filter((event) => event.type === type)
        .map(({ data }) => data['shareId'] as string)[0];
    if ((await app.post(`/api/v1/releases/${id}/publish`, { hash: made.body.preview.hash }, by)).status !== 200)
      return [];
    const shareId = await until(() => Promise.resolve(told('share.received')));
    const own = bySession(watcher.person.cookie);
    expect((await app.get(`/api/v1/shared/${shareId}`, own)).status).toBe(200);
    expect((await app.post(`/api/v1/releases/${id}/recall`, { reason: 'Storm over' }, by)).status).toBe(200);
    const begun = performance.now();
    expect((await app.get(`/api/v1/shared/${shareId}`, own)).status).toBe(404);
    await until(() => Promise.resolve(told('share.withdrawn')));
    return [performance.now() - begun];
  };
});
