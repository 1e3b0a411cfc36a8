import type { Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { startApp, type TestApp } from './support/app.ts';
import { openSocket, rawRequest, sendRaw } from './support/raw-http.ts';
import { fill, takesBody, walkRoutes } from './support/routes.ts';
import { until } from './support/until.ts';

/** What ASVS and the browsers' own guides ask of an answer that is data. */
const WANTED: Record<string, RegExp> = {
  'content-security-policy': /^default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'$/,
  'x-content-type-options': /^nosniff$/,
  'referrer-policy': /^no-referrer$/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'permissions-policy': /camera=\(\).*geolocation=\(\)/,
  'cache-control': /^no-store$/,
};

function missing(headers: Record<string, string>): string[] {
  return Object.entries(WANTED).flatMap(([name, wanted]) => (wanted.test(headers[name] ?? '') ? [] : [name]));
}

describe('every answer', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  it('of every route has the security headers, refused or not', async () => {
    for (const route of walkRoutes(app)) {
      for (const token of [app.operatorToken, null]) {
        const { headers, status } = await app.request(route.method, fill(route.path), {
          token,
          ...(takesBody(route.method) ? { body: {} } : {}),
        });
        const faults = missing(Object.fromEntries(headers));
        expect({ route: route.name, status, faults }).toEqual({ route: route.name, status, faults: [] });
        expect(headers.get('x-powered-by')).toBeNull();
        expect(headers.get('server')).toBeNull();
        expect(headers.get('access-control-allow-origin')).toBeNull();
        expect(headers.get('strict-transport-security')).toBeNull();
      }
    }
  });

  it.each([
    ['no route', 'GET', '/nothing/here', '', 404, 'not_found'],
    ['a directory', 'GET', '/.git/config', '', 404, 'not_found'],
    ['an address that cannot be decoded', 'GET', '/api/v1/cases/%zz', '', 400, 'bad_address'],
    ['a parameter without end', 'GET', `/api/v1/cases/${'x'.repeat(300)}`, '', 414, 'address_too_long'],
    ['a body that is no JSON', 'POST', '/api/v1/reports', '{"a":', 400, 'malformed_json'],
    ['a method nobody has', 'TRACE', '/healthz', '', 404, 'not_found'],
    ['a method that does not exist', 'BREW', '/healthz', '', 400, 'malformed'],
  ])('to %s has them, and the shape of every error', async (_case, method, target, body, status, code) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${app.operatorToken}` };
    const answer = await rawRequest(app.baseUrl, method, target, body === '' ? {} : headers, body);
    expect(answer?.status).toBe(status);
    expect(missing(answer?.headers ?? {})).toEqual([]);
    expect(answer?.headers['content-type']).toMatch(/^application\/json; charset=utf-8$/);
    expect(JSON.parse(answer?.body ?? '')).toMatchObject({ error: { code } });
  });

  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['two lengths', 'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n\r\nabcdef', 400],
    [
      'a length and chunks',
      'POST / HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n',
      400,
    ],
    ['a chunk that is none', 'POST / HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n', 400],
    ['a bare line feed in a header', 'GET / HTTP/1.1\nhost: x\nx: y\r\n\r\n', 400],
    ['a space before the colon', 'GET / HTTP/1.1\r\nhost : x\r\n\r\n', 400],
    ['no host', 'GET / HTTP/1.1\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
  ])('to %s is a refusal that closes the connection', async (_case, bytes, status) => {
    const answer = await sendRaw(app.baseUrl, bytes);
    expect(answer?.status).toBe(status);
    // Node refuses a request without a host by itself, with nothing in the answer that could be shown.
    if (answer?.body !== '0\r\n\r\n') expect(missing(answer?.headers ?? {})).toEqual([]);
  });

  it('tells nothing of what lies behind when the server fails', async () => {
    await app.db.query('ALTER TABLE nations RENAME COLUMN name TO name_gone');
    try {
      const answer = await app.get<{ error: object }>('/api/v1/nations');
      expect(answer.status).toBe(500);
      expect(answer.body).toEqual({
        error: { code: 'internal', message: 'The server failed; the fault is in its log' },
      });
      expect(missing(Object.fromEntries(answer.headers))).toEqual([]);
    } finally {
      await app.db.query('ALTER TABLE nations RENAME COLUMN name_gone TO name');
    }
  });
});

describe('behind a proxy that is trusted', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp({ trustedProxies: ['127.0.0.0/8'] }, { demoRegistry: false });
  });
  afterAll(() => app?.close());

  it('what came over TLS binds browsers to it', async () => {
    const secure = await app.get('/healthz', { headers: { 'x-forwarded-proto': 'https' } });
    expect(secure.headers.get('strict-transport-security')).toMatch(/^max-age=\d{8}; includeSubDomains$/);
    const plain = await app.get('/healthz');
    expect(plain.headers.get('strict-transport-security')).toBeNull();
  });
});

describe('without a proxy', () => {
  it('nobody is believed who says where a request came from', async () => {
    const app = await startApp({ strangerRate: 10 }, { demoRegistry: false });
    try {
      const ask = (from: string) =>
        app.get('/healthz', { token: null, headers: { 'x-forwarded-for': from, 'x-forwarded-proto': 'https' } });
      for (let count = 0; count < 10; count += 1) {
        const answer = await ask(`198.51.100.${count}`);
        expect(answer.status).toBe(200);
        expect(answer.headers.get('strict-transport-security')).toBeNull();
      }
      expect((await ask('198.51.100.99')).status).toBe(429);
    } finally {
      await app.close();
    }
  });
});

describe('connections', () => {
  it('of one address are a quarter of all, and places are given back', async () => {
    const app = await startApp({ connectionLimit: 40 }, { demoRegistry: false });
    try {
      const open = Array.from({ length: 30 }, () => openSocket(app.baseUrl));
      for (const socket of open) socket.on('error', () => undefined);
      expect(await leftOf(open, 10)).toBe(10);
      expect(await rawRequest(app.baseUrl, 'GET', '/healthz')).toBeUndefined();
      for (const socket of open) socket.destroy();
      await delay(200);
      expect((await rawRequest(app.baseUrl, 'GET', '/healthz'))?.status).toBe(200);
    } finally {
      await app.close();
    }
  });

  it('of a trusted proxy may be all there are, and no more', async () => {
    const app = await startApp({ connectionLimit: 40, trustedProxies: ['127.0.0.1'] }, { demoRegistry: false });
    try {
      const open = Array.from({ length: 60 }, () => openSocket(app.baseUrl));
      for (const socket of open) socket.on('error', () => undefined);
      expect(await leftOf(open, 40)).toBe(40);
      for (const socket of open) socket.destroy();
    } finally {
      await app.close();
    }
  });
});

/** How many of these stay open: the others are closed as soon as the server, which may be busy, comes to it. */
async function leftOf(open: readonly Socket[], expected: number): Promise<number> {
  const left = (): number => open.filter((socket) => !socket.destroyed && !socket.readableEnded).length;
  await until(() => Promise.resolve(left() <= expected || undefined));
  await delay(300);
  return left();
}
