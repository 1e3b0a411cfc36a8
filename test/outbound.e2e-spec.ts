import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { packageRoot } from '../config/package-root.ts';
import type { Settings } from '../config/settings.ts';
import { DomainError } from '../src/common/domain-error.ts';
import { OutboundClient, type OutboundRequest } from '../src/common/outbound.service.ts';

/** Counts what reaches it: a refusal that was sent all the same would be none. */
let inner: Server;
let origin: string;
let port: number;
let reached: { method: string; url: string; body: string }[] = [];

const answers: Record<string, RequestListener> = {
  '/redirect': (_request, response) => response.writeHead(302, { location: '/secret' }).end(),
  '/huge': (_request, response) => {
    response.writeHead(200);
    const more = (): void => {
      while (!response.destroyed && response.write(Buffer.alloc(64 * 1024)));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  },
  '/slow': (_request, response) => void response.writeHead(200).write('a'),
  '/silent': () => undefined,
  '/broken': (_request, response) => response.destroy(),
};

beforeAll(async () => {
  inner = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      reached.push({ method: request.method ?? '', url: request.url ?? '', body });
      const answer = answers[request.url ?? ''];
      if (answer) answer(request, response);
      else response.writeHead(200, { 'content-type': 'text/plain' }).end('the secret of the inside');
    });
  });
  inner.listen(0, '127.0.0.1');
  await once(inner, 'listening');
  ({ port } = inner.address() as AddressInfo);
  origin = `http://127.0.0.1:${port}`;
});
afterAll(() => {
  inner.closeAllConnections();
  inner.close();
});
beforeEach(() => {
  reached = [];
});

const client = (outboundOrigins: string[] = [], outboundNetworks: string[] = []) =>
  new OutboundClient({ outboundOrigins, outboundNetworks } as unknown as Settings);

async function refusal(sender: OutboundClient, request: Partial<OutboundRequest>): Promise<string> {
  try {
    const { status, body } = await sender.send({ method: 'GET', url: origin, ...request });
    return `${status} ${body.toString().slice(0, 100)}`;
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    expect(JSON.stringify({ code: error.code, message: error.message })).not.toContain('secret');
    return error.code;
  }
}

describe('a server inside', () => {
  it('is not called unless it is named', async () => {
    expect(await refusal(client(), {})).toBe('outbound_refused');
    expect(await refusal(client(['*']), {})).toBe('outbound_refused');
    expect(await refusal(client(['*'], ['127.0.0.0/8']), {})).toBe('outbound_refused');
    expect(reached).toEqual([]);
  });

  it('is not called by its name alone, as long as its network is not permitted', async () => {
    expect(await refusal(client([origin]), {})).toBe('outbound_refused');
    expect(await refusal(client([origin], ['10.0.0.0/8']), {})).toBe('outbound_refused');
    expect(reached).toEqual([]);
  });

  it('is called when both are', async () => {
    const sender = client([origin], ['127.0.0.0/8']);
    expect(await refusal(sender, { url: `${origin}/hook`, method: 'POST', body: '{"a":1}' })).toBe(
      '200 the secret of the inside',
    );
    expect(reached).toEqual([{ method: 'POST', url: '/hook', body: '{"a":1}' }]);
  });

  it('is not called under a name that resolves to it', async () => {
    const named = `http://localhost:${port}`;
    expect(await refusal(client([named]), { url: named })).toBe('outbound_refused');
    expect(await refusal(client([named], ['10.0.0.0/8']), { url: named })).toBe('outbound_refused');
    expect(reached).toEqual([]);
    // Every address of the name counts, so both families are permitted here.
    expect(await refusal(client([named], ['127.0.0.0/8', '::1']), { url: named })).toMatch(/^200 /);
  });

  it.each([
    'http://2130706433:PORT/',
    'http://0x7f000001:PORT/',
    'http://0177.0.0.1:PORT/',
    'http://127.1:PORT/',
    'http://0:PORT/',
    'http://127.0.0.1.:PORT/',
    'http://[::1]:PORT/',
    'http://[::ffff:127.0.0.1]:PORT/',
    'http://[::ffff:7f00:1]:PORT/',
    'http://[64:ff9b::7f00:1]:PORT/',
    'http://[2002:7f00:1::]:PORT/',
    'http://①②⑦.⓪.⓪.①:PORT/',
    'http://localhost:PORT/',
    'http://localhost.:PORT/',
    'http://user:password@127.0.0.1:PORT/',
    'http://hooks.example@127.0.0.1:PORT/',
    'http://169.254.169.254/latest/meta-data/',
    'http://metadata.google.internal/',
    'https://127.0.0.1:PORT/',
    'ftp://127.0.0.1:PORT/',
    'file:///etc/passwd',
    'data:text/plain,x',
    'javascript:1',
    '//127.0.0.1:PORT/',
    'nonsense',
    '',
  ])('is not called as %s', async (spelling) => {
    const url = spelling.replace('PORT', String(port));
    for (const sender of [client(), client(['*']), client(['http://hooks.example', 'https://hooks.example'])]) {
      expect(await refusal(sender, { url })).toBe('outbound_refused');
    }
    // Even when the operator has named the very origin: the address it stands for is judged for itself.
    if (URL.canParse(url) && /^https?:$/.test(new URL(url).protocol) && !url.includes('@')) {
      expect(await refusal(client([new URL(url).origin]), { url })).toMatch(/^outbound_(refused|failed)$/);
    }
    expect(reached).toEqual([]);
  });
});

