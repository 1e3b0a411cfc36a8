import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
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
