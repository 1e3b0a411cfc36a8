import type { ApiClient } from './app.ts';
import { sendBytes } from './alerts.ts';
import { positionSentence } from './ais-encoder.ts';
import { type Heard, RECEIVER, type Sailing } from './convoy.ts';
import { destination } from '../../src/common/geodesy.ts';

const MOST_ITEMS = 5_000;
const STATUS: Readonly<Record<string, number>> = { 'at anchor': 1, moored: 5 };

/** Posts what a receiver hears, as it logs it: one message an item, with the second in which it came. */
export async function postHeard(app: ApiClient, key: string, heard: readonly Heard[]): Promise<void> {
  for (let start = 0; start < heard.length; start += MOST_ITEMS) {
    const items = heard.slice(start, start + MOST_ITEMS).map(({ mmsi, at, lat, lon, knots, course, status }) => ({
      nmea: positionSentence({ mmsi, lat, lon, course, speed: knots, status: STATUS[status] ?? 0 }),
      receivedAt: new Date(at).toISOString(),
    }));
    const { status, body } = await sendBytes(app, key, JSON.stringify(items), {}, '/api/v1/intake/ais');
    if (status !== 200 || body.rejected > 0)
      throw new Error(`AIS was refused: ${status} ${JSON.stringify(body).slice(0, 300)}`);
  }
}

export async function newReceiver(app: ApiClient, code: string, site = 'KRPUS'): Promise<{ id: string; key: string }> {
  const sites = await app.get<{ items: { id: string; code: string }[] }>('/api/v1/sites?limit=500');
  const siteId = sites.body.items.find((one) => one.code === site)?.id;
  const body = { code, siteId, kind: 'ais', name: 'AIS receiver', position: RECEIVER };
  const made = await app.post<{ id: string }>('/api/v1/sensors', body);
  if (made.status !== 201) throw new Error(`No receiver: ${made.status} ${JSON.stringify(made.body)}`);
  const issued = await app.post<{ key: string }>(`/api/v1/sensors/${made.body.id}/keys`, {});
  return { id: made.body.id, key: issued.body.key };
}

/** Six ships in line ahead that come in from the east and pass the port at 12 knots, and fast craft that go far out. */
export function inbound(changes: Partial<Sailing> = {}): Sailing[] {
  const ships = Array.from({ length: 6 }, (_, index) => ({
    mmsi: `44000010${index}`,
    from: destination(RECEIVER, 95, 16_000 + 700 * index),
    course: 275,
    knots: 12,
    every: 10,
  }));
  const third = ships[2];
  if (third) ships[2] = { ...third, ...changes };
  const craft = Array.from({ length: 8 }, (_, index) => ({
    mmsi: `35600020${index}`,
    from: destination(RECEIVER, 90 + 2 * index, 3_000),
    course: 90 + 2 * index,
    knots: 34,
    every: 15,
  }));
  return [...ships, ...craft];
}

/** The ship of them that goes dark. */
export const DARK = '440000102';
