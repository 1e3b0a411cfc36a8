import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { type IntakeAnswerBody, nativeAlert, sendBytes } from './support/alerts.ts';
import { startApp, type TestApp } from './support/app.ts';

let app: TestApp;
let key: string;
let unique = 0;

const name = () => `alert-${(unique += 1)}`;

const send = (body: string | Uint8Array<ArrayBuffer>, headers?: Record<string, string>, path?: string) =>
  sendBytes(app, key, body, headers, path);
const post = (body: unknown, headers?: Record<string, string>) => send(JSON.stringify(body), headers);

async function stored(where: string, ...parameters: unknown[]): Promise<number> {
  const [row] = await app.db.query<{ n: string }>(`SELECT count(*) AS n FROM alerts WHERE ${where}`, parameters);
  return Number(row?.n);
}

beforeAll(async () => {
  app = await startApp();
  key = await app.keyOf('SGJUR', 'suricata');
});

afterAll(async () => {
  await app.close();
});

describe('sending alerts', () => {
  it('takes one object and answers once it is committed', async () => {
    const alert = nativeAlert(name(), { position: { lat: 1.26, lon: 103.84, error: 12.5 }, sequence: 7 });
    const { status, body } = await post(alert);
    expect(status).toBe(200);
    expect(body).toEqual({
      accepted: 1,
      duplicates: 0,
      rejected: 0,
      results: [{ index: 0, status: 'accepted', id: expect.any(String) as string }],
    });
    const { body: view } = await app.get(`/api/v1/alerts/${body.results[0]?.id}`);
    expect(view).toMatchObject({
      externalId: alert['externalId'],
      nation: 'SG',
      site: { code: 'SGJUR' },
      position: { lat: 1.26, lon: 103.84, alt: null, error: 12.5 },
      sequence: 7,
      clock: 'ok',
      entities: [{ type: 'ip', value: '10.20.0.5', role: 'source' }],
    });
  });

  it('takes an array, NDJSON and objects with nothing between them, and keeps the order', async () => {
    const names = [name(), name(), name()];
    const texts = names.map((each) => JSON.stringify(nativeAlert(each)));
    for (const [body, type] of [
      [`[${texts.join(',')}]`, 'application/json'],
      [texts.join('\n'), 'application/x-ndjson'],
      [texts.join(''), 'application/json'],
      [texts.map((text) => JSON.stringify(JSON.parse(text), null, 2)).join('\n'), 'application/json'],
    ] as const) {
      const answer = await send(body, { 'content-type': type });
      expect(answer.status).toBe(200);
      expect(answer.body.results.map(({ index }) => index)).toEqual([0, 1, 2]);
    }
    expect(await stored('external_id = ANY($1)', names)).toBe(3);
    expect((await send('[]')).body).toEqual({ accepted: 0, duplicates: 0, rejected: 0, results: [] });
  });

  it('undoes gzip', async () => {
    const zipped = new Uint8Array(gzipSync(JSON.stringify([nativeAlert(name()), nativeAlert(name())])));
    const { status, body } = await send(zipped, { 'content-encoding': 'gzip' });
    expect(status).toBe(200);
    expect(body.accepted).toBe(2);
  });

  it('tells duplicates apart, with the id of the first one', async () => {
    const [again, twice] = [name(), name()];
    const first = await post(nativeAlert(again));
    const { status, body } = await post([nativeAlert(again), nativeAlert(twice), nativeAlert(twice, { severity: 1 })]);
    expect(status).toBe(200);
    expect(body).toMatchObject({ accepted: 1, duplicates: 2, rejected: 0 });
    expect(body.results[0]).toEqual({ index: 0, status: 'duplicate', id: first.body.results[0]?.id });
    expect(body.results[2]?.id).toBe(body.results[1]?.id);
    const [row] = await app.db.query('SELECT severity FROM alerts WHERE external_id = $1', [twice]);
    expect(row).toEqual({ severity: 60 });
  });

  it('lets the same external id stand for another alert at another sensor', async () => {
    const shared = name();
    await post(nativeAlert(shared));
    const other = await app.keyOf('KRPUS', 'suricata');
    const { body } = await app.post<IntakeAnswerBody>('/api/v1/alerts', nativeAlert(shared), { token: other });
    expect(body.accepted).toBe(1);
  });

  it('rejects bad items alone, naming the field, and answers 207', async () => {
    const { status, body } = await post([
      nativeAlert(name()),
      nativeAlert(name(), { severity: 101 }),
      nativeAlert(name(), { occurredAt: '2026-03-02T10:00:00' }),
      { kind: 'cyber' },
      5,
      nativeAlert(name()),
    ]);
    expect(status).toBe(207);
    expect(body).toMatchObject({ accepted: 2, duplicates: 0, rejected: 4 });
    expect(body.results.map(({ status, code, field }) => [status, code, field])).toEqual([
      ['accepted', undefined, undefined],
      ['rejected', 'out_of_range', 'severity'],
      ['rejected', 'time_without_zone', 'occurredAt'],
      ['rejected', 'missing_field', expect.any(String)],
      ['rejected', 'not_an_object', undefined],
      ['accepted', undefined, undefined],
    ]);
  });

  it('answers 422 when every item was rejected', async () => {
    const { status, body } = await post([nativeAlert(name(), { severity: -1 }), {}]);
    expect(status).toBe(422);
    expect(body).toMatchObject({ accepted: 0, rejected: 2 });
  });

  it('keeps each item exactly as it was received', async () => {
    const [one, two] = [name(), name()];
    const odd = `{ "title" : "Zugriff \\u00fcber \\ud83d\\ude80",\t"severity":6.0e1, "kind":"cyber",\r\n "occurredAt":"2026-11-23T10:00:00+08:00" ,"externalId":"${one}"}`;
    const plain = `{"externalId":"${two}","kind":"cyber","occurredAt":"2026-11-23T02:00:00Z","title":"ดักฟัง","severity":3}`;
    expect((await send(`[${odd} , ${plain}]`)).body.accepted).toBe(2);
    const rows = await app.db.query<{ external_id: string; raw: string; title: string }>(
      'SELECT external_id, raw, title FROM alerts WHERE external_id IN ($1, $2) ORDER BY title',
      [one, two],
    );
    expect(rows).toEqual([
      { external_id: one, raw: odd, title: 'Zugriff über 🚀' },
      { external_id: two, raw: plain, title: 'ดักฟัง' },
    ]);
  });

  it('takes an alert from the future at its arrival, and leaves an old one where it says it was', async () => {
    const [future, old] = [name(), name()];
    await post([
      nativeAlert(future, { occurredAt: '2090-01-01T00:00:00Z' }),
      nativeAlert(old, { occurredAt: '2017-11-04T12:00:00Z' }),
    ]);
    const rows = await app.db.query(
      `SELECT clock, effective_at = received_at AS at_arrival, effective_at = occurred_at AS as_said FROM alerts
       WHERE external_id IN ($1, $2) ORDER BY occurred_at DESC`,
      [future, old],
    );
    expect(rows).toEqual([
      { clock: 'ahead', at_arrival: true, as_said: false },
      { clock: 'behind', at_arrival: false, as_said: true },
    ]);
  });

  it('takes the same alerts from eight posts at once exactly once each', async () => {
    const names = Array.from({ length: 40 }, name);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, turn) =>
        post(names.map((_, index) => nativeAlert(names[(index + 5 * turn) % 40] ?? ''))),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200));
    expect(answers.reduce((sum, { body }) => sum + body.accepted, 0)).toBe(40);
    expect(answers.reduce((sum, { body }) => sum + body.duplicates, 0)).toBe(280);
    expect(await stored('external_id = ANY($1)', names)).toBe(40);
    const [taken] = await app.db.query<{ n: number }>(
      `SELECT (SELECT count(*) FROM correlation_inputs i JOIN alerts a ON a.id = i.ref WHERE external_id = ANY($1))::int
            + (SELECT count(*) FROM alert_links l JOIN alerts a ON a.id = l.alert_id WHERE external_id = ANY($1))::int AS n`,
      [names],
    );
    expect(taken?.n).toBe(40);
  });

  it('takes every format by name and tells which there are', async () => {
    const { status, body } = await send('{}', {}, '/api/v1/intake/netflow');
    expect(status).toBe(404);
    expect(body.error?.code).toBe('unknown_format');
    expect(body.error?.message).toContain('native, idmefv2');
    expect((await send(JSON.stringify(nativeAlert(name())), {}, '/api/v1/intake/native')).status).toBe(200);
  });

  it('is for sensors only', async () => {
    for (const token of [null, app.operatorToken, `bws_${'x'.repeat(43)}`]) {
      const { status } = await app.post('/api/v1/alerts', nativeAlert(name()), { token });
      expect(status).toBe(401);
    }
  });
});

