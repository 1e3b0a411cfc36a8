import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { readSettings, type Settings } from '../../config/settings.ts';
import { createApp } from '../../src/create-app.ts';
import { demoId, demoSensorCode } from '../../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../../src/registry/demo-registry.service.ts';
import { createTestDatabase, type TestDatabase } from './database.ts';

const OPERATOR_TOKEN = 'test-operator-token-0123456789abcdef';

export interface Answer<Body = unknown> {
  status: number;
  headers: Headers;
  /** Undefined where the answer has no body. */
  body: Body;
}

export interface RequestOptions {
  /** Bearer token; the operator's unless given, none when null. */
  token?: string | null;
  /** Sent as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

/** Speaks real HTTP to a server, as its operator unless told otherwise. */
export interface ApiClient {
  /** `http://127.0.0.1:port`, without a slash at its end. */
  baseUrl: string;
  operatorToken: string;
  request<Body = ErrorAnswer>(method: string, path: string, options?: RequestOptions): Promise<Answer<Body>>;
  get<Body = ErrorAnswer>(path: string, options?: RequestOptions): Promise<Answer<Body>>;
  post<Body = ErrorAnswer>(path: string, body?: unknown, options?: RequestOptions): Promise<Answer<Body>>;
  patch<Body = ErrorAnswer>(path: string, body?: unknown, options?: RequestOptions): Promise<Answer<Body>>;
  delete<Body = ErrorAnswer>(path: string, options?: RequestOptions): Promise<Answer<Body>>;
  /** A new key for a sensor of the demo registry, issued over HTTP: `keyOf('KRPUS', 'suricata')`. */
  keyOf(siteCode: string, kind: string): Promise<string>;
}

/** A whole application on a free port of loopback, with a database of its own. */
export interface TestApp extends ApiClient {
  settings: Settings;
  db: TestDatabase;
  app: NestFastifyApplication;
  /** Stops the server and leaves the database. */
  stop(): Promise<void>;
  /** Stops the server and drops the database. */
  close(): Promise<void>;
}

export interface ErrorAnswer {
  error: { code: string; message: string; field?: string };
}

export interface StartOptions {
  /** Whether the demo registry is entered; it is unless told otherwise. */
  demoRegistry?: boolean;
  /** A database to run on instead of a fresh one; `close` drops it all the same. */
  db?: TestDatabase;
}

export async function startApp(
  overrides: Partial<Settings> = {},
  { demoRegistry = true, db: given }: StartOptions = {},
): Promise<TestApp> {
  const db = given ?? (await createTestDatabase());
  try {
    if (demoRegistry) await enterDemoRegistry(db.url);
    return await startOn(db, overrides);
  } catch (error) {
    await db.drop();
    throw error;
  }
}

async function startOn(db: TestDatabase, overrides: Partial<Settings>): Promise<TestApp> {
  const settings: Settings = {
    ...readSettings({
      DATABASE_URL: db.url,
      BREAKWATER_OPERATOR_TOKEN: OPERATOR_TOKEN,
      BREAKWATER_SECRET_KEY: 'test-secret-key-0123456789abcdef0123',
      BREAKWATER_PORT: '0',
      BREAKWATER_DATABASE_POOL: '6',
      BREAKWATER_LOG_LEVEL: 'error',
      // Tests ask more in a second than a day's work would, all from one address.
      BREAKWATER_STRANGER_RATE: '1000000',
      BREAKWATER_ACCOUNT_RATE: '1000000',
    }),
    ...overrides,
  };
  const app = await createApp(settings);
  await app.listen(settings.port, settings.host);
  const stop = async (): Promise<void> => app.close();
  return {
    ...speakTo(new URL(await app.getUrl()).origin, settings.operatorToken),
    settings,
    db,
    app,
    stop,
    close: async () => {
      await stop();
      await db.drop();
    },
  };
}

/** A client of a server that runs already. */
export function speakTo(baseUrl: string, operatorToken: string): ApiClient {
  const request = <Body>(method: string, path: string, options: RequestOptions = {}) =>
    send<Body>(method, baseUrl + path, { token: operatorToken, ...options });
  return {
    baseUrl,
    operatorToken,
    request,
    get: (path, options) => request('GET', path, options),
    post: (path, body, options) => request('POST', path, { body, ...options }),
    patch: (path, body, options) => request('PATCH', path, { body, ...options }),
    delete: (path, options) => request('DELETE', path, options),
    keyOf: async (siteCode, kind) => {
      const sensorId = demoId('sensors', demoSensorCode(siteCode, kind));
      const { status, body } = await request<{ key: string }>('POST', `/api/v1/sensors/${sensorId}/keys`, { body: {} });
      if (status !== 201) throw new Error(`No key for ${siteCode} ${kind}: ${status} ${JSON.stringify(body)}`);
      return body.key;
    },
  };
}

async function send<Body>(
  method: string,
  url: string,
  { token, body, headers }: RequestOptions,
): Promise<Answer<Body>> {
  const response = await fetch(url, {
    method,
    headers: {
      ...(token === null || token === undefined ? {} : { authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  // Of lines of JSON the text is given.
  const json = /\bjson\b/.test(response.headers.get('content-type') ?? '');
  return {
    status: response.status,
    headers: response.headers,
    body: (text === '' ? undefined : json ? JSON.parse(text) : text) as Body,
  };
}

export async function enterDemoRegistry(url: string): Promise<void> {
  const dataSource = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  try {
    await loadDemoRegistry(dataSource);
  } finally {
    await dataSource.destroy();
  }
}
