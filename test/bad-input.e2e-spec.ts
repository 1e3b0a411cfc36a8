import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { nativeAlert } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';
import { makeBomb, type Outcome, outcomeOf, pour } from './support/hostile-senders.ts';

let app: TestApp;
let key: string;
let bomb: Uint8Array<ArrayBuffer>;

const MB = 1024 * 1024;
/** What the whole table, sent three times over, may add to the process, which also holds the sender. */
const GROWTH_BOUND = 200 * MB;

type Body = string | Uint8Array<ArrayBuffer>;

async function send(body: Body, headers: Record<string, string> = {}, token = key): Promise<Outcome> {
  const response = await fetch(`${app.baseUrl}/api/v1/alerts`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    body,
  });
  return outcomeOf(response.status, await response.text());
}

const bytes = (...parts: (string | number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : Buffer.from(part)))),
  );
const zipped = (text: string) => new Uint8Array(gzipSync(text));
const alert = (changes: Record<string, unknown> = {}) => nativeAlert('bad-input', changes);
const text = (changes: Record<string, unknown> = {}) => JSON.stringify(alert(changes));
/** An alert with a piece of JSON spliced in as it stands. */
const spliced = (member: string) => text().replace(/}$/, `,${member}}`);
const GZIP = { 'content-encoding': 'gzip' };

type Row = [
  name: string,
  body: () => Body,
  headers: Record<string, string>,
  status: number,
  code: string,
  field?: string,
];

