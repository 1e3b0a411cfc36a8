import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request as ask } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { CONSOLE_ROUTES } from '../src/console/console-routes.ts';
import { startApp, type TestApp } from './support/app.ts';

const PAGE = `<!doctype html><title>Breakwater</title>${' '.repeat(2_000)}`;
const CODE = `export const answer = 42;${' '.repeat(2_000)}`;

/** A console as the build leaves it, of two files. */
function builtConsole(): string {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-console-'));
  const put = (name: string, content: string | Buffer) => writeFileSync(join(folder, name), content);
  mkdirSync(join(folder, 'assets'));
  put('index.html', PAGE);
  put('index.html.br', brotliCompressSync(PAGE));
  put('index.html.gz', gzipSync(PAGE));
  put('assets/index-B1f9xQ2a.js', CODE);
  put('assets/index-B1f9xQ2a.js.br', brotliCompressSync(CODE));
  put('favicon.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>');
  put('manifest.json', '{}');
  put('.sources', 'a stamp');
  return folder;
}

interface Bytes {
  status: number | undefined;
  headers: Record<string, string | string[] | undefined>;
  body: Buffer;
}

/** Without `fetch`, which undoes compression by itself. */
function bytesOf(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Bytes> {
  return new Promise((resolve, reject) => {
    ask(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks) }),
      );
    })
      .on('error', reject)
      .end();
  });
}

describe('a server with a console', () => {
  let app: TestApp;
  let folder: string;
  beforeAll(async () => {
    folder = builtConsole();
    app = await startApp({ consoleFolder: folder }, { demoRegistry: false });
  });
  afterAll(async () => {
    await app?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(CONSOLE_ROUTES.map((route) => route.replace('*', 'BW-17/tasks')))(
    'answers %s with the page, which may load what is served here and is asked for again',
    async (route) => {
      const { status, headers, body } = await bytesOf(app.baseUrl + route);
      expect(status).toBe(200);
      expect(body.toString()).toBe(PAGE);
      expect(headers['content-type']).toBe('text/html; charset=utf-8');
      expect(headers['cache-control']).toBe('no-cache');
      expect(headers['content-security-policy']).toMatch(/script-src 'self'; style-src 'self';.*connect-src 'self'/);
      expect(headers['x-content-type-options']).toBe('nosniff');
    },
  );

  it('says of a page that was not changed that it was not', async () => {
    const { headers } = await bytesOf(`${app.baseUrl}/triage`);
    const again = await bytesOf(`${app.baseUrl}/triage`, { 'if-none-match': String(headers['etag']) });
    expect([again.status, again.body.length]).toEqual([304, 0]);
  });

  it('gives files named by their content for good, as code that may ask this server', async () => {
    const { status, headers, body } = await bytesOf(`${app.baseUrl}/assets/index-B1f9xQ2a.js`);
    expect([status, body.toString()]).toEqual([200, CODE]);
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(headers['content-type']).toMatch(/javascript; charset=utf-8$/);
    expect(headers['content-security-policy']).toMatch(/script-src 'self'; connect-src 'self'/);
    const icon = await bytesOf(`${app.baseUrl}/favicon.svg`);
    expect([icon.headers['content-type'], icon.headers['cache-control']]).toEqual(['image/svg+xml', 'no-cache']);
  });

  it('gives them as they were compressed when they were built, to whom asks for it', async () => {
    const url = `${app.baseUrl}/assets/index-B1f9xQ2a.js`;
    const brotli = await bytesOf(url, { 'accept-encoding': 'gzip, deflate, br, zstd' });
    expect(brotli.headers['content-encoding']).toBe('br');
    expect(brotli.headers['content-type']).toMatch(/javascript; charset=utf-8$/);
    expect(brotli.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(brotli.headers['vary']).toBe('accept-encoding');
    expect(brotliDecompressSync(brotli.body).toString()).toBe(CODE);
    // This one has no gzip beside it.
    const plain = await bytesOf(url, { 'accept-encoding': 'gzip' });
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(CODE);
    const page = await bytesOf(`${app.baseUrl}/cases`, { 'accept-encoding': 'gzip' });
    expect(page.headers['content-encoding']).toBe('gzip');
    expect(page.headers['content-security-policy']).toContain("script-src 'self'");
    expect(gunzipSync(page.body).toString()).toBe(PAGE);
  });

  it('answers HEAD as it would GET', async () => {
    for (const path of ['/', '/assets/index-B1f9xQ2a.js']) {
      const { status, body } = await bytesOf(app.baseUrl + path, {}, 'HEAD');
      expect([path, status, body.length]).toEqual([path, 200, 0]);
    }
  });

  it.each([
    '/nothing',
    '/index.html',
    '/index.html.br',
    '/assets/index-B1f9xQ2a.js.br',
    '/assets/index-00000000.js',
    '/assets',
    '/assets/',
    '/manifest.json',
    '/.sources',
    '/triage/',
    '/sign-in/else',
    '/api',
    '/api/v1',
    '/api/v1/nothing',
    '/assets/../index.html',
    '/assets/..%2findex.html',
    '/assets/../.sources',
  ])('still answers %s with a typed 404', async (path) => {
    const { status, body, type } = await raw(path);
    expect({ path, status, type }).toEqual({ path, status: 404, type: 'application/json; charset=utf-8' });
    expect(JSON.parse(body)).toMatchObject({ error: { code: 'not_found' } });
  });

  it('leaves the interface as it is', async () => {
    expect((await app.get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await app.get('/openapi.json')).headers.get('content-type')).toMatch(/json/);
    expect((await app.get('/api/v1/session', { token: null })).status).toBe(401);
    expect((await app.post('/', {})).status).toBe(404);
    expect((await app.post('/cases', {})).status).toBe(404);
  });

  /** The address as it is written, dots and all. */
  async function raw(path: string): Promise<{ status: number | undefined; body: string; type: unknown }> {
    const { hostname, port } = new URL(app.baseUrl);
    return new Promise((resolve, reject) => {
      ask({ hostname, port, path }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode, body, type: response.headers['content-type'] }),
        );
      })
        .on('error', reject)
        .end();
    });
  }
});

describe('a server without a console', () => {
  it.each([
    ['that is switched off', '', 'console_switched_off'],
    ['that was not built', join(tmpdir(), 'breakwater-no-console'), 'console_not_built'],
  ])('%s starts, and says so where people would look for it', async (_case, consoleFolder, code) => {
    const app = await startApp({ consoleFolder }, { demoRegistry: false });
    try {
      const answer = await app.get('/', { token: null });
      expect([answer.status, answer.body.error.code]).toEqual([404, code]);
      expect((await app.get('/triage')).body).toMatchObject({ error: { code: 'not_found' } });
      expect((await app.get('/healthz')).status).toBe(200);
    } finally {
      await app.close();
    }
  });
});
