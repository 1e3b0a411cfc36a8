import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../config/package-root.ts';
import { demoId } from '../src/registry/demo-registry.ts';
import { MOST_NODES } from '../src/intake/sapient-nodes.store.ts';
import { type IntakeAnswerBody, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { enterGateway, issueKey } from './support/gateway-world.ts';

const PATH = '/api/v1/intake/sapient';
const status = JSON.parse(readFileSync(join(packageRoot, 'test/fixtures/sapient/status-ok.json'), 'utf8')) as Record<
  string,
  unknown
>;

describe('the nodes of SAPIENT sensors', () => {
  let app: TestApp;
  let own: string;
  let other: string;
  beforeAll(async () => {
    app = await startApp();
    own = await app.keyOf('KRPUS', 'sapient');
    other = await app.keyOf('KRUSN', 'sapient');
  });
  afterAll(() => app?.close());

  let count = 0;
  const node = (): string => `00000000-0000-4000-8000-${String((count += 1)).padStart(12, '0')}`;
  const message = (nodeId: string): string =>
    JSON.stringify({ ...status, nodeId, timestamp: new Date(Date.now() + (count += 1)).toISOString() });
  const send = async (key: string, ...nodes: string[]): Promise<IntakeAnswerBody> =>
    (await sendBytes(app, key, nodes.map(message).join('\n'), {}, PATH)).body;
  /** A node may say the same twice; what matters here is that it was heard. */
  const verdicts = async (key: string, ...nodes: string[]): Promise<unknown[]> =>
    (await send(key, ...nodes)).results.map(
      ({ status: verdict, code }) => code ?? (verdict === 'duplicate' ? 'accepted' : verdict),
    );

  it('stay with the first sensor that speaks for them', async () => {
    const id = node();
    expect(await verdicts(own, id, id)).toEqual(['accepted', 'accepted']);
    expect(await verdicts(other, id)).toEqual(['node_id_taken']);
    expect(await verdicts(own, id)).toEqual(['accepted']);
  });

  it('cost the other messages of a body nothing, and what is refused is kept for the engineer', async () => {
    const [mine, theirs, fresh] = [node(), node(), node()];
    await send(own, mine);
    const before = await rejects('krusn-sapient');
    expect(await verdicts(other, theirs, mine, fresh, mine)).toEqual([
      'accepted',
      'node_id_taken',
      'accepted',
      'node_id_taken',
    ]);
    expect((await rejects('krusn-sapient')) - before).toBe(2);
    const rows = await app.db.query<{ field: string; raw: Buffer }>(
      `SELECT field, raw FROM rejects WHERE code = 'node_id_taken' ORDER BY id DESC LIMIT 1`,
    );
    expect(rows[0]?.field).toBe('node_id');
    expect(rows[0]?.raw.toString()).toContain(mine);
  });

  it('are the sensor’s whoever carries its messages, and another sensor’s to nobody behind the same gateway', async () => {
    const gateway = await enterGateway(app, 'radars', { sites: ['KRPUS', 'KRUSN'] });
    const { key } = await issueKey(app, `gateways/${gateway.id}`);
    const id = node();
    const through = async (sensor: string): Promise<unknown> =>
      (await sendBytes(app, key, message(id), { 'breakwater-sensor': sensor }, PATH)).body.results[0]?.code ??
      'taken in';
    expect(await through('krpus-sapient')).toBe('taken in');
    expect(await verdicts(own, id)).toEqual(['accepted']);
    expect(await through('krusn-sapient')).toBe('node_id_taken');
  });

  it('go to one of two sensors that claim them at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const id = node();
      const both = (await Promise.all([verdicts(own, id), verdicts(other, id)])).flat();
      expect(new Set(both)).toEqual(new Set(['accepted', 'node_id_taken']));
    }
  });

  it('tell nothing between nations', async () => {
    const id = node();
    const foreign = await app.keyOf('SGJUR', 'sapient');
    expect(await verdicts(own, id)).toEqual(['accepted']);
    expect(await verdicts(foreign, id)).toEqual(['accepted']);
    expect(await verdicts(own, id)).toEqual(['accepted']);
  });

  it('can be released, and then taken by another', async () => {
    const id = node();
    await send(own, id);
    const [mine, theirs] = ['krpus-sapient', 'krusn-sapient'].map(
      (code) => `/api/v1/sensors/${demoId('sensors', code)}`,
    );
    const { body } = await app.get<{ items: { nodeId: string }[] }>(`${mine}/nodes`);
    expect(body.items.map(({ nodeId }) => nodeId)).toContain(id);
    expect((await app.delete(`${theirs}/nodes/${id}`)).status).toBe(404);
    expect((await app.delete(`${mine}/nodes/${id}`)).status).toBe(204);
    expect((await app.delete(`${mine}/nodes/${id}`)).status).toBe(404);
    expect(await verdicts(other, id)).toEqual(['accepted']);
  });

  it('are bounded per sensor', async () => {
    const sensor = await app.keyOf('SGJUR', 'sapient');
    const answers: unknown[] = [];
    for (let body = 0; body <= MOST_NODES / 500; body += 1) {
      answers.push(...(await verdicts(sensor, ...Array.from({ length: 500 }, node))));
    }
    const rows = await app.db.query<{ count: number }>(
      'SELECT count(*)::int AS count FROM sapient_nodes WHERE sensor_id = $1',
      [demoId('sensors', 'sgjur-sapient')],
    );
    expect(rows[0]?.count).toBe(MOST_NODES);
    expect(answers.filter((verdict) => verdict === 'too_many_nodes').length).toBeGreaterThanOrEqual(500);
    expect(new Set(answers)).toEqual(new Set(['accepted', 'too_many_nodes']));
  });

  async function rejects(code: string): Promise<number> {
    const rows = await app.db.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM rejects WHERE sensor_id = $1 AND code = 'node_id_taken'`,
      [demoId('sensors', code)],
    );
    return rows[0]?.count ?? -1;
  }
});