const table: Row[] = [
  ['an empty body', () => '', {}, 400, 'empty_body'],
  ['a body of blanks', () => ' \r\n\t', {}, 400, 'empty_body'],
  ['another content type', () => text(), { 'content-type': 'text/plain' }, 415, 'unsupported_media_type'],
  ['a malformed content type', () => text(), { 'content-type': 'json' }, 415, 'unsupported_media_type'],
  ['another charset', () => text(), { 'content-type': 'application/json; charset=utf-16' }, 415, 'unsupported_charset'],
  ['an unknown encoding', () => text(), { 'content-encoding': 'br' }, 415, 'unsupported_encoding'],
  [
    'an encoding on top of another',
    () => zipped(text()),
    { 'content-encoding': 'gzip, gzip' },
    415,
    'unsupported_encoding',
  ],
  ['a truncated gzip stream', () => zipped(text()).slice(0, -9), GZIP, 400, 'truncated_gzip'],
  ['a gzip stream that is none', () => text(), GZIP, 400, 'malformed_gzip'],
  [
    'a gzip stream damaged inside',
    () => zipped(text()).map((byte, at) => (at === 20 ? byte ^ 0xff : byte)),
    GZIP,
    400,
    'malformed_gzip',
  ],
  ['a bomb of 200 MB', () => bomb, GZIP, 413, 'inflated_too_large'],
  ['malformed JSON', () => '{"externalId":"x"', {}, 400, 'malformed_json'],
  ['no JSON at all', () => 'GET / HTTP/1.1', {}, 400, 'malformed_json'],
  ['XML', () => '<IDMEF-Message/>', {}, 400, 'malformed_json'],
  ['single quotes', () => "{'externalId':'x'}", {}, 400, 'malformed_json'],
  ['a number for an alert', () => '5', {}, 422, 'not_an_object'],
  ['null for an alert', () => 'null', {}, 422, 'not_an_object'],
  ['an array for an alert', () => '[[]]', {}, 422, 'not_an_object'],
  ['text for an alert', () => '"alert"', {}, 422, 'not_an_object'],
  ['a number for a title', () => text({ title: 5 }), {}, 422, 'wrong_type', 'title'],
  ['text for a severity', () => text({ severity: '60' }), {}, 422, 'wrong_type', 'severity'],
  ['an object for the entities', () => text({ entities: {} }), {}, 422, 'wrong_type', 'entities'],
  ['text for a position', () => text({ position: '1.2, 103.8' }), {}, 422, 'wrong_type', 'position'],
  ['an array for the attributes', () => text({ attributes: [] }), {}, 422, 'wrong_type', 'attributes'],
  ['a number for a time', () => text({ occurredAt: 1_700_000_000 }), {}, 422, 'wrong_type', 'occurredAt'],
  ['a day that does not exist', () => text({ occurredAt: '2026-02-30T10:00:00Z' }), {}, 422, 'bad_time', 'occurredAt'],
  [
    'a time in the year 9999',
    () => text({ occurredAt: '9999-01-01T10:00:00Z' }),
    {},
    422,
    'time_out_of_range',
    'occurredAt',
  ],
  ['a severity above 100', () => text({ severity: 1e6 }), {}, 422, 'out_of_range', 'severity'],
  ['a severity of 1e999', () => text().replace(':60', ':1e999'), {}, 422, 'number_out_of_range', 'severity'],
  [
    'a number of -1e999 deep inside',
    () => spliced('"attributes":{"a":[{"b":-1e999}]}'),
    {},
    422,
    'number_out_of_range',
    'attributes.a[0].b',
  ],
  ['a latitude off the Earth', () => text({ position: { lat: 91, lon: 0 } }), {}, 422, 'out_of_range', 'position.lat'],
  ['100,000 arrays in each other', () => `${'['.repeat(100_000)}${']'.repeat(100_000)}`, {}, 422, 'too_deep'],
  ['100,000 objects in each other', () => `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, {}, 422, 'too_deep'],
  ['100,000 brackets never closed', () => '['.repeat(100_000), {}, 422, 'too_deep'],
  [
    'attributes just too deep',
    () => spliced(`"attributes":${'{"a":'.repeat(32)}1${'}'.repeat(32)}`),
    {},
    422,
    'too_deep',
  ],
  ['a raw NUL', () => text({ title: 'a?b' }).replace('?', '\0'), {}, 400, 'nul_byte'],
  ['an escaped NUL in an identifier', () => text({ externalId: 'a\0b' }), {}, 422, 'bad_text', 'externalId'],
  ['half a character in an identifier', () => text({ externalId: 'a\ud800b' }), {}, 422, 'bad_text', 'externalId'],
  ['broken UTF-8', () => bytes('{"externalId":"', [0xff], '"}'), {}, 400, 'bad_utf8'],
  ['overlong UTF-8', () => bytes('{"externalId":"', [0xc0, 0x80], '"}'), {}, 400, 'bad_utf8'],
  ['UTF-8 cut inside a character', () => bytes('{"externalId":"', [0xe2, 0x82], '"}'), {}, 400, 'bad_utf8'],
  ['UTF-16', () => new Uint8Array(Buffer.from(text(), 'utf16le')), {}, 400, 'nul_byte'],
  ['a __proto__ key', () => spliced('"__proto__":{"isAdmin":true}'), {}, 422, 'prototype_key'],
  [
    'an escaped __proto__ key',
    () => spliced('"attributes":{"__pr\\u006fto__":{"isAdmin":true}}'),
    {},
    422,
    'prototype_key',
  ],
  [
    'a constructor.prototype key',
    () => spliced('"constructor":{"prototype":{"isAdmin":true}}'),
    {},
    422,
    'prototype_key',
  ],
  ['a key that stands twice', () => spliced('"severity":1'), {}, 422, 'duplicate_key'],
  ['an unknown field', () => text({ priority: 1 }), {}, 422, 'unknown_field', 'priority'],
  ['100,000 items', () => `[${'{},'.repeat(99_999)}{}]`, {}, 413, 'too_many_items'],
  ['100,000 lines', () => '{}\n'.repeat(100_000), {}, 413, 'too_many_items'],
  ['an item too large', () => text({ description: 'x'.repeat(300_000) }), {}, 422, 'item_too_large'],
  ['a gzip body of too many items', () => zipped(`[${'{},'.repeat(99_999)}{}]`), GZIP, 413, 'too_many_items'],
];

describe('bad input', () => {
  beforeAll(async () => {
    app = await startApp();
    key = await app.keyOf('SGJUR', 'suricata');
    bomb = await makeBomb();
  });

  afterAll(async () => {
    await app.close();
  });

  it.each(table.map((row) => ({ name: row[0], row })))('$name gets its own error', async ({ row }) => {
    const [, body, headers, status, code, field] = row;
    const outcome = await send(body(), headers);
    expect({ ...outcome, field: field === undefined ? undefined : outcome.field }).toEqual({ status, code, field });
  });

  it('a body without a content type gets its own error', async () => {
    expect(await send(bytes(text()), { 'content-type': '' })).toMatchObject({
      status: 415,
      code: 'unsupported_media_type',
    });
  });

  it('a body too large is refused, announced or not', async () => {
    const announced: Record<string, string | number>[] = [
      { 'content-length': 9 * MB },
      { 'transfer-encoding': 'chunked' },
    ];
    for (const headers of announced) {
      const { status, code } = await pour({ baseUrl: app.baseUrl, key }, headers, 9 * MB);
      expect({ status, code }).toEqual({ status: 413, code: 'too_large' });
    }
  });

  it('1 GB announced is refused before it is sent', async () => {
    const { status, code, sent } = await pour(
      { baseUrl: app.baseUrl, key },
      { 'content-length': 1024 * MB },
      64 * 1024,
    );
    expect({ status, code }).toEqual({ status: 413, code: 'too_large' });
    expect(sent).toBeLessThanOrEqual(64 * 1024);
  });

  it('an endless chunked body is cut off at the limit', async () => {
    const { status, code, sent } = await pour(
      { baseUrl: app.baseUrl, key },
      { 'transfer-encoding': 'chunked' },
      256 * MB,
    );
    expect({ status, code }).toEqual({ status: 413, code: 'too_large' });
    expect(sent).toBeLessThan(32 * MB);
  });

  it('a body that stops half way, and a sender that hangs up, leave nothing behind', async () => {
    const { port } = new URL(app.baseUrl);
    for (const head of ['content-length: 5000', 'transfer-encoding: chunked']) {
      const socket = connect(Number(port), '127.0.0.1');
      const closed = new Promise((resolve) => socket.once('close', resolve));
      socket.write(
        `POST /api/v1/alerts HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\n` +
          `content-type: application/json\r\n${head}\r\n\r\n{"externalId":`,
      );
      await delay(50);
      socket.destroy();
      await closed;
    }
    expect((await send(text({ externalId: 'after-hang-up' }))).status).toBe(200);
  });

  it('a field name of 20,000 letters is named, but not repeated in full', async () => {
    const { status, code, field } = await send(text({ ['x'.repeat(20_000)]: 1 }));
    expect([status, code]).toEqual([422, 'unknown_field']);
    expect(field?.length).toBeLessThanOrEqual(256);
  });

  it('no item of it pollutes a prototype', () => {
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it('every refused item and body is kept, with its code', async () => {
    const rows = await app.db.query<{ code: string }>('SELECT DISTINCT code FROM rejects');
    const kept = new Set(rows.map(({ code }) => code));
    const expected = new Set(table.map(([, , , , code]) => code));
    expect([...expected].filter((code) => !kept.has(code))).toEqual([]);
  });

  it("a person's command is held to the same", async () => {
    const post = async (body: string) => (await app.post('/api/v1/reports', body)).body.error?.code;
    expect(await post('')).toBeDefined();
    expect(await post(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`)).toBe('too_deep');
    expect(await post('{"__proto__":{"isAdmin":true}}')).toBe('prototype_key');
    expect(await post('{"text":')).toBe('malformed_json');
  });

  it('all of it three times over leaves the memory and the next alert well', async () => {
    const round = async (): Promise<void> => {
      for (const [, body, headers] of table) await send(body(), headers);
      await Promise.all(Array.from({ length: 8 }, async () => send(bomb, GZIP)));
    };
    await round();
    const before = process.memoryUsage().rss;
    for (let turn = 0; turn < 3; turn += 1) await round();
    const growth = process.memoryUsage().rss - before;
    process.stdout.write(
      `bad input, three times: RSS grew by ${(growth / MB).toFixed(0)} MB from ${(before / MB).toFixed(0)} MB\n`,
    );
    expect(growth).toBeLessThan(GROWTH_BOUND);
    const started = performance.now();
    expect((await send(text({ externalId: 'good-in-the-end' }))).status).toBe(200);
    expect(performance.now() - started).toBeLessThan(1_000);
  }, 120_000);
});
