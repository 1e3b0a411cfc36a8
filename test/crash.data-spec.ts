import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { setTimeout as delay } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../config/data-source.ts';
import { loadDemoRegistry } from '../src/registry/demo-registry.service.ts';
import { casePicture, correlated } from './support/case-picture.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { type ServerProcess, startServer } from './support/server-process.ts';
import { describeWithData } from './support/shared-data.ts';
import { until } from './support/until.ts';

const SITES = ['KRPUS', 'SGJUR', 'IDJKT'];
const BATCH = 200;

interface Stream {
  site: string;
  key: string;
  batches: string[];
}

async function prepare(): Promise<TestDatabase> {
  const db = await createTestDatabase();
  const dataSource = await new DataSource(dataSourceOptions(db.url, 2)).initialize();
  await loadDemoRegistry(dataSource);
  await dataSource.destroy();
  return db;
}

async function issueKey(server: ServerProcess, db: TestDatabase, site: string): Promise<string> {
  const [sensor] = await db.query<{ id: string }>(
    "SELECT s.id FROM sensors s JOIN sites t ON t.id = s.site_id WHERE t.code = $1 AND s.kind = 'suricata'",
    [site],
  );
  const response = await fetch(`${server.baseUrl}/api/v1/sensors/${sensor?.id}/keys`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: '{}',
  });
  return ((await response.json()) as { key: string }).key;
}

/** Posts until it is acknowledged, as a gateway does, whatever becomes of the server meanwhile. */
async function deliver(server: () => ServerProcess, stream: Stream, batch: string): Promise<number> {
  for (;;) {
    const response = await fetch(`${server().baseUrl}/api/v1/intake/eve`, {
      method: 'POST',
      headers: { authorization: `Bearer ${stream.key}`, 'content-type': 'application/x-ndjson' },
      body: batch,
    }).catch(() => undefined);
    const answer = (await response?.json().catch(() => undefined)) as
      { accepted: number; duplicates: number } | undefined;
    if (response?.status === 200 && answer) return answer.accepted + answer.duplicates;
    if (response && response.status < 500 && response.status !== 200 && response.status !== 429) {
      throw new Error(`Refused with ${response.status}: ${JSON.stringify(answer)}`);
    }
    // The server is away; it will be back.
    await delay(50);
  }
}

/** Kills the server so many times, spread over the replay, and returns what was left in the end. */
async function replay(
  folder: string,
  kills: number,
): Promise<{ picture: string; alerts: number; acknowledged: number }> {
  const db = await prepare();
  let server = await startServer(db.url);
  try {
    const streams: Stream[] = [];
    for (const [index, file] of readdirSync(folder).sort().slice(0, SITES.length).entries()) {
      const site = SITES[index] ?? '';
      const lines = gunzipSync(readFileSync(join(folder, file)))
        .toString()
        .trim()
        .split('\n');
      const batches: string[] = [];
      for (let at = 0; at < lines.length; at += BATCH) batches.push(lines.slice(at, at + BATCH).join('\n'));
      streams.push({ site, key: await issueKey(server, db, site), batches });
    }
    const total = streams.reduce((sum, stream) => sum + stream.batches.length, 0);
    let sent = 0;
    let killed = 0;
    let acknowledged = 0;
    let restarting = Promise.resolve();
    const maybeKill = (): void => {
      if (killed >= kills || sent < ((killed + 1) * total) / (kills + 1)) return;
      killed += 1;
      restarting = restarting.then(async () => {
        await server.kill();
        server = await startServer(db.url);
      });
    };
    await Promise.all(
      streams.map(async (stream) => {
        for (const batch of stream.batches) {
          const delivered = deliver(() => server, stream, batch);
          maybeKill();
          // Two steps: `+=` would read the sum before it waits, and lose what the other streams add meanwhile.
          const count = await delivered;
          acknowledged += count;
          sent += 1;
        }
      }),
    );
    await restarting;
    expect(killed).toBe(kills);
    await until(() => correlated(db), 120_000);
    const [row] = await db.query<{ alerts: string }>('SELECT count(*) AS alerts FROM alerts');
    return { picture: await casePicture(db), alerts: Number(row?.alerts), acknowledged };
  } finally {
    await server.stop();
    await db.drop();
  }
}

describeWithData('cptc2017-suricata', 'a replay during which the server is killed', (folder) => {
  it('ends with the same cases and links, byte for byte, as one that was left alone', async () => {
    const undisturbed = await replay(folder, 0);
    const disturbed = await replay(folder, 3);
    console.log(`killed three times over ${disturbed.alerts} alerts; pictures of ${disturbed.picture.length} bytes`);
    expect(disturbed.alerts).toBe(undisturbed.alerts);
    expect(undisturbed.acknowledged).toBe(undisturbed.alerts);
    expect(disturbed.acknowledged).toBe(disturbed.alerts);
    const expected = new Set(undisturbed.picture.split('\n'));
    const different = disturbed.picture.split('\n').filter((line) => !expected.has(line));
    expect(different.map((line) => line.slice(0, 1_000)).slice(0, 5)).toEqual([]);
    expect(disturbed.picture === undisturbed.picture).toBe(true);
  }, 600_000);
});
