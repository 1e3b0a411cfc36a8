import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { migrate } from '../../config/data-source.ts';
import { readSettings } from '../../config/settings.ts';
import { hashKey } from '../../src/access/sensor-key.ts';
import { PhasesReader } from '../../src/cases/phases.reader.ts';
import { createApp } from '../../src/create-app.ts';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { demoId } from '../../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../../src/registry/demo-registry.service.ts';
import { analyst } from '../analyst.ts';
import type { Outcome } from './scores.ts';

/** One alert to be posted, named so that its place in the input is known again. */
export interface Sending {
  sensor: string;
  /** Seconds since the epoch. */
  t: number;
  /** One line of JSON; its external id must be unique at the sensor. */
  line: string;
}

/** What one post holds at most; alerts further apart than this are never in one, so that none comes too late. */
const POST_ALERTS = 500;
const POST_SECONDS = 240;

/** The whole application on an embedded PostgreSQL, fed over HTTP and read back from its tables. */
export class Platform {
  private readonly keys = new Map<string, string>();

  private constructor(
    private readonly app: NestFastifyApplication,
    private readonly postgres: EmbeddedPostgres,
    private readonly client: Client,
    private readonly baseUrl: string,
    private readonly folder: string,
  ) {}

  static async start(): Promise<Platform> {
    const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
    mkdirSync(folder, { mode: 0o755 });
    const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres') });
    await postgres.ensureDatabase('bench');
    const url = postgres.url('bench');
    await migrate(url);
    const owner = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
    await loadDemoRegistry(owner);
    await owner.destroy();
    const client = new Client({ connectionString: url });
    await client.connect();
    const settings = readSettings({
      DATABASE_URL: url,
      BREAKWATER_OPERATOR_TOKEN: 'bench-operator-token-0123456789abcdef',
      BREAKWATER_SECRET_KEY: 'bench-secret-key-0123456789abcdef0123',
      BREAKWATER_PORT: '0',
      BREAKWATER_LOG_LEVEL: 'error',
      BREAKWATER_KEY_RATE: '10000000',
      BREAKWATER_STRANGER_RATE: '1000000',
    });
    const app = await createApp(settings);
    await app.listen(0, '127.0.0.1');
    return new Platform(app, postgres, client, new URL(await app.getUrl()).origin, folder);
  }

  /** Enters a site with sensors of its own, whose formats' names are their kinds. */
  async addSite(code: string, sensors: readonly string[]): Promise<void> {
    const siteId = uuidv7();
    await this.client.query(
      `INSERT INTO sites (id, code, nation, organisation_id, kind, name, lat, lon, timezone, criticality)
       VALUES ($1, $2, 'KR', $3, 'port', $2, 35, 129, 'Asia/Seoul', 3)`,
      [siteId, code, demoId('organisations', 'kr-port-soc')],
    );
    for (const sensor of sensors) {
      const sensorId = uuidv7();
      const key = `bws_${randomBytes(32).toString('base64url')}`;
      await this.client.query('INSERT INTO sensors (id, code, site_id, kind, name) VALUES ($1, $2, $3, $4, $2)', [
        sensorId,
        `${code}-${sensor}`,
        siteId,
        sensor,
      ]);
      await this.client.query("INSERT INTO sensor_keys (id, sensor_id, realm, key_hash) VALUES ($1, $2, 'live', $3)", [
        uuidv7(),
        sensorId,
        hashKey(key),
      ]);
      this.keys.set(`${code}-${sensor}`, key);
    }
  }

  /** Posts alerts in order, as gateways would: each post of one sensor, none of them long. */
  async feed(site: string, format: string, sendings: readonly Sending[]): Promise<void> {
    let at = 0;
    while (at < sendings.length) {
      const began = sendings[at]?.t ?? 0;
      const bySensor = new Map<string, string[]>();
      const from = at;
      for (; at < sendings.length && at - from < POST_ALERTS; at += 1) {
        const sending = sendings[at];
        if (!sending || sending.t - began > POST_SECONDS) break;
        const lines = bySensor.get(sending.sensor);
        if (lines) lines.push(sending.line);
        else bySensor.set(sending.sensor, [sending.line]);
      }
      for (const [sensor, lines] of bySensor) await this.post(`${site}-${sensor}`, format, lines);
    }
  }

