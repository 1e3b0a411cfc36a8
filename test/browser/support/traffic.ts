import { nativeAlert, sendBytes } from '../../support/alerts.ts';
import type { ApiClient } from '../../support/app.ts';

/** A sensor that keeps talking. */
export interface Traffic {
  /** Alerts the server has taken so far. */
  readonly sent: number;
  /** Ends it; resolves when what was under way has been answered. */
  stop(): Promise<void>;
}

let batches = 0;

/** Sends so many alerts, each of a station of its own so that they stay apart; resolves to their titles. */
export async function sendAlerts(
  server: ApiClient,
  key: string,
  count: number,
  changes: Record<string, unknown> = {},
): Promise<string[]> {
  batches += 1;
  const alerts = Array.from({ length: count }, (_, index) => {
    const number = batches * 1_000 + index;
    const station = `10.${40 + (number >> 16)}.${(number >> 8) & 255}.${number & 255}`;
    return nativeAlert(`traffic-${batches}-${index}`, {
      title: `Write ${number} from an unknown station`,
      severity: (number * 37) % 101,
      signature: `test:${number}`,
      entities: [{ type: 'ip', value: station, role: 'source' }],
      ...changes,
    });
  });
  const { status, body } = await sendBytes(server, key, JSON.stringify(alerts));
  if (status !== 200 || body.accepted !== count) throw new Error(`Alerts refused: ${status} ${JSON.stringify(body)}`);
  return alerts.map(({ title }) => String(title));
}

/** Sends ten times a second, `perSecond` alerts in all. */
export function startTraffic(server: ApiClient, key: string, perSecond: number): Traffic {
  let going = true;
  let sent = 0;
  const size = Math.max(1, Math.round(perSecond / 10));
  const done = (async () => {
    while (going) {
      const began = performance.now();
      await sendAlerts(server, key, size);
      sent += size;
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, 100 - (performance.now() - began))));
    }
  })();
  return {
    get sent() {
      return sent;
    },
    stop: async () => {
      going = false;
      await done;
    },
  };
}