describe('one IDMEFv2 message by the HTTPS transport', () => {
  const message = (id: string) => ({
    Version: '2.D.V06',
    ID: id,
    CreateTime: '2026-11-23T10:00:00Z',
    Description: 'Drone over the yard',
    Priority: 'High',
    Analyzer: { Name: 'mast-3', Type: ['Physical'] },
  });
  const path = '/idmefv2';

  it('is stored and answered with 200, and once more with the same id', async () => {
    const body = JSON.stringify(message('0b9f1f6e-3f0a-4a51-9f7e-0d3e6a1f0001'));
    const first = await send(body, {}, path);
    expect(first.status).toBe(200);
    expect(first.body).toEqual({ status: 'accepted', id: expect.any(String) as string });
    const again = await send(body, { accept: 'application/*;q=0.5' }, path);
    expect(again.body).toEqual({ ...first.body, status: 'duplicate' });
  });

  it.each([
    ['is malformed', '{"Version":', {}, 400, 'malformed_json'],
    ['misses a field', '{"Version":"2.D.V06"}', {}, 400, 'missing_field'],
    ['is two messages', '{}{}', {}, 400, 'one_message'],
    ['is none', '[]', {}, 400, 'empty_body'],
    ['cannot be answered as asked', '{}', { accept: 'text/html' }, 406, 'not_acceptable'],
    ['is of another type', '<IDMEF/>', { 'content-type': 'application/xml' }, 415, 'unsupported_media_type'],
    ['is larger than an alert may be', `{"Note":"${'x'.repeat(300_000)}"}`, {}, 413, 'item_too_large'],
  ])('that %s is answered with its own status', async (_name, body, headers, status, code) => {
    const answer = await send(body, headers, path);
    expect([answer.status, answer.body.error?.code]).toEqual([status, code]);
  });

  it.each(['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])(
    'is not sent by %s: 405, and POST is allowed',
    async (method) => {
      const { status, headers } = await app.request(method, path);
      expect(status).toBe(405);
      expect(headers.get('allow')).toBe('POST');
    },
  );

  it('must come with its length, or chunked: 411 otherwise', async () => {
    const { port } = new URL(app.baseUrl);
    const socket = connect(Number(port), '127.0.0.1');
    socket.write(`POST ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${key}\r\nconnection: close\r\n\r\n`);
    let answer = '';
    socket.setEncoding('utf8').on('data', (part: string) => (answer += part));
    await new Promise((resolve) => socket.once('close', resolve));
    expect(answer).toMatch(/^HTTP\/1\.1 411 [^]*"code":"length_required"/);
  });

  it('is not sent without a key', async () => {
    expect((await app.post(path, message('x'), { token: null })).status).toBe(401);
  });
});
