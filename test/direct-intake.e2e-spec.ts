import { gzipSync } from 'node:zlib';
import { nativeAlert } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';

/** Both take our own format: one past the framework (src/intake/direct-intake.adapter.ts), the other through it. */
const DIRECT = '/api/v1/alerts';
const FRAMED = '/api/v1/intake/native';

let app: TestApp;
let key: string;
let unique = 0;

interface Post {
  body: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

beforeAll(async () => {
  app = await startApp({ maxItems: 5, maxBodyBytes: 20_000 });
  key = await app.keyOf('SGJUR', 'suricata');
});

afterAll(async () => {
  await app.close();
});

/** Status, header fields and body, less what differs from answer to answer. */
async function answer(path: string, { body, headers = {} }: Post): Promise<object> {
  const authorised = { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers };
  const response = await fetch(app.baseUrl + path, { method: 'POST', headers: authorised, body });
  const fields = [...response.headers].filter(([name]) => name !== 'date');
  const text = (await response.text()).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '<id>');
  return { status: response.status, fields, text };
}

const fresh = (changes: Record<string, unknown> = {}): object => nativeAlert(`direct-${(unique += 1)}`, changes);
const json = (value: unknown): string => JSON.stringify(value);

const POSTS: Readonly<Record<string, () => Post>> = {
  'one alert': () => ({ body: json(fresh()) }),
  several: () => ({ body: json([fresh(), fresh()]) }),
  'one twice': () => ({ body: `[${Array(2).fill(json(fresh())).join(',')}]` }),
  lines: () => ({ body: `${json(fresh())}\n${json(fresh())}`, headers: { 'content-type': 'application/x-ndjson' } }),
  gzip: () => ({ body: new Uint8Array(gzipSync(json(fresh()))), headers: { 'content-encoding': 'gzip' } }),
  'broken gzip': () => ({ body: 'x', headers: { 'content-encoding': 'gzip' } }),
  'one good, one bad': () => ({ body: json([fresh(), fresh({ severity: 'high' })]) }),
  'nothing good': () => ({ body: json(fresh({ severity: 'high' })) }),
  'an empty list': () => ({ body: '[]' }),
  nothing: () => ({ body: '' }),
  'no JSON': () => ({ body: '{"externalId":' }),
  'too many items': () => ({ body: json(Array.from({ length: 6 }, () => fresh())) }),
  'too large a body': () => ({ body: json(fresh({ description: 'x'.repeat(30_000) })) }),
  'another media type': () => ({ body: json(fresh()), headers: { 'content-type': 'text/csv' } }),
  'bytes of no type': () => ({ body: json(fresh()), headers: { 'content-type': 'application/octet-stream' } }),
  'another character set': () => ({
    body: json(fresh()),
    headers: { 'content-type': 'application/json; charset=utf-16' },
  }),
  'an unknown key': () => ({ body: json(fresh()), headers: { authorization: `Bearer bws_${'x'.repeat(43)}` } }),
  'no key': () => ({ body: json(fresh()), headers: { authorization: '' } }),
  'a person’s token': () => ({ body: json(fresh()), headers: { authorization: `Bearer ${app.operatorToken}` } }),
  'another sensor’s name': () => ({ body: json(fresh()), headers: { 'breakwater-sensor': 'KRPUS-suricata' } }),
};

describe('intake past the framework', () => {
  it.each(Object.entries(POSTS))('answers %s as the framework would', async (_what, post) => {
    const direct = await answer(DIRECT, post());
    expect(direct).toEqual(await answer(FRAMED, post()));
  });

  it('refuses addresses nobody means as the framework would', async () => {
    const post = { body: json(fresh()) };
    expect(await answer(`${DIRECT}?__proto__=1`, post)).toEqual(await answer(`${FRAMED}?__proto__=1`, post));
  });

  it('refuses what a page elsewhere posts without a key', async () => {
    const post = {
      body: json(fresh()),
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://elsewhere.example' },
    };
    const without = async (path: string): Promise<number> => {
      const headers = { 'content-type': 'application/json', ...post.headers };
      return (await fetch(app.baseUrl + path, { method: 'POST', headers, body: post.body })).status;
    };
    expect(await without(DIRECT)).toBe(403);
    expect(await without(FRAMED)).toBe(403);
  });
});
