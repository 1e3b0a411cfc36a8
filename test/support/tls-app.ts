import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Answer, type RequestOptions, startApp, type TestApp } from './app.ts';
import { Authority, type Identity } from './certificates.ts';

/** An application that speaks TLS and asks for client certificates of one authority. */
export interface TlsApp {
  app: TestApp;
  clients: Authority;
  /** As the client with this certificate, or with none; every call is a connection of its own. */
  as(identity: Pick<Identity, 'cert' | 'key'> | null): TestApp;
  /** Connections of one client that are kept and resumed. */
  keeping(identity: Pick<Identity, 'cert' | 'key'>): { app: TestApp; end(): void };
  close(): Promise<void>;
}

export async function startTlsApp(): Promise<TlsApp> {
  const servers = await Authority.create('Test servers');
  const clients = await Authority.create('Test gateways');
  const server = await servers.issue('localhost', { addresses: ['127.0.0.1'] });
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-tls-'));
  const file = (name: string, content: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content, { mode: 0o600 });
    return path;
  };
  const app = await startApp({
    tlsCert: file('server.pem', server.cert),
    tlsKey: file('server.key', server.key),
    tlsClientCa: file('clients.pem', clients.cert),
  });
  const through = (agent: Agent): TestApp => {
    const request = <Body>(method: string, path: string, options: RequestOptions = {}): Promise<Answer<Body>> =>
      call(agent, method, app.baseUrl + path, { token: app.operatorToken, ...options });
    return {
      ...app,
      request,
      get: (path, options) => request('GET', path, options),
      post: (path, body, options) => request('POST', path, { body, ...options }),
      patch: (path, body, options) => request('PATCH', path, { body, ...options }),
      delete: (path, options) => request('DELETE', path, options),
    };
  };
  return {
    app,
    clients,
    as: (identity) => through(new Agent({ ca: servers.cert, keepAlive: false, maxCachedSessions: 0, ...identity })),
    keeping: (identity) => {
      const agent = new Agent({ ca: servers.cert, keepAlive: true, ...identity });
      return { app: through(agent), end: () => agent.destroy() };
    },
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function call<Body>(
  agent: Agent,
  method: string,
  url: string,
  { token, body, headers }: RequestOptions,
): Promise<Answer<Body>> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const outgoing = httpsRequest(
      url,
      {
        agent,
        method,
        headers: {
          ...(token === null || token === undefined ? {} : { authorization: `Bearer ${token}` }),
          ...(content === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({
            status: response.statusCode ?? 0,
            headers: new Headers(),
            body: (text === '' ? undefined : JSON.parse(text)) as Body,
          });
        });
      },
    );
    outgoing.on('error', reject);
    outgoing.end(content);
  });
}
