import { demoId, demoSensorCode } from '../src/registry/demo-registry.ts';
import { nativeAlert, sendBytes } from './support/alerts.ts';
import { type ErrorAnswer, startApp, type TestApp } from './support/app.ts';
import { bySession, signUp } from './support/people.ts';
import { until } from './support/until.ts';

interface Item {
  sensor: { id: string; code: string; site: { code: string } };
  state: string;
  own: boolean;
  lastHeardAt: string | null;
  expectedIntervalSeconds: number | null;
  expectedFrom: string | null;
  skewSeconds: number | null;
  missing: number | null;
  rejected24h: number | null;
  duplicates24h: number | null;
  strip: number[] | null;
}

describe('the watch over sensors', () => {
  let app: TestApp;
  let key: string;
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
  });
  afterAll(() => app?.close());

  const look = async (code = 'krpus-suricata'): Promise<Item> => {
    const { body } = await app.get<{ items: Item[] }>('/api/v1/sensor-watch');
    return body.items.find(({ sensor }) => sensor.code === code)!;
  };
  const seen = (holds: (item: Item) => boolean): Promise<Item> =>
    until(async () => {
      const item = await look();
      return holds(item) ? item : undefined;
    }, 20_000);
  const send = (...alerts: Record<string, unknown>[]): ReturnType<typeof sendBytes> =>
    sendBytes(app, key, JSON.stringify(alerts));

  it('knows nothing of a sensor that never spoke, and lists no people', async () => {
    const { body } = await app.get<{ items: Item[]; asOf: string }>('/api/v1/sensor-watch');
    expect(Date.now() - Date.parse(body.asOf)).toBeLessThan(10_000);
    expect(body.items.length).toBeGreaterThan(10);
    expect(body.items.filter(({ sensor }) => sensor.code.endsWith('-people'))).toEqual([]);
    expect(await look()).toMatchObject({ state: 'unknown', lastHeardAt: null, rejected24h: 0, missing: 0 });
  });

  it('counts what came and what became of it', async () => {
    await send(nativeAlert('w-1'), nativeAlert('w-2'), { externalId: 'w-3' });
    await send(nativeAlert('w-1'));
    const item = await seen(({ duplicates24h }) => duplicates24h === 1);
    expect(item).toMatchObject({ rejected24h: 1, own: true });
    expect(item.strip).toHaveLength(96);
    expect(item.strip!.reduce((sum, count) => sum + count, 0)).toBe(2);
    expect(item.strip!.slice(94).reduce((sum, count) => sum + count, 0)).toBe(2);
    const ok = await seen(({ state }) => state === 'ok');
    expect(ok).toMatchObject({ expectedIntervalSeconds: 300, expectedFrom: 'declared' });
    expect(Math.abs(ok.skewSeconds!)).toBeLessThan(5);
    expect(Date.now() - Date.parse(ok.lastHeardAt!)).toBeLessThan(20_000);
  });

  it('counts a body that was refused as a whole, which is a sign of life too', async () => {
    const before = (await look()).rejected24h!;
    expect((await sendBytes(app, key, '{')).status).toBe(400);
    await seen(({ rejected24h }) => rejected24h === before + 1);
  });
});

