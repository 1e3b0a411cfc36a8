import type { JsonObject } from '../src/common/json.ts';
import { Api } from '../src/client/api.ts';
import { castStory } from '../src/demo/cast.ts';
import { Courier } from '../src/demo/courier.ts';
import { STORY_SECONDS } from '../src/demo/stage.ts';
import { tellStory } from '../src/demo/story.ts';
import { JOURNAL_TYPES, type JournalEvent } from '../src/journal/journal-event.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { LiveClient } from './support/live-client.ts';
import { LiveWorld } from './support/live-world.ts';
import { until } from './support/until.ts';

const range = (to: number): number[] => Array.from({ length: to }, (_, index) => index + 1);

describe('live feed of a whole story', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app.close());

  /** Ten minutes of the demonstration, told at once by its sensors and its person. */
  async function tell(): Promise<number> {
    const { signal } = new AbortController();
    const people = new Api(app.baseUrl, app.operatorToken);
    const [sites, sensors, zones, assets] = await Promise.all(
      ['sites', 'sensors', 'zones', 'assets'].map((name) => people.list(`/api/v1/${name}`, signal)),
    );
    const cast = castStory({ sites: sites!, sensors: sensors!, zones: zones!, assets: assets! });
    const story = tellStory(cast, { seed: 7, begins: new Date(Date.now() - STORY_SECONDS * 1_000) });
    const courier = new Courier(people, signal);
    await courier.fetchKeys(new Set(story.flatMap(({ sensor }) => sensor?.id ?? [])), signal);
    for (let next = 0; next < story.length; next += 100) await courier.deliver(story.slice(next, next + 100));
    expect(courier.delivered.rejected).toBe(0);
    return courier.delivered.accepted;
  }

  async function everythingCorrelated(): Promise<void> {
    await until(async () => {
      const [row] = await app.db.query<{ open: number }>(
        'SELECT count(*)::int AS open FROM alerts a LEFT JOIN alert_links l ON l.alert_id = a.id WHERE l.alert_id IS NULL',
      );
      return row!.open === 0 ? true : undefined;
    }, 60_000);
  }

  /** What a team does with a case. */
  async function work(id: string, alertIds: string[]): Promise<void> {
    const commands: [string, JsonObject][] = [
      ['acknowledge', {}],
      ['assign', { assignee: 'person:mei' }],
      ['severity', { severity: 91, reason: 'The crane carries chlorine' }],
      ['notes', { body: 'The vendor is called.' }],
      ['status', { to: 'active' }],
      ['unlink', { alertIds, reason: 'Planned maintenance' }],
      ['link', { alertIds, reason: 'It was not planned after all' }],
      ['split', { alertIds, reason: 'Another crew' }],
    ];
    for (const [command, body] of commands) {
      const { status } = await app.post(`/api/v1/cases/${id}/${command}`, body);
      expect({ command, status }).toEqual({ command, status: command === 'notes' ? 201 : 200 });
    }
    const [split] = await app.db.query<{ id: string }>(
      "SELECT data->>'newCaseId' AS id FROM journal WHERE type = 'case.split'",
    );
    const merged = await app.post(`/api/v1/cases/${split!.id}/merge`, { into: id, reason: 'One crew after all' });
    expect(merged.status).toBe(200);
  }

  /** Two messages of one sensor, and three between them that never came. */
  async function skipNumbers(): Promise<void> {
    const key = await app.keyOf('SGJUR', 'suricata');
    for (const sequence of [1, 5]) {
      const alert = nativeAlert(`numbered-${sequence}`, { sequence });
      expect((await sendBytes(app, key, JSON.stringify(alert))).status).toBe(200);
    }
  }

  it('shows each client all of it, once and in order, every frame as it is documented', async () => {
    const whole = await LiveClient.subscribed(app, { cursor: 0 });
    const world = await LiveWorld.of(app);
    expect(await tell()).toBeGreaterThan(100);
    await everythingCorrelated();

    const [busiest] = await app.db.query<{ id: string; alerts: string[] }>(
      `SELECT c.id, array_agg(DISTINCT l.head_id) AS alerts FROM cases c JOIN alert_links l ON l.group_id = c.id
       WHERE c.status = 'new' GROUP BY c.id ORDER BY count(DISTINCT l.head_id) DESC LIMIT 1`,
    );
    await work(busiest!.id, busiest!.alerts.slice(0, 1));
    await skipNumbers();
    const [report] = await app.db.query<{ id: string }>('SELECT alert_id AS id FROM reports LIMIT 1');
    const verification = { verification: 'confirmed', reason: 'Seen on camera 4' };
    await app.post(`/api/v1/reports/${report!.id}/verification`, verification);
    await everythingCorrelated();

    const head = await world.published();
    await whole.reach(head);
    expect(whole.seqs).toEqual(range(head));
    const events = whole.frames.flatMap((frame): JournalEvent[] => (frame.type === 'events' ? frame.events : []));
    const late = await LiveClient.subscribed(app, { cursor: 0 });
    await late.reach(head);
    const again = late.frames.flatMap((frame): JournalEvent[] => (frame.type === 'events' ? frame.events : []));
    expect(again).toEqual(events);

    // What no story tells (positions so late that a zone crossing is taken back) is not demanded, nor what is shared.
    const missing = JOURNAL_TYPES.filter((type) => !events.some((event) => event.type === type));
    expect(missing.filter((type) => !/^(object\.zone_amended|(release|share|match)\..*)$/.test(type))).toEqual([]);
    await whole.end();
    await late.end();
  });
});