describe('a server that is called', () => {
  const sender = () => client([origin], ['127.0.0.1']);

  it('cannot lead elsewhere', async () => {
    expect(await refusal(sender(), { url: `${origin}/redirect` })).toBe('outbound_redirect');
    expect(reached.map(({ url }) => url)).toEqual(['/redirect']);
  });

  it('cannot fill the memory', async () => {
    const before = process.memoryUsage().rss;
    expect(await refusal(sender(), { url: `${origin}/huge` })).toBe('outbound_too_large');
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024);
    expect(await refusal(sender(), { url: `${origin}/x`, maxBytes: 10 })).toBe('outbound_too_large');
    expect(await refusal(sender(), { url: `${origin}/x`, maxBytes: 24 })).toMatch(/^200 /);
  });

  it.each(['/slow', '/silent'])('cannot take its time: %s', async (path) => {
    const started = performance.now();
    expect(await refusal(sender(), { url: origin + path, timeoutMs: 300 })).toBe('outbound_failed');
    expect(performance.now() - started).toBeLessThan(3_000);
  });

  it('may fail, and nothing is left open', async () => {
    expect(await refusal(sender(), { url: `${origin}/broken` })).toBe('outbound_failed');
    const gone = 'http://127.0.0.1:1';
    expect(await refusal(client([gone], ['127.0.0.1']), { url: gone })).toBe('outbound_failed');
    await delay(100);
    const open = await new Promise<number>((resolve) => inner.getConnections((_error, count) => resolve(count)));
    expect(open).toBe(0);
  });
});

describe('the source', () => {
  /**
   * Programs of people, which call what their user tells them; the one service that obeys the rule; and what posts to the very
   * server it runs in.
   */
  const EXEMPT =
    /^(client|demo|drill-play)\/|^common\/outbound\.service\.ts$|^access\/oidc|^drills\/own-intake\.adapter\.ts$/;

  it('calls others by no other way', () => {
    const folder = join(packageRoot, 'src');
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !EXEMPT.test(file),
    );
    expect(files.length).toBeGreaterThan(100);
    const calls = files.filter((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return (
        /\bfetch\(|\b(httpRequest|httpsRequest)\(|\bhttps?\.(request|get)\(/.test(text) ||
        /from '(node:)?(undici|axios|got|node:http2|http2)'/.test(text) ||
        /import \{[^}]*\b(request|get|Agent)\b[^}]*\} from 'node:https?'/.test(text)
      );
    });
    expect(calls).toEqual([]);
  });
});
