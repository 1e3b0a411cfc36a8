import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '../config/settings.ts';
import { ROLES } from '../src/access/policy/role.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { enterDemoRegistry, startApp, type TestApp } from './support/app.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { dumpOf } from './support/database-dump.ts';
import { DrillRun } from './support/drill-run.ts';
import { ExerciseStorm } from './support/exercise-storm.ts';
import { HookReceiver } from './support/hook-receiver.ts';
import { idsFor } from './support/live-addresses.ts';
import { LiveClient } from './support/live-client.ts';
import { liveIsIdle, type LiveRead, LiveWatch } from './support/live-watch.ts';
import { enterNationsWorld } from './support/nations-world.ts';
import { bySession, signUp, type TestPerson } from './support/people.ts';
import { plantFlyers } from './support/planted-flyers.ts';
import { plantRelated } from './support/planted-related.ts';
import { publishCase } from './support/published-release.ts';
import { idsIn, ToldText } from './support/told-text.ts';
import { until } from './support/until.ts';
import { counting } from './support/rule-texts.ts';

/** Alerts of the exercise each second, and for how long at least. `BREAKWATER_STORM_SECONDS` for longer. */
const RATE = 200;
const SECONDS = Number(process.env['BREAKWATER_STORM_SECONDS'] ?? 30);
const CALLED = 'STORM 1';

/** A node with everything in it that can be read, and an exercise that has not begun. */
interface Prepared {
  db: TestDatabase;
  name: string;
  settings: Partial<Settings>;
  hooks: HookReceiver;
  observer: TestPerson;
  director: TestPerson;
  runId: string;
  keys: Record<'sgjur' | 'krpus' | 'drillSgjur' | 'drillKrpus', string>;
  ids: Map<string, string[]>;
  known: Set<string>;
  /** When it began to be made. */
  since: Date;
}

interface Observed {
  reads: LiveRead[];
  /** What came to the channel that says it wants exercises too, of an organisation that plays. */
  drilled: number;
  drillCases: number;
  rate: number;
}

describe('the live realm, with a drill at 200 alerts a second and without', () => {
  let prepared: Prepared;
  beforeAll(async () => {
    prepared = await prepare();
  }, 120_000);
  afterAll(async () => {
    await prepared?.db.drop();
    await prepared?.hooks.close();
  });

  it('is to the letter the same, whatever of it is read, told, sent or counted', async () => {
    const without = await observe(prepared, false);
    const withDrill = await observe(prepared, true);
    // It was a drill: it lasted, opened cases, and told those of its own who want it.
    expect(withDrill.rate).toBeGreaterThan(RATE * 0.95);
    expect(withDrill.drillCases).toBeGreaterThan(10);
    expect([without.drilled, withDrill.drilled > 0]).toEqual([0, true]);
    // And it was looked at: most of what there is was shown to somebody, over and over.
    const shown = new Set(
      without.reads.flatMap(({ what, status }) => (status === 200 ? [what.replace(/^\w+: \w+ /, '')] : [])),
    );
    console.log(
      `exercise storm: ${without.reads.length} reads of ${shown.size} addresses compared, ${withDrill.rate.toFixed(0)} alerts/s beside them`,
    );
    expect(shown.size).toBeGreaterThan(100);
    expect(withDrill.reads.map(({ what }) => what)).toEqual(without.reads.map(({ what }) => what));
    const other = without.reads.flatMap(({ what, status, text }, index) => {
      const read = withDrill.reads[index]!;
      if (read.text === text && read.status === status) return [];
      let at = 0;
      while (at < text.length && text[at] === read.text[at]) at += 1;
      const near = (said: string): string => said.slice(Math.max(0, at - 200), at + 300);
      return [{ what, without: `${status} ${near(text)}`, with: `${read.status} ${near(read.text)}` }];
    });
    expect(other.slice(0, 5)).toEqual([]);
  }, 400_000);
});

