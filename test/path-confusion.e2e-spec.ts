import { createHmac } from 'node:crypto';
import { generateKey } from '../src/access/sensor-key.ts';
import { startApp, type TestApp } from './support/app.ts';
import { type RawAnswer, rawRequest } from './support/raw-http.ts';
import { fill, takesBody, walkRoutes } from './support/routes.ts';

/** Spellings by which routers, proxies and frameworks have been led past the guard of a route. */
const SPELLINGS: Record<string, (path: string) => string> = {
  'as it is': (path) => path,
  'a trailing slash': (path) => `${path}/`,
  'two trailing slashes': (path) => `${path}//`,
  'a doubled first slash': (path) => `/${path}`,
  'every slash doubled': (path) => path.replaceAll('/', '//'),
  'an encoded slash': (path) => path.replace(/(?<=.)\//, '%2f'),
  'an encoded slash at the end': (path) => `${path}%2F`,
  'an encoded backslash': (path) => path.replace(/(?<=.)\//, '%5c'),
  'a backslash': (path) => path.replace(/(?<=.)\//, '\\'),
  'a path parameter': (path) => `${path};a`,
  'a path parameter in the middle': (path) => path.replace(/(?<=.)\//, ';a=b/'),
  'a dot segment': (path) => path.replace(/(?<=.)\/|$/, '/./'),
  'an encoded dot segment': (path) => path.replace(/(?<=.)\/|$/, '/%2e/'),
  'a way up and down': (path) => `/healthz/..${path}`,
  'an encoded way up and down': (path) => `/healthz/%2e%2e${path}`,
  'a way out of what is public': (path) => `/healthz/..;${path}`,
  'upper case': (path) => path.toUpperCase(),
  'an encoded letter': (path) => path.replace(/[a-z]/, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  'a doubly encoded letter': (path) => path.replace(/[a-z]/, (letter) => `%25${letter.charCodeAt(0).toString(16)}`),
  'a NUL at the end': (path) => `${path}%00`,
  'a NUL and another ending': (path) => `${path}%00.json`,
  'an extension': (path) => `${path}.json`,
  'a line feed at the end': (path) => `${path}%0a`,
  'a carriage return and a header': (path) => `${path}%0d%0ax-user:%20admin`,
  'a space at the end': (path) => `${path}%20`,
  'overlong UTF-8 for a slash': (path) => path.replace(/(?<=.)\//, '%c0%af'),
  'a fullwidth slash': (path) => path.replace(/(?<=.)\//, '%ef%bc%8f'),
  'a fragment': (path) => `${path}#x`,
  'a query that names a route': (path) => `${path}?_method=GET&path=/healthz`,
  'an absolute address': (path) => `http://localhost${path}`,
  'an absolute address without a host': (path) => `http://${path}`,
};

/** Headers by which proxies and frameworks are told of another address, method or user. */
const OVERRIDES: Record<string, string> = {
  'x-original-url': '/healthz',
  'x-rewrite-url': '/healthz',
  'x-http-method-override': 'GET',
  'x-forwarded-for': '127.0.0.1',
  'x-forwarded-user': 'admin',
  'x-remote-user': 'admin',
  'x-user-id': 'person:operator',
};

const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A token made of parts that anybody can write. */
function jwt(alg: string, sign: (text: string) => string): string {
  const text = `${part({ alg, typ: 'JWT' })}.${part({ sub: 'person:operator', role: 'administrator', exp: 4e9 })}`;
  return `${text}.${sign(text)}`;
}

describe('every route, spelt and asked for in every other way', () => {
  let app: TestApp;
  let forged: Record<string, Record<string, string>>;

  beforeAll(async () => {
    app = await startApp();
    const { operatorToken: token } = app;
    const bearer = (text: string) => ({ authorization: `Bearer ${text}` });
    forged = {
      nothing: {},
      'an empty bearer': bearer(''),
      'a JWT without a signature': bearer(jwt('none', () => '')),
      'a JWT signed with a guess': bearer(
        jwt('HS256', (text) => createHmac('sha256', 'secret').update(text).digest('base64url')),
      ),
      'a key nobody has': bearer(generateKey()),
      'a token cut short': bearer(token.slice(0, -1)),
      'a token and more': bearer(`${token}x`),
      'a token in other letters': bearer(token.toUpperCase()),
      'the token by another scheme': { authorization: `Basic ${Buffer.from(`operator:${token}`).toString('base64')}` },
      'the token without a scheme': { authorization: token },
      'the token twice': bearer(`${token}, Bearer ${token}`),
      'the token as a cookie': { cookie: `breakwater=${token}; __Host-breakwater=${token}` },
      'a session nobody has': { cookie: `__Host-breakwater=${'A'.repeat(43)}` },
      'two sessions': { cookie: `__Host-breakwater=${'A'.repeat(43)}; breakwater=${'B'.repeat(43)}` },
    };
  });
  afterAll(() => app?.close());

  /** Never an answer that holds anything, never a fault of the server. */
  function verdict(answer: RawAnswer | undefined): string {
    if (answer === undefined) return 'closed without a word';
    if (answer.status >= 500) return `${answer.status} ${answer.body.slice(0, 200)}`;
    if (answer.status < 400) return `${answer.status} with ${answer.body.length} bytes`;
    return 'refused';
  }

  const closed = () => walkRoutes(app).filter(({ audience }) => audience !== 'public');

  const ask = (method: string, target: string, headers: Record<string, string>) =>
    rawRequest(
      app.baseUrl,
      method,
      target,
      { ...headers, ...(takesBody(method) ? { 'content-type': 'application/json' } : {}) },
      takesBody(method) ? '{}' : '',
    );

  it.each(Object.keys(SPELLINGS))(
    'refuses %s without a credential',
    async (name) => {
      const targets = closed().flatMap(({ method, path }) =>
        // A space or a line break would end the request line; those are what Node refuses.
        [method, ...(method === 'GET' ? ['HEAD'] : [])].map((verb) => ({ verb, target: SPELLINGS[name]!(fill(path)) })),
      );
      expect(targets.length).toBeGreaterThan(40);
      for (const { verb, target } of targets) {
        const answer = await ask(verb, target, {});
        expect({ verb, target, verdict: verdict(answer) }).toEqual({ verb, target, verdict: 'refused' });
        if (verb === 'HEAD') expect(answer?.body).toBe('');
      }
    },
    120_000,
  );

  it('refuses every credential that is none', async () => {
    for (const route of closed()) {
      for (const [name, headers] of Object.entries(forged)) {
        const answer = await ask(route.method, fill(route.path), headers);
        expect({ route: route.name, name, status: answer?.status }).toEqual({ route: route.name, name, status: 401 });
        expect(JSON.parse(answer?.body ?? '')).toMatchObject({ error: { code: 'unauthenticated' } });
      }
    }
  }, 120_000);

  it('refuses a key that was revoked, one that is over, and each audience what is for the other', async () => {
    const keys = await Promise.all(['suricata', 'wazuh', 'sapient'].map((kind) => app.keyOf('KRPUS', kind)));
    const [revoked = '', expired = '', good = ''] = keys;
    await app.db.query(`UPDATE sensor_keys SET revoked_at = now() WHERE key_hash = sha256($1::bytea)`, [revoked]);
    await app.db.query(
      `UPDATE sensor_keys SET expires_at = now() - interval '1 second' WHERE key_hash = sha256($1::bytea)`,
      [expired],
    );
    for (const route of closed()) {
      const foreign = route.audience === 'sensors' ? [revoked, expired, app.operatorToken] : [revoked, expired, good];
      for (const token of foreign) {
        const answer = await ask(route.method, fill(route.path), { authorization: `Bearer ${token}` });
        expect({ route: route.name, status: answer?.status }).toEqual({ route: route.name, status: 401 });
      }
    }
  }, 120_000);

  it('is not led astray by what a header says of address, method or user', async () => {
    for (const route of closed()) {
      const answer = await ask(route.method, fill(route.path), OVERRIDES);
      expect({ route: route.name, status: answer?.status }).toEqual({ route: route.name, status: 401 });
    }
    for (const { path } of closed().filter(({ method }) => method === 'GET')) {
      const answer = await ask('HEAD', fill(path), OVERRIDES);
      expect([path, answer?.status, answer?.body]).toEqual([path, 401, '']);
    }
  }, 120_000);

  it('is served under its one spelling alone, to whoever may ask', async () => {
    const headers = { authorization: `Bearer ${app.operatorToken}` };
    const lists = closed().filter(
      ({ method, path, audience }) =>
        // The node's operator has no account, and so no wishes of its own about being told.
        method === 'GET' && audience === 'operators' && !path.includes(':') && !path.endsWith('/preferences'),
    );
    expect(lists.length).toBeGreaterThan(3);
    for (const { path } of lists) {
      expect([path, (await ask('GET', path, headers))?.status]).toEqual([path, 200]);
      for (const name of [
        'a trailing slash',
        'a doubled first slash',
        'upper case',
        'a path parameter',
        'an encoded slash',
      ]) {
        const target = SPELLINGS[name]!(path);
        const status = (await ask('GET', target, headers))?.status ?? 0;
        // What stands beside `:index` is an index to that route, and no good one.
        expect({ target, refused: status === 404 || status === 400 }).toEqual({ target, refused: true });
      }
    }
  });

  it('has no method but its own', async () => {
    const routes = walkRoutes(app);
    const headers = { authorization: `Bearer ${app.operatorToken}` };
    for (const path of new Set(routes.map((route) => route.path))) {
      const served = new Set(routes.filter((route) => route.path === path).map(({ method }) => method));
      const others = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE'].filter((name) => !served.has(name));
      for (const method of others) {
        const answer = await ask(method, fill(path), headers);
        expect([method, path, verdict(answer)]).toEqual([method, path, 'refused']);
      }
    }
  }, 120_000);
});
