import { nativeAlert, sendBytes } from '../../support/alerts.ts';
import { until } from '../../support/until.ts';
import type { ConsoleServer } from './console-server.ts';

export interface OpenedCase {
  id: string;
  displayId: string;
  title: string;
}

let number = 0;

/**
 * A case at the port of Busan as correlation opens it, of alerts that share a host of its own, so that it stays apart
 * from every other.
 */
export async function openCase(server: ConsoleServer, titles: readonly string[]): Promise<OpenedCase> {
  number += 1;
  const host = `plc-${number}-${Date.now().toString(36)}`;
  const key = await server.keyOf('KRPUS', 'suricata');
  const alerts = titles.map((title, index) =>
    nativeAlert(`${host}-${index}`, {
      title,
      severity: 75,
      signature: `test:${host}:${index}`,
      entities: [
        { type: 'host', value: host, role: 'target' },
        { type: 'ip', value: `10.77.${number}.9`, role: 'source' },
      ],
    }),
  );
  const { status, body } = await sendBytes(server, key, JSON.stringify(alerts));
  if (status !== 200) throw new Error(`Alerts refused: ${status} ${JSON.stringify(body)}`);
  return until(async () => {
    const [found] = await server.db.query<{ id: string; number: number; title: string; alerts: number }>(
      `SELECT c.id, c.number, c.title, (SELECT count(*)::int FROM alert_links l WHERE l.group_id = c.id) AS alerts
       FROM cases c JOIN alert_links l ON l.group_id = c.id JOIN alerts a ON a.id = l.alert_id
       WHERE a.external_id = $1`,
      [`${host}-0`],
    );
    return found?.alerts === titles.length
      ? { id: found.id, displayId: `BW-${found.number}`, title: found.title }
      : undefined;
  });
}
