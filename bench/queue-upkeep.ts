import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { readSettings } from '../config/settings.ts';
import { hashKey } from '../src/access/sensor-key.ts';
import { createApp } from '../src/create-app.ts';
import { demoId } from '../src/registry/demo-registry.ts';

const KEY = `bws_${'q'.repeat(43)}`;
const ALERTS = 4_000;
const PER_POST = 100;
const POSTS_AT_ONCE = 4;
/** With the triggers and without, so that what drifts in a run drifts for both. */
const TURNS = [true, false, false, true, true, false, false, true] as const;

export interface Upkeep {
  /** Milliseconds from the first post until correlation had taken the last alert. */
  kept: number[];
  bare: number[];
}

/**
 * Alerts through the whole application until correlation has placed them, with the triggers that keep the queue and
 * without: half wait, a third of the rest repeat what came before, the others open cases or join them.
 */
export async function upkeep(url: string): Promise<Upkeep> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query("INSERT INTO sensor_keys (id, sensor_id, realm, key_hash) VALUES ($1, $2, 'live', $3)", [
    randomUUID(),
    demoId('sensors', 'krpus-native'),
    hashKey(KEY),
  ]);
  const app = await createApp(
    readSettings({
      DATABASE_URL: url,
      BREAKWATER_OPERATOR_TOKEN: 'bench-operator-token-0123456789abcdef',
      BREAKWATER_SECRET_KEY: 'bench-secret-key-0123456789abcdef0123',
      BREAKWATER_PORT: '0',
      BREAKWATER_LOG_LEVEL: 'error',
      BREAKWATER_KEY_RATE: '10000000',
    }),
  );
  await app.listen(0, '127.0.0.1');
  const address = `${new URL(await app.getUrl()).origin}/api/v1/alerts`;
  const outcome: Upkeep = { kept: [], bare: [] };
  try {
    await turn(client, address, 'warm');
    for (const [number, kept] of TURNS.entries()) {
      for (const table of ['alert_links', 'cases', 'alerts']) {
        await client.query(`ALTER TABLE ${table} ${kept ? 'ENABLE' : 'DISABLE'} TRIGGER USER`);
      }
      outcome[kept ? 'kept' : 'bare'].push(await turn(client, address, String(number)));
    }
  } finally {
    await app.close();
    await client.end();
  }
  return outcome;
}

async function turn(client: Client, address: string, name: string): Promise<number> {
  const posts = Array.from({ length: ALERTS / PER_POST }, (_, post) =>
    JSON.stringify(Array.from({ length: PER_POST }, (__, index) => alert(name, post * PER_POST + index))),
  );
  const began = performance.now();
  const send = async (): Promise<void> => {
    for (let body = posts.shift(); body !== undefined; body = posts.shift()) {
      const headers = { authorization: `Bearer ${KEY}`, 'content-type': 'application/json' };
      const answer = await fetch(address, { method: 'POST', headers, body });
      if (!answer.ok) throw new Error(`Intake answered ${answer.status}`);
      await answer.arrayBuffer();
    }
  };
  await Promise.all(Array.from({ length: POSTS_AT_ONCE }, send));
  for (;;) {
    const { rows } = await client.query<{ left: boolean }>('SELECT EXISTS (SELECT FROM correlation_inputs) AS left');
    if (rows[0]?.left !== true) return performance.now() - began;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

function alert(turnName: string, index: number): object {
  const waits = index % 2 === 0;
  const repeats = index % 6 === 1;
  return {
    externalId: `${turnName}-${index}`,
    kind: 'cyber',
    occurredAt: new Date().toISOString(),
    title: waits ? 'Login refused' : 'Port scan',
    signature: repeats ? `bench:${turnName}:again:${index % 50}` : `bench:${turnName}:${index}`,
    severity: waits ? 30 : 70,
    entities: waits || repeats ? [] : [{ type: 'user', value: `${turnName}-${index % 400}`, role: 'source' }],
  };
}