  private async post(sensor: string, format: string, lines: readonly string[]): Promise<void> {
    for (;;) {
      const response = await fetch(`${this.baseUrl}/api/v1/intake/${format}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.keys.get(sensor)}`, 'content-type': 'application/x-ndjson' },
        body: lines.join('\n'),
      });
      const answer = (await response.json()) as { accepted?: number; duplicates?: number; rejected?: number };
      if (response.status === 429 || response.status === 503) {
        await pause(250);
        continue;
      }
      if ((answer.accepted ?? 0) + (answer.duplicates ?? 0) === lines.length) return;
      throw new Error(`${sensor}: ${response.status} ${JSON.stringify(answer).slice(0, 400)}`);
    }
  }

  /** Until all that was accepted has been correlated; with how much waits told now and then. */
  async settled(tell: (waiting: number) => void = () => undefined): Promise<void> {
    for (;;) {
      const { rows } = await this.client.query<{ waiting: string }>(
        'SELECT count(*) AS waiting FROM correlation_inputs',
      );
      const waiting = Number(rows[0]?.waiting ?? 0);
      if (waiting === 0) return;
      tell(waiting);
      await pause(1_000);
    }
  }

  /** Where each alert of a site ended, by its external id. */
  async outcomes(site: string): Promise<Map<string, Outcome>> {
    const { rows } = await this.client.query<{
      external_id: string;
      group_id: string;
      number: string | null;
      head_id: string;
      explained: boolean | null;
    }>(
      `SELECT a.external_id, l.group_id, c.number, l.head_id, h.state->>'stood' = 'explained' AS explained
       FROM alerts a JOIN sites s ON s.id = a.site_id JOIN alert_links l ON l.alert_id = a.id
       LEFT JOIN alert_links h ON h.alert_id = l.head_id
       LEFT JOIN cases c ON c.id = l.group_id AND c.status <> 'merged' WHERE s.code = $1`,
      [site],
    );
    return new Map(
      rows.map((row) => [
        row.external_id,
        {
          group: row.group_id,
          number: row.number === null ? null : Number(row.number),
          head: row.head_id,
          explained: row.explained === true,
        },
      ]),
    );
  }

  /** The phase of each alert in a case of a site, by its external id, as the product tells it an analyst. */
  async phases(site: string): Promise<Map<string, number>> {
    const { rows } = await this.client.query<{ id: string }>(
      "SELECT c.id FROM cases c JOIN sites s ON s.id = c.site_id WHERE s.code = $1 AND c.status <> 'merged'",
      [site],
    );
    const reader = this.app.get(PhasesReader, { strict: false });
    const byId = new Map<string, number>();
    for (const { id } of rows) {
      const { alerts, phaseOf } = await reader.told(analyst, id);
      if (alerts.length > phaseOf.length) throw new Error(`${site}: a case is too large for its phases`);
      for (const [index, alert] of alerts.entries()) byId.set(alert.id, phaseOf[index] ?? 0);
    }
    const named = await this.client.query<{ id: string; external_id: string }>(
      'SELECT a.id, a.external_id FROM alerts a JOIN sites s ON s.id = a.site_id WHERE s.code = $1',
      [site],
    );
    return new Map(
      named.rows.flatMap(({ id, external_id: name }) => {
        const phase = byId.get(id);
        return phase === undefined ? [] : [[name, phase] as const];
      }),
    );
  }

  async query<Row extends object>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return (await this.client.query<Row>(sql, parameters)).rows;
  }

  async close(): Promise<void> {
    await this.app.close();
    await this.client.end();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