describe('a sensor that falls silent', () => {
  let app: TestApp;
  let key: string;
  const sensorId = demoId('sensors', demoSensorCode('KRPUS', 'suricata'));
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('KRPUS', 'suricata');
    await app.patch(`/api/v1/sensors/${sensorId}`, { expectedIntervalSeconds: 1 });
  });
  afterAll(() => app?.close());

  interface Told {
    type: string;
    seq: string;
    data: { alertId?: string; lastHeardAt: string; silentSince?: string };
  }
  const told = (...types: string[]): Promise<Told[]> =>
    app.db.query<Told>(`SELECT type, seq, data FROM journal WHERE type = ANY($1) ORDER BY seq`, [types]);
  const alerts = (): Promise<{ id: string; externalId: string; severity: number; caseId: string | null }[]> =>
    app.db.query(
      `SELECT a.id, a.external_id AS "externalId", a.severity, c.id AS "caseId" FROM alerts a
       JOIN alert_links l ON l.alert_id = a.id LEFT JOIN cases c ON c.id = l.group_id
       WHERE a.format = 'watch' ORDER BY a.received_at`,
    );
  const heard = async (externalId: string): Promise<void> => {
    const { status } = await sendBytes(app, key, JSON.stringify(nativeAlert(externalId, { severity: 10 })));
    expect(status).toBe(200);
  };

  it('is told once, by an alert of its own and in the journal, and so is its end', async () => {
    await heard('s-1');
    await until(async () => ((await alerts()).length > 0 ? true : undefined), 30_000);
    const [silent] = await told('sensor.silent');
    expect(await alerts()).toEqual([
      { id: expect.any(String), externalId: `silence:${silent!.data.lastHeardAt}`, severity: 40, caseId: null },
    ]);
    const alertId = (await alerts())[0]!.id;
    const shown = await app.get<{ title: string; sensor: { code: string } }>(`/api/v1/alerts/${alertId}`);
    expect(shown.body).toMatchObject({ title: 'Sensor krpus-suricata is silent', sensor: { code: 'krpus-suricata' } });

    await heard('s-2');
    await until(async () => ((await told('sensor.heard_again')).length > 0 ? true : undefined), 30_000);
    const [again] = await told('sensor.heard_again');
    expect(again!.data).toMatchObject({ alertId, lastHeardAt: silent!.data.lastHeardAt });

    interface QueueRow {
      closed: { by: { id: string }; reason: string } | null;
    }
    const waits = async (): Promise<QueueRow> => (await app.get<QueueRow>(`/api/v1/queue/alert/${alertId}`)).body;
    const row = await until(async () => ((await waits()).closed ? await waits() : undefined), 30_000);
    expect(row.closed).toMatchObject({ by: { id: 'system:watch' }, reason: 'resolved' });
    // What a person reopens is not closed over their head.
    const items = [{ kind: 'alert', id: alertId }];
    const reopened = await app.post(`/api/v1/queue/actions`, { items, action: { type: 'reopen' } });
    expect(reopened.body).toMatchObject({ done: 1 });

    await until(async () => ((await alerts()).length > 1 ? true : undefined), 30_000);
    expect((await waits()).closed).toBeNull();
    expect((await told('sensor.silent', 'sensor.heard_again')).map(({ type }) => type)).toEqual([
      'sensor.silent',
      'sensor.heard_again',
      'sensor.silent',
    ]);
    expect(new Set((await alerts()).map(({ externalId }) => externalId)).size).toBe(2);
  }, 90_000);

  it('cannot keep its silence to itself by taking the name of the alert', async () => {
    // Time enough to take the names before the watch does, on a slow machine too.
    await app.patch(`/api/v1/sensors/${sensorId}`, { expectedIntervalSeconds: 3 });
    const before = (await alerts()).length;
    await heard('s-3');
    const lastHeardAt = await until(async () => {
      const [row] = await app.db.query<{ at: Date }>(
        'SELECT max(heard_at) AS at FROM sensor_beats WHERE sensor_id = $1 AND accepted > 0',
        [sensorId],
      );
      const [silence] = await told('sensor.silent').then((all) => all.slice(-1));
      return row && row.at.toISOString() > silence!.data.lastHeardAt ? row.at : undefined;
    });
    // As a sender would have to: before the watch does, with the instant guessed.
    const names = Array.from(
      { length: 20 },
      (_, ms) => `silence:${new Date(lastHeardAt.getTime() + ms).toISOString()}`,
    );
    await app.db.query(
      `INSERT INTO alerts SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'external_id', name))).*
       FROM alerts a, unnest($1::text[]) name WHERE a.external_id = 's-3'`,
      [names],
    );
    await until(async () => ((await alerts()).length > before ? true : undefined), 30_000);
    const own = (await alerts()).at(-1)!;
    expect(own.externalId).toMatch(new RegExp(`^silence:${lastHeardAt.toISOString()}:`));
  }, 60_000);
});

