import { setTimeout } from 'node:timers/promises';
import { type ApiClient, startApp, type TestApp } from './support/app.ts';
import { sendBytes } from './support/alerts.ts';
import { correlated } from './support/case-picture.ts';
import { until } from './support/until.ts';

/** Near the port of Busan, within its zones. */
const PORT = { lat: 35.1, lon: 129.04 };
const METRE = 1 / 111_195;

interface ObjectItem {
  id: string;
  affiliation: string;
  confirmed: boolean;
  verdict: object | null;
  assessment: {
    score: { text: string };
    explained: string[];
    spoofed: { kind: string }[];
    pilot: { position: { lat: number } } | null;
  };
}
interface LinkRow {
  group_id: string;
  reasons: { rule: string; text: string }[];
  is_case: boolean;
}

/** What is known of objects in the air, from posts of sensors to what people read and say. */
describe('the air picture', () => {
  let app: TestApp;
  let remoteId: string;
  let radar: string;
  let adsb: string;

  beforeAll(async () => {
    app = await startApp();
    remoteId = await app.keyOf('KRPUS', 'remote-id');
    radar = await app.keyOf('KRPUS', 'sapient');
    const sites = await app.get<{ items: { id: string; code: string }[] }>('/api/v1/sites?limit=500');
    const siteId = sites.body.items.find(({ code }) => code === 'KRPUS')!.id;
    const sensor = await app.post<{ id: string }>('/api/v1/sensors', {
      code: 'KRPUS-ADSB-1',
      siteId,
      kind: 'readsb',
      name: 'ADS-B receiver',
    });
    expect(sensor.status).toBe(201);
    adsb = (await app.post<{ key: string }>(`/api/v1/sensors/${sensor.body.id}/keys`, {})).body.key;
    const flyer = await app.post('/api/v1/flyers', {
      siteId,
      name: 'Harbour survey',
      affiliation: 'friend',
      serial: 'survey1',
    });
    expect({ status: flyer.status, body: flyer.body }).toMatchObject({ status: 201, body: { serial: 'SURVEY1' } });
    // Correlation reads the registry every other second.
    await setTimeout(2_500);
  });
  afterAll(async () => app.close());

  const at = (day: number, second: number) => Date.UTC(2026, 2, day, 3, 0, second);

  async function send(key: string, format: string, items: object[]): Promise<string[]> {
    const { status, body } = await sendBytes(app, key, JSON.stringify(items), {}, `/api/v1/intake/${format}`);
    expect({ status, rejected: body.rejected }).toEqual({ status: 200, rejected: 0 });
    await until(() => correlated(app.db));
    return body.results.map(({ id }) => id ?? '');
  }

  const heard = (day: number, second: number, mac: string, id: string, east = 0) => ({
    t: at(day, second) / 1000,
    mac,
    id,
    rssi: -60 - (second % 7),
    lat: PORT.lat,
    lon: PORT.lon + east * METRE,
    speed: 10,
    hdg: 90,
  });

  async function linkOf(alertId: string): Promise<LinkRow> {
    const [row] = await app.db.query<LinkRow>(
      `SELECT h.group_id, h.reasons, EXISTS (SELECT FROM cases c WHERE c.id = h.group_id) AS is_case
       FROM alert_links l JOIN alert_links h ON h.alert_id = l.head_id WHERE l.alert_id = $1`,
      [alertId],
    );
    return row!;
  }

  const objectsOf = async (client: ApiClient, caseId: string) =>
    (await client.get<{ items: ObjectItem[] }>(`/api/v1/cases/${caseId}/objects`)).body.items;

  it('explains an authorised flight, opens no case for it, and draws it as a friend with the reason', async () => {
    const [id = ''] = await send(
      remoteId,
      'remote-id',
      [0, 1, 2, 3].map((second) => heard(1, second, 'AA:00:00:00:00:01', 'SURVEY1', 10 * second)),
    );
    const link = await linkOf(id);
    expect(link.is_case).toBe(false);
    expect(link.reasons.map(({ rule }) => rule)).toEqual(['confirmation', 'authorised-flight']);
    expect(link.reasons[1]?.text).toBe('Serial number SURVEY1 is authorised as “Harbour survey”');
    const tracks = await app.get<{ tracks: { affiliation: string; explained: string[] }[] }>(
      '/api/v1/tracks?from=2026-03-01T00:00:00Z&to=2026-03-01T23:00:00Z',
    );
    expect(tracks.body.tracks).toMatchObject([{ affiliation: 'friend', explained: [link.reasons[1]?.text] }]);
  });

  it('waits with a single echo of a radar, and takes an aircraft at the same place and time for what it sees', async () => {
    const track = (second: number, trackId: string) => ({
      externalId: `${trackId}-${second}`,
      kind: 'airspace',
      occurredAt: new Date(at(3, second)).toISOString(),
      title: 'Radar track',
      severity: 40,
      position: { lat: PORT.lat + 60 * METRE, lon: PORT.lon + 70 * (second % 60) * METRE, error: 50 },
      track: { id: trackId, class: 'UAV', classConfidence: 0.8, velocity: { east: 57, north: 0 } },
    });
    const aircraft = Array.from({ length: 12 }, (_, second) => ({
      now: at(3, second) / 1000,
      messages: 1,
      aircraft: [
        {
          hex: '71be12',
          flight: 'KAL123',
          lat: PORT.lat,
          lon: PORT.lon + 70 * second * METRE,
          gs: 111,
          track: 90,
          nac_p: 9,
          seen_pos: 0,
          category: 'A3',
        },
        { hex: '71be13', flight: 'NOPOS' },
      ],
    }));
    const told = await send(adsb, 'readsb', aircraft);
    expect(told).toHaveLength(12);
    const [lone = ''] = await send(radar, 'native', [track(900, 'lone')]);
    expect(await linkOf(lone)).toMatchObject({
      is_case: false,
      reasons: [{ rule: 'confirmation', text: expect.stringContaining('Not yet confirmed: score') }],
    });
    const echoes = Array.from({ length: 12 }, (_, second) => track(second, 'echo'));
    const [echo = ''] = await send(radar, 'native', echoes);
    const link = await linkOf(echo);
    expect(link.is_case).toBe(false);
    expect(link.reasons.find(({ rule }) => rule === 'explained-by-aircraft')?.text).toMatch(
      /^At the place and time of aircraft 71BE12, \d+ m apart$/,
    );
    expect((await linkOf(told[0] ?? '')).is_case).toBe(false);
    // Twelve like it where no aircraft is are a case.
    const [other = ''] = await send(
      radar,
      'native',
      Array.from({ length: 12 }, (_, second) => track(second + 1_800, 'other')),
    );
    expect((await linkOf(other)).is_case).toBe(true);
  });

  it('tells of many serial numbers of one transmitter by an alert of the sensor that heard them, once', async () => {
    const forged = [0, 1, 2, 3, 4].map((index) =>
      heard(5, index * 5, 'AA:00:00:00:00:05', `FORGED${index}`, index * 40),
    );
    const ids = await send(remoteId, 'remote-id', forged);
    const told = await until(async () => {
      const rows = await app.db.query<{
        id: string;
        format: string;
        kind: string;
        description: string;
        severity: number;
      }>(
        `SELECT id, format, kind, description, severity FROM alerts WHERE signature = 'correlation:spoof:many-serials'`,
      );
      return rows.length > 0 ? rows : undefined;
    });
    expect(told).toMatchObject([{ format: 'spoof', kind: 'cyber', severity: 55 }]);
    expect(told[0]?.description).toContain('AA:00:00:00:00:05 named itself by 3 or more serial numbers within 60 s');
    await until(() => correlated(app.db));
    const groups = new Set((await Promise.all(ids.map(linkOf))).map(({ group_id: group }) => group));
    expect(groups.size).toBe(1);
    const objects = await objectsOf(app, [...groups][0] ?? '');
    expect(objects.every(({ assessment }) => assessment.spoofed[0]?.kind === 'many-serials')).toBe(true);
    // A sender cannot write in the node's own name.
    const { status } = await sendBytes(app, remoteId, '[{}]', {}, '/api/v1/intake/spoof');
    expect(status).toBe(404);
  });

  it('refuses a frame that failed its checksum', async () => {
    const broken = { ...heard(6, 0, 'AA:00:00:00:00:06', 'GARBAGE'), crc_ok: false };
    const { body } = await sendBytes(app, remoteId, JSON.stringify([broken]), {}, '/api/v1/intake/remote-id');
    expect(body).toMatchObject({ accepted: 0, rejected: 1, results: [{ code: 'bad_checksum' }] });
  });

  it('counts what people reject as false alarms of the sensors, the last word on each object', async () => {
    const [id = ''] = await send(remoteId, 'remote-id', [heard(7, 0, 'AA:00:00:00:00:07', 'JUDGED1')]);
    const { group_id: caseId } = await linkOf(id);
    const [object] = await objectsOf(app, caseId);
    const judge = (verb: string) =>
      app.post<{ sensors: string[] }>(`/api/v1/cases/${caseId}/objects/${object?.id}/verdicts`, {
        verb,
        reason: 'Seen on camera 4',
      });
    const rate = async () =>
      (
        await app.get<{ sensors: { genuine: number; falseAlarms: number; rate: number | null }[] }>(
          '/api/v1/false-alarms',
        )
      ).body.sensors;
    const first = await judge('reject');
    expect(first).toMatchObject({ status: 201, body: { sensors: ['krpus-remote-id'] } });
    expect(await rate()).toMatchObject([{ genuine: 0, falseAlarms: 1, rate: 1 }]);
    expect((await objectsOf(app, caseId))[0]?.verdict).toMatchObject({ verb: 'reject', reason: 'Seen on camera 4' });
    await judge('acknowledge');
    expect(await rate()).toMatchObject([{ genuine: 1, falseAlarms: 0, rate: 0 }]);
    await judge('clear');
    expect(await rate()).toEqual([]);
    expect((await objectsOf(app, caseId))[0]?.verdict).toBeNull();
    const timeline = await app.get<{ items: { text: string }[] }>(`/api/v1/cases/${caseId}/timeline`);
    expect(timeline.body.items.map(({ text }) => text).join('\n')).toContain(
      'rejected object JUDGED1: Seen on camera 4',
    );
    const missing = await app.post(`/api/v1/cases/${caseId}/objects/${caseId}/verdicts`, {
      verb: 'reject',
      reason: 'x',
    });
    expect(missing.status).toBe(404);
  });

  it('refuses a flyer that nothing would know, and a time that ends before it begins', async () => {
    const sites = await app.get<{ items: { id: string }[] }>('/api/v1/sites?limit=1');
    const siteId = sites.body.items[0]!.id;
    const enter = (body: object) =>
      app.post<{ error: { code: string } }>('/api/v1/flyers', { siteId, name: 'X', affiliation: 'friend', ...body });
    expect((await enter({})).body.error.code).toBe('flyer_unknown_by');
    const times = { from: '2026-03-02T10:00:00Z', until: '2026-03-02T09:00:00Z' };
    expect((await enter({ serial: 'A', ...times })).body.error.code).toBe('flyer_times');
    expect((await enter({ serial: 'A', from: '2026-03-02T10:00:00' })).status).toBe(400);
    expect((await app.post('/api/v1/flyers', { name: 'X', affiliation: 'friend', serial: 'A' })).status).toBe(400);
    const made = await app.post<{ id: string }>('/api/v1/flyers', {
      siteId,
      name: 'X',
      affiliation: 'hostile',
      serial: 'a-1',
    });
    const path = `/api/v1/flyers/${made.body.id}`;
    expect((await app.patch(path, { affiliation: 'neutral', serial: null })).status).toBe(400);
    expect(await app.patch(path, { affiliation: 'neutral' })).toMatchObject({ status: 200, body: { serial: 'A-1' } });
    expect((await app.delete(path)).status).toBe(204);
    expect((await app.get(path)).status).toBe(404);
  });

  // Last, since this receiver sends no time, so that its alert is of today, when March is long past.
  it('opens a case for a drone nobody knows, with the score of its evidence and where its pilot stands', async () => {
    const [id = ''] = await send(remoteId, 'remote-id', [
      {
        mac: 'AA:00:00:00:00:02',
        basic_id: 'STRANGER1',
        drone_lat: PORT.lat,
        drone_long: PORT.lon,
        pilot_lat: PORT.lat + 300 * METRE,
        pilot_long: PORT.lon,
        rssi: -60,
      },
    ]);
    const link = await linkOf(id);
    expect(link.is_case).toBe(true);
    const [object] = await objectsOf(app, link.group_id);
    expect(object).toMatchObject({ affiliation: 'unknown', confirmed: true, assessment: { explained: [] } });
    expect(object?.assessment.score.text).toContain('tells who it is (1)');
    expect(object?.assessment.pilot?.position.lat).toBeCloseTo(PORT.lat + 300 * METRE, 6);
  });
});
