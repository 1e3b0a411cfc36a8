import { startApp, type TestApp } from './support/app.ts';
import { rawRequest } from './support/raw-http.ts';
import { fill, walkRoutes } from './support/routes.ts';

const COOKIE = { cookie: 'breakwater=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' };
const UNSAFE = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

describe('a request that a foreign page makes a browser send', () => {
  let app: TestApp;
  let here: string;
  let foreign: [string, Record<string, string>][];
  let own: [string, Record<string, string>][];

  beforeAll(async () => {
    app = await startApp();
    here = app.baseUrl;
    const { host, port } = new URL(here);
    foreign = [
      ['cross-site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
      ['cross-site, without an origin', { 'sec-fetch-site': 'cross-site' }],
      ['same-site, which is another host', { 'sec-fetch-site': 'same-site', origin: `http://other.${host}` }],
      ['cross-site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: here }],
      ['a site the standard does not know', { 'sec-fetch-site': 'whatever' }],
      ['a foreign origin of an old browser', { origin: 'https://evil.example' }],
      ['our host with another port', { origin: `http://127.0.0.1:${Number(port) === 1 ? 2 : 1}` }],
      ['our host as the start of another', { origin: `${here}.evil.example` }],
      ['our host as the user of another', { origin: `${here}@evil.example` }],
      ['an opaque origin', { origin: 'null' }],
      ['an origin that is none', { origin: 'nonsense' }],
    ];
    own = [
      ['same-origin', { 'sec-fetch-site': 'same-origin', origin: here }],
      ['our own origin, from an old browser', { origin: here }],
      ['a program, which states nothing', {}],
    ];
  });
  afterAll(() => app?.close());

  const send = (method: string, path: string, headers: Record<string, string>) =>
    app.request(method, path, { token: null, headers });

  it('is refused on every route that changes something, whoever the cookie is of', async () => {
    const routes = walkRoutes(app).filter(({ method }) => UNSAFE.has(method));
    expect(routes.length).toBeGreaterThan(20);
    for (const route of routes) {
      for (const [name, headers] of foreign) {
        for (const cookie of [COOKIE, {}]) {
          const { status, body } = await send(route.method, fill(route.path), { ...cookie, ...headers });
          expect({ route: route.name, name, status, code: body.error.code }).toEqual({
            route: route.name,
            name,
            status: 403,
            code: 'cross_origin',
          });
        }
      }
    }
  });

  it('is let through to the guards when it comes from here', async () => {
    const routes = walkRoutes(app).filter(({ method, audience }) => UNSAFE.has(method) && audience === 'operators');
    for (const route of routes) {
      for (const [, headers] of own) {
        expect((await send(route.method, fill(route.path), { ...COOKIE, ...headers })).status).toBe(401);
      }
    }
  });

  it.each([
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/plain',
    'application/json',
    'text/plain; x=application/json',
    '',
  ])('is refused whatever it says its body is: %s', async (type) => {
    for (const body of ['a=b', '{"a":"b"}', '']) {
      const headers = { ...COOKIE, origin: 'https://evil.example', ...(type === '' ? {} : { 'content-type': type }) };
      const answer = await rawRequest(here, 'POST', '/api/v1/reports', headers, body);
      expect([answer?.status, JSON.parse(answer?.body ?? '{}')]).toEqual([
        403,
        { error: { code: 'cross_origin', message: expect.any(String) } },
      ]);
    }
  });

  it('has no business with what a form can send even from here', async () => {
    for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'text/plain']) {
      const headers = { authorization: `Bearer ${app.operatorToken}`, 'content-type': type };
      expect((await rawRequest(here, 'POST', '/api/v1/reports', headers, '{"text":"x"}'))?.status).toBe(415);
    }
  });

  it('never gets a preflight answered, so that it cannot add a header of its own', async () => {
    for (const path of ['/api/v1/reports', '/api/v1/cases', '/idmefv2', '/']) {
      const { headers, status } = await send('OPTIONS', path, {
        origin: 'https://evil.example',
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'authorization',
      });
      expect(status).toBeGreaterThanOrEqual(400);
      expect([...headers.keys()].filter((name) => name.startsWith('access-control-'))).toEqual([]);
    }
  });

  it('is another matter where a program states its credential: no browser adds that by itself', async () => {
    for (const [, headers] of [...foreign, ...own]) {
      const answer = await app.post('/api/v1/reports', {}, { headers });
      expect(answer.status).toBe(400);
      expect((await app.post('/api/v1/reports', {}, { token: 'wrong', headers })).status).toBe(401);
    }
  });
});