describe('a test event', () => {
  let app: TestApp;
  const sensorId = demoId('sensors', demoSensorCode('KRPUS', 'suricata'));
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  const placeOf = (id: string): Promise<{ caseId: string | null; headId: string; severity: number }> =>
    until(async () => {
      const [row] = await app.db.query<{ caseId: string | null; headId: string; severity: number }>(
        `SELECT c.id AS "caseId", l.head_id AS "headId", a.severity FROM alerts a JOIN alert_links l ON l.alert_id = a.id
         LEFT JOIN cases c ON c.id = l.group_id WHERE a.id = $1`,
        [id],
      );
      return row;
    });
  const send = async (by?: { cookie: string }, id = sensorId): ReturnType<typeof app.post<{ alertId: string }>> =>
    app.post<{ alertId: string }>(`/api/v1/sensors/${id}/test-event`, {}, by && bySession(by.cookie));

  it('becomes an alert that is seen, and is in no case, whatever senders write beside it', async () => {
    const key = await app.keyOf('KRPUS', 'suricata');
    const { status, body } = await send();
    expect(status).toBe(201);
    const forged = nativeAlert('forged', { kind: 'sensor', signature: 'test:event', severity: 95, entities: [] });
    const { body: taken } = await sendBytes(app, key, JSON.stringify(forged));
    const second = await send();
    const forgedPlace = await placeOf(taken.results[0]!.id!);
    expect(forgedPlace).toMatchObject({ headId: taken.results[0]!.id, caseId: expect.any(String) });
    for (const { alertId } of [body, second.body]) {
      expect(await placeOf(alertId)).toEqual({ headId: alertId, caseId: null, severity: 0 });
    }
    const { body: shown } = await app.get<{ format: string; title: string; caseId: null }>(
      `/api/v1/alerts/${body.alertId}`,
    );
    expect(shown).toMatchObject({ format: 'test', title: 'Test event of sensor krpus-suricata', caseId: null });
  });

  it('is no sign of life of the sensor', async () => {
    const quiet = demoId('sensors', demoSensorCode('KRUSN', 'suricata'));
    expect((await send(undefined, quiet)).status).toBe(201);
    const key = await app.keyOf('IDJKT', 'suricata');
    await sendBytes(app, key, JSON.stringify(nativeAlert('spoken')));
    const spoken = demoId('sensors', demoSensorCode('IDJKT', 'suricata'));
    const beats = (id: string): Promise<unknown[]> =>
      app.db.query('SELECT FROM sensor_beats WHERE sensor_id = $1', [id]);
    await until(async () => ((await beats(spoken)).length > 0 ? true : undefined));
    expect(await beats(quiet)).toEqual([]);
  });

  it('is for those who manage sensors of that organisation, or of its nation’s CERT', async () => {
    const [team] = await app.db.query<{ code: string; cert: string; other: string; foreign: string }>(
      `SELECT o.code, c.code AS cert, x.code AS other, f.code AS foreign FROM sites s
       JOIN organisations o ON o.id = s.organisation_id
       JOIN organisations c ON c.nation = o.nation AND c.kind = 'national_cert'
       JOIN organisations x ON x.nation = o.nation AND x.kind <> 'national_cert' AND x.id <> o.id
       JOIN organisations f ON f.nation <> o.nation WHERE s.code = 'KRPUS' LIMIT 1`,
    );
    const by = async (
      organisation: string,
      role: 'gateway_engineer' | 'lead',
    ): Promise<[number, string | undefined]> => {
      const person = await signUp(app, { organisation, roles: [role] });
      const { status, body } = await send(person);
      return [status, (body as unknown as Partial<ErrorAnswer>).error?.code];
    };
    expect(await by(team!.code, 'gateway_engineer')).toEqual([201, undefined]);
    expect(await by(team!.cert, 'gateway_engineer')).toEqual([201, undefined]);
    expect(await by(team!.other, 'gateway_engineer')).toEqual([403, 'other_organisation']);
    expect(await by(team!.foreign, 'gateway_engineer')).toEqual([404, 'sensor_not_found']);
    expect(await by(team!.code, 'lead')).toEqual([403, 'not_granted']);
    const tested = await app.db.query<{ actor: { name: string } }>(
      `SELECT actor FROM journal WHERE type = 'sensor.tested'`,
    );
    expect(tested.filter(({ actor }) => actor.name.startsWith('Person '))).toHaveLength(2);
  });

  it('is refused for a sensor that is disabled', async () => {
    await app.patch(`/api/v1/sensors/${sensorId}`, { enabled: false });
    const { status, body } = await send();
    expect([status, (body as unknown as ErrorAnswer).error.code]).toEqual([409, 'sensor_disabled']);
  });
});