async function prepare(): Promise<Prepared> {
  const since = new Date(Math.floor(Date.now() / 1_000) * 1_000);
  const hooks = await HookReceiver.start();
  const settings: Partial<Settings> = {
    drillsFolder: 'test/fixtures/drills',
    metricsListen: '127.0.0.1:0',
    outboundOrigins: [hooks.origin],
    outboundNetworks: ['127.0.0.0/8'],
    notifyRetryMs: 20,
  };
  const db = await createTestDatabase();
  await enterDemoRegistry(db.url);
  const world = await enterNationsWorld(db);
  const app = await startApp(settings, { db, demoRegistry: false });
  await plantFlyers(app);
  await plantRelated(app.db, world, 'SG');
  const observer = await signUp(app, { organisation: 'sg-cert', roles: [...ROLES] });
  const director = await signUp(app, { organisation: 'sg-cert', roles: ['drill_controller'] });
  const bystander = await signUp(app, { organisation: 'sg-grid', roles: ['lead'] });
  const by = (person: TestPerson) => bySession(person.cookie);
  const make = async <Body>(path: string, body: object, person = observer, status = 201): Promise<Body> => {
    const answer = await app.post<Body>(`/api/v1/${path}`, body, by(person));
    if (answer.status !== status) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  // Of those who play one wants exercises told and one does not; who does not play may want what they like.
  for (const [path, inExercises, person] of [
    ['live', false, observer],
    ['drilled', true, observer],
    ['idle', true, bystander],
  ] as const) {
    const url = `${hooks.origin}/${path}`;
    const channel = await make<{ id: string }>(
      'notifications/channels',
      { kind: 'webhook', name: path, url, inExercises },
      person,
    );
    await make('notifications/rules', { name: path, events: ['case_opened'], channelIds: [channel.id] }, person);
  }
  await make('rules', { text: counting('beacon:c2-1.both-realms.example.org'), comment: 'Three of one' });
  await make('queue/views', { name: 'Mine', shared: true });
  const run = await DrillRun.make(app, director, { template: 'short-watch', designator: CALLED });
  const headers = { 'breakwater-realm': run.realm };
  const keyInside = async (code: string): Promise<string> => {
    const { body } = await app.post<{ key: string }>(
      `/api/v1/sensors/${demoId('sensors', code)}/keys`,
      {},
      { headers },
    );
    return body.key;
  };
  const keys = {
    sgjur: await app.keyOf('SGJUR', 'suricata'),
    krpus: await app.keyOf('KRPUS', 'suricata'),
    drillSgjur: await keyInside('sgjur-suricata'),
    drillKrpus: await keyInside('krpus-suricata'),
  };
  const alert = await send(app, keys.sgjur, 'prepared', 'prepared.example.org');
  const caseId = await caseOf(app, alert);
  await sendBytes(app, keys.sgjur, '[{"no": "alert"}]');
  await publishCase(app, observer, caseId, {
    recipients: [{ kind: 'nation', nation: 'KR' }],
    selection: { case: ['title'], alerts: 'all', alertFields: ['title', 'times'] },
  });
  await liveIsIdle(app);
  const ids = await idsFor(app.db, caseId);
  await app.stop();
  const known = new Set<string>();
  for (const rows of (await dumpOf(app.db)).values())
    for (const row of rows) for (const id of idsIn(row)) known.add(id);
  return {
    db: app.db,
    name: await app.db.release(),
    settings,
    hooks,
    observer,
    director,
    runId: run.id,
    keys,
    ids,
    known,
    since,
  };
}

/** The live script on a copy of the prepared node; with the drill beside it, or without. */
async function observe(prepared: Prepared, drill: boolean): Promise<Observed> {
  const { settings, hooks, observer, director, keys } = prepared;
  hooks.received.length = 0;
  const db = await createTestDatabase(prepared.name);
  const app = await startApp(settings, { db, demoRegistry: false });
  try {
    const watch = new LiveWatch(app, observer, new ToldText(prepared.known, prepared.since), prepared.ids);
    const run = DrillRun.of(app, prepared.runId, director);
    const socket = await LiveClient.subscribed(app, {}, { token: null, headers: { cookie: observer.cookie } });
    const all = await LiveClient.subscribed(app);
    if (drill) await run.clock({ type: 'startex', rate: 60, reason: 'Begin' });
    const storm = drill ? new ExerciseStorm(app, [keys.drillSgjur, keys.drillKrpus], RATE) : undefined;
    const settled = async (): Promise<void> => {
      await liveIsIdle(app);
      const [{ head } = { head: '0' }] = await db.query<{ head: string }>(
        `SELECT head FROM journal_heads WHERE realm = 'live'`,
      );
      for (const client of [socket, all]) await client.reach(Number(head), 60_000);
    };
    if (storm) await until(async () => (storm.seconds > 3 ? true : undefined));
    await play(app, prepared, watch, settled);
    if (storm) while (storm.seconds < SECONDS) await delay(200);
    await watch.readAll('last');
    await storm?.stop();
    expect(storm?.refused ?? []).toEqual([]);
    const [row] = await db.query<{ count: string }>('SELECT count(*) FROM cases WHERE realm = $1', [run.realm]);
    const rate = storm ? storm.accepted / storm.seconds : 0;
    // In both, so that what this itself leaves in the journal of access is the same.
    await settled();
    watch.takeFrames(socket);
    watch.takeFrames(all);
    await watch.takeMetrics();
    for (const path of ['/live', '/idle']) watch.takeHooks(path, hooks.on(path));
    const drilled = hooks.on('/drilled').filter(({ body }) => body.includes('EXERCISE')).length;
    expect(hooks.received.filter(({ path, body }) => path !== '/drilled' && body.includes(CALLED))).toEqual([]);
    if (drill) await remove(app, run);
    await watch.readAll('afterwards');
    await Promise.all([socket.end(), all.end()]);
    return { reads: watch.reads, drilled, drillCases: Number(row?.count), rate };
  } finally {
    await app.close();
  }
}

/** What happens in earnest, one thing after another; everything is read after each. */
async function play(
  app: TestApp,
  { observer, keys }: Prepared,
  watch: LiveWatch,
  settled: () => Promise<void>,
): Promise<void> {
  const by = bySession(observer.cookie);
  await watch.readAll('first');
  const begun = Date.now();
  const first = await send(app, keys.sgjur, 'live-1', 'c2-1.both-realms.example.org', begun);
  const caseId = await caseOf(app, first);
  await settled();
  await watch.readAll('opened', caseId);
  // Ids that the exercise uses too; the same sensor, the same words.
  await send(app, keys.sgjur, 'live-2', 'c2-1.both-realms.example.org', begun + 2_000);
  // One after the other, or which came last would be a matter of speed.
  await settled();
  await caseOf(app, await send(app, keys.krpus, 'live-3', 'c2-1.both-realms.example.org', begun + 3_000));
  await settled();
  await watch.readAll('grown', caseId);
  for (const [path, body] of [
    [`cases/${caseId}/notes`, { body: 'Beacon seen' }],
    [`cases/${caseId}/tasks`, { title: 'Call the pier' }],
    [`cases/${caseId}/observables`, { type: 'domain', value: 'c2-2.both-realms.example.org' }],
    ['queue/actions', { items: [{ kind: 'case', id: caseId }], action: { type: 'acknowledge' } }],
    [`cases/${caseId}/severity`, { severity: 95, reason: 'It spreads' }],
  ] as const) {
    const { status } = await app.post(`/api/v1/${path}`, body, by);
    expect({ path, done: status < 300 }).toEqual({ path, done: true });
  }
  await settled();
  await watch.readAll('worked', caseId);
}

/** How far apart what the sensors tell of was is the same however long the reading between takes. */
async function send(app: TestApp, key: string, externalId: string, domain: string, at = Date.now()): Promise<string> {
  const alert = nativeAlert(externalId, {
    occurredAt: new Date(at).toISOString(),
    title: 'Beacon 1',
    severity: 85,
    signature: `beacon:${domain}`,
    entities: [{ type: 'domain', value: domain, role: 'target' }],
  });
  const { body } = await sendBytes(app, key, JSON.stringify(alert));
  if (body.results[0]?.status !== 'accepted') throw new Error(JSON.stringify(body));
  return body.results[0].id ?? '';
}

/** Looked for in the database: requests are counted. */
function caseOf({ db }: TestApp, alertId: string): Promise<string> {
  return until(async () => {
    const [row] = await db.query<{ id: string }>(
      'SELECT c.id FROM cases c JOIN alert_links l ON l.group_id = c.id WHERE l.alert_id = $1',
      [alertId],
    );
    return row?.id;
  }, 60_000);
}

/** Ends the drill and removes it, with all of its alerts. */
async function remove(app: TestApp, run: DrillRun): Promise<void> {
  await run.clock({ type: 'endex', reason: 'End' });
  const begun = performance.now();
  const deleted = await app.post<{ rows: Record<string, number> }>(`/api/v1/drills/runs/${run.id}/deletion`, {
    designator: CALLED,
    reason: 'The report is filed',
  });
  expect(deleted.status).toBe(200);
  const rows = Object.values(deleted.body.rows).reduce((sum, count) => sum + count, 0);
  console.log(`exercise storm: ${rows} rows removed in ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
}
