import { setTimeout as pause } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { readSettings } from '../../config/settings.ts';
import { Sessions } from '../../src/access/identities/sign-in/sessions.store.ts';
import { COOKIE } from '../../src/access/identities/sign-in/session-cookie.ts';
import { hashKey } from '../../src/access/sensor-key.ts';
import { createApp } from '../../src/create-app.ts';
import { demoId } from '../../src/registry/demo-registry.ts';
import { BENCH_ENVIRONMENT, OPERATOR_TOKEN } from './bench-environment.ts';

/** Key of the sensor of a site's control network, the same in every store made for a benchmark. */
export function benchKey(site: string): string {
  return `bws_${site.replace('-', '').padEnd(43, 'b')}`;
}

export interface BenchAnswer<Body> {
  status: number;
  body: Body;
  /** From the sending to the last byte. */
  ms: number;
}

/** The whole application in this process, on a database that is there, spoken to over HTTP. */
export class BenchNode {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly address: string,
    readonly client: Client,
  ) {}

  static async start(databaseUrl: string): Promise<BenchNode> {
    const app = await createApp(readSettings({ ...BENCH_ENVIRONMENT, DATABASE_URL: databaseUrl }));
    await app.listen(0, '127.0.0.1');
    const client = new Client({ connectionString: databaseUrl });
    client.on('error', () => undefined);
    await client.connect();
    return new BenchNode(app, new URL(await app.getUrl()).origin, client);
  }

  /** Header of a session of somebody with these roles, who has an account of a team of the demo registry. */
  async person(organisation: string, roles: readonly string[], login: string): Promise<Record<string, string>> {
    const organisationId = demoId('organisations', organisation);
    const operator = { authorization: `Bearer ${OPERATOR_TOKEN}` };
    const known = await this.client.query<Account>(
      'SELECT id, login, name, nation, organisation_id AS "organisationId" FROM accounts WHERE login = $1',
      [login],
    );
    const account =
      known.rows[0] ??
      (
        await this.ask<{ account: Account }>('POST', '/accounts', operator, {
          organisationId,
          login,
          name: `Person ${login}`,
          roles,
        })
      ).body.account;
    const sessions = this.app.get(Sessions, { strict: false });
    const { token } = await sessions.start(account, { address: '127.0.0.1', agent: 'bench' }, 'password');
    return { cookie: `${COOKIE.session[1]}=${token}`, origin: this.address };
  }

  /** @throws Error where the answer is no success. */
  async ask<Body>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: unknown,
  ): Promise<BenchAnswer<Body>> {
    const begun = performance.now();
    const answer = await fetch(`${this.address}/api/v1${path}`, {
      method,
      headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    const ms = performance.now() - begun;
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${text.slice(0, 400)}`);
    return { status: answer.status, body: (text === '' ? null : JSON.parse(text)) as Body, ms };
  }

  /** Posts alerts of one site, again while intake asks for patience. */
  async post(site: string, items: readonly object[]): Promise<void> {
    for (;;) {
      const answer = await fetch(`${this.address}/api/v1/alerts`, {
        method: 'POST',
        headers: { authorization: `Bearer ${benchKey(site)}`, 'content-type': 'application/json' },
        body: JSON.stringify(items),
      });
      const text = await answer.text();
      if (answer.status === 429 || answer.status === 503) {
        await pause(200);
        continue;
      }
      const { accepted } = JSON.parse(text) as { accepted?: number };
      if (answer.status !== 200 || accepted !== items.length)
        throw new Error(`${site}: ${answer.status} ${text.slice(text.indexOf('rejected'), 8_000).slice(-400)}`);
      return;
    }
  }

  /** Until correlation has taken in all that was accepted. */
  async settled(): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query<{ left: boolean }>(
        'SELECT EXISTS (SELECT FROM correlation_inputs) AS left',
      );
      if (rows[0]?.left !== true) return;
      await pause(20);
    }
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.client.end();
  }
}

interface Account {
  id: string;
  login: string;
  name: string;
  nation: string;
  organisationId: string;
}

/** Enters the key of each of these sites' sensors. */
export async function enterKeys(client: Client, sites: readonly string[]): Promise<void> {
  for (const site of sites) {
    await client.query(
      `INSERT INTO sensor_keys (id, sensor_id, realm, key_hash) VALUES (gen_random_uuid(), $1, 'live', $2)`,
      [demoId('sensors', `${site.toLowerCase()}-suricata`), hashKey(benchKey(site))],
    );
  }
}
