import { randomBytes } from 'node:crypto';
import { signRequest } from '../../src/common/request-signature.ts';
import { demoId } from '../../src/registry/demo-registry.ts';
import type { Answer, ErrorAnswer, TestApp } from './app.ts';
import { nativeAlert } from './alerts.ts';

export interface GatewayBody {
  id: string;
  code: string;
  siteIds: string[];
  sensorIds: string[];
  allowList: string[];
  enabled: boolean;
}

export interface KeyBody {
  id: string;
  key: string;
  expiresAt: string | null;
  signingSecret?: string;
}

/** A gateway of a port team of the demo registry that speaks for its port. */
export async function enterGateway(
  app: TestApp,
  code: string,
  {
    team = 'kr-port-soc',
    sites = ['KRPUS'],
    ...changes
  }: Record<string, unknown> & { team?: string; sites?: string[] } = {},
): Promise<GatewayBody> {
  const { status, body } = await app.post<GatewayBody>('/api/v1/gateways', {
    organisationId: demoId('organisations', team),
    code,
    name: `Gateway ${code}`,
    siteIds: sites.map((site) => demoId('sites', site)),
    ...changes,
  });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

export async function issueKey(app: TestApp, path: string, terms: object = {}): Promise<KeyBody> {
  const { status, body } = await app.post<KeyBody>(`/api/v1/${path}/keys`, terms);
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`);
  return body;
}

let sent = 0;

/** Sends one native alert with a key, in the name of a sensor when one is given. */
export function speak(
  app: TestApp,
  key: string | null,
  sensor?: string,
  headers: Record<string, string> = {},
): Promise<Answer<ErrorAnswer>> {
  return app.post('/api/v1/alerts', nativeAlert(`gateway-test-${(sent += 1)}`), {
    token: key,
    headers: { ...(sensor !== undefined && { 'breakwater-sensor': sensor }), ...headers },
  });
}

/** The code of the error, or the status where there is none. */
export function verdict({ status, body }: Answer<ErrorAnswer>): number | string {
  return body?.error?.code ?? status;
}

export interface SignOptions {
  sensor?: string;
  target?: string;
  timestamp?: number;
  nonce?: string;
}

/** The headers that sign a POST of this body. */
export function signatureOf(
  secret: string,
  body: string | Uint8Array,
  { sensor = '', target = '/api/v1/alerts', timestamp = Math.floor(Date.now() / 1000), nonce }: SignOptions = {},
): Record<string, string> {
  const parts = { timestamp: String(timestamp), nonce: nonce ?? randomBytes(18).toString('base64url') };
  return {
    'breakwater-timestamp': parts.timestamp,
    'breakwater-nonce': parts.nonce,
    'breakwater-signature': signRequest(secret, {
      method: 'POST',
      target,
      sensor,
      body: Buffer.from(body as Uint8Array),
      ...parts,
    }),
    ...(sensor !== '' && { 'breakwater-sensor': sensor }),
  };
}

/** What the journal of access holds of a type, newest last. */
export function accessEntries(
  app: TestApp,
  type: string,
): Promise<
  {
    nation: string;
    actor: { id: string };
    data: Record<string, unknown>;
    origin: { address: string | null; credential: string | null };
  }[]
> {
  return app.db.query(
    `SELECT nation, actor, data, origin FROM journal WHERE realm = 'access' AND type = $1 ORDER BY seq`,
    [type],
  );
}
