import { nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';

interface Reject {
  id: string;
  code: string;
  field: string | null;
  index: number | null;
  rawBytes: number;
  removed: number;
  receivedAt: string;
  sensor: { code: string };
  raw?: string;
  truncated?: boolean;
}
interface Page {
  items: Reject[];
  next: string | null;
}

let app: TestApp;
let key: string;

const send = (body: string | Uint8Array<ArrayBuffer>) => sendBytes(app, key, body);
const list = async (query = '') => (await app.get<Page>(`/api/v1/rejects?${query}`)).body;

async function countOf(sensor: string): Promise<{ rows: number; removed: number; bytes: number }> {
  const [row] = await app.db.query<{ rows: number; removed: number; bytes: number }>(
    `SELECT (count(*) FILTER (WHERE r.code <> 'pruned'))::int AS rows, sum(octet_length(raw))::int AS bytes,
       coalesce(sum(item_index) FILTER (WHERE r.code = 'pruned'), 0)::int AS removed
     FROM rejects r JOIN sensors s ON s.id = r.sensor_id WHERE s.code = $1`,
    [sensor],
  );
  return row ?? { rows: 0, removed: 0, bytes: 0 };
}

describe('what was rejected', () => {
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('SGJUR', 'suricata');
  });

  afterAll(async () => {
    await app.close();
  });

  it('is kept as it came, with its place, its code and the field', async () => {
    const bad = `{"externalId":"r-1", "severity" : 900,"kind":"cyber","title":"x","occurredAt":"2026-03-02T10:00:00Z"}`;
    await send(`[${JSON.stringify(nativeAlert('r-0'))},${bad}]`);
    const { items } = await list();
    expect(items).toMatchObject([
      { code: 'out_of_range', field: 'severity', index: 1, rawBytes: bad.length, sensor: { code: 'sgjur-suricata' } },
    ]);
    const { body } = await app.get<Reject>(`/api/v1/rejects/${items[0]?.id}`);
    expect(Buffer.from(body.raw ?? '', 'base64').toString()).toBe(bad);
    expect(body.truncated).toBe(false);
  });

  it('is kept as one where the whole body was refused, bytes that are no text included', async () => {
    const bytes = new Uint8Array([0x7b, 0xff, 0x00, 0x22]);
    expect((await send(bytes)).status).toBe(400);
    const [reject] = (await list('limit=1')).items;
    expect(reject).toMatchObject({ index: null, code: 'bad_utf8', rawBytes: 4 });
    const { body } = await app.get<Reject>(`/api/v1/rejects/${reject?.id}`);
    expect([...Buffer.from(body.raw ?? '', 'base64')]).toEqual([...bytes]);
  });

  it('is cut to 65,536 bytes, and its true size is told', async () => {
    await send(JSON.stringify(nativeAlert('large', { description: 'x'.repeat(300_000) })));
    const [reject] = (await list('limit=1&code=item_too_large')).items;
    const { body } = await app.get<Reject>(`/api/v1/rejects/${reject?.id}`);
    expect(Buffer.from(body.raw ?? '', 'base64')).toHaveLength(65_536);
    expect(body.rawBytes).toBeGreaterThan(300_000);
    expect(body.truncated).toBe(true);
  });

  it('is listed newest first in pages that neither repeat nor skip, by sensor and by code', async () => {
    await send(`[${Array.from({ length: 25 }, () => '{}').join(',')}]`);
    const seen: Reject[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page = await list(`limit=10${cursor === '' ? '' : `&cursor=${cursor}`}`);
      seen.push(...page.items);
      cursor = page.next;
    }
    expect(new Set(seen.map(({ id }) => id)).size).toBe(seen.length);
    expect(seen).toHaveLength((await countOf('sgjur-suricata')).rows);
    expect(seen.map(({ receivedAt }) => receivedAt)).toEqual(
      seen
        .map(({ receivedAt }) => receivedAt)
        .sort()
        .reverse(),
    );
    const missing = await list('code=missing_field&sensor=sgjur-suricata&limit=500');
    expect(missing.items).toHaveLength(25);
    expect((await list('sensor=krpus-suricata')).items).toEqual([]);
    expect((await app.get('/api/v1/rejects?cursor=zzz')).body.error.code).toBe('bad_cursor');
  });

  it('is for operators only', async () => {
    expect((await app.get('/api/v1/rejects', { token: key })).status).toBe(401);
    expect((await app.get(`/api/v1/rejects/01890a5d-ac96-774b-bcce-b302099a8057`)).body.error.code).toBe(
      'reject_not_found',
    );
    expect((await app.get(`/api/v1/rejects/1`)).body.error.code).toBe('invalid_uuid');
  });

  it('keeps the newest 10,000 of a sensor in a storm, counts the others, and leaves other sensors alone', async () => {
    const other = await app.keyOf('KRPUS', 'suricata');
    await sendBytes(app, other, '{"quiet":true}');
    const before = (await countOf('sgjur-suricata')).rows;
    const storm = `[${Array.from({ length: 3_000 }, (_, index) => `{"n":${index}}`).join(',')}]`;
    for (let turn = 0; turn < 5; turn += 1) expect((await send(storm)).status).toBe(422);
    await send('[{"last":true}]');
    const { rows, removed } = await countOf('sgjur-suricata');
    expect(rows + removed).toBe(before + 15_001);
    expect(rows).toBeGreaterThanOrEqual(9_999);
    expect(rows).toBeLessThanOrEqual(11_500);
    const [newest] = (await list('sensor=sgjur-suricata&limit=1')).items;
    const { body } = await app.get<Reject>(`/api/v1/rejects/${newest?.id}`);
    expect(Buffer.from(body.raw ?? '', 'base64').toString()).toBe('{"last":true}');
    const pruned = (await list('code=pruned')).items;
    expect(pruned).toMatchObject([{ code: 'pruned', removed, index: null }]);
    expect(await countOf('krpus-suricata')).toMatchObject({ rows: 1, removed: 0 });
  });

  it('is bounded by bytes too', async () => {
    const large = `[${Array.from({ length: 100 }, () => JSON.stringify({ text: 'x'.repeat(66_000) })).join(',')}]`;
    for (let turn = 0; turn < 8; turn += 1) await send(large);
    expect((await countOf('sgjur-suricata')).bytes).toBeLessThan(45 * 1024 * 1024);
  });
});
