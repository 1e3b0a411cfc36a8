/**
 * A node's database with very many alerts in it, in the shape the product itself makes: some thousand alerts go through the
 * whole application, and what that left in every table is copied, shifted in time and under other ids, as often as it takes
 * (multiply-rows.ts). A folder keeps what was made, so that a second run finds it there.
 */
import { setTimeout as pause } from 'node:timers/promises';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { migrate } from '../../config/data-source.ts';
import { EmbeddedPostgres, type EmbeddedPostgresOptions, freePort } from '../../src/database/embedded-postgres.ts';
import { demoId } from '../../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../../src/registry/demo-registry.service.ts';
import { BenchNode, enterKeys } from './bench-node.ts';
import { multiplyRows } from './multiply-rows.ts';
import { SEED_SITES, seedAlerts } from './seed-alerts.ts';

/** Alerts that go through the application, and the hours they are spread over. */
export const SEED_ALERTS = 10_000;
export const SEED_HOURS = 8;
const SEED = 'seed';
const POST_MS = 120_000;

/** PostgreSQL with stores of several sizes in it, each a database of its own. */
export class LargeStores {
  private constructor(
    readonly folder: string,
    private server: EmbeddedPostgres,
    private readonly options: EmbeddedPostgresOptions,
    private readonly keep: boolean,
  ) {}

  get postgres(): EmbeddedPostgres {
    return this.server;
  }

  /** In the folder `BREAKWATER_STORE_FOLDER` names, which is kept; else in one that is removed in the end. */
  static async open(): Promise<LargeStores> {
    // To look closer by hand: `auto_explain.log_min_duration=100` and the like.
    const parameters = (process.env['BREAKWATER_STORE_PARAMETERS'] ?? '').split(' ').filter((text) => text !== '');
    const kept = process.env['BREAKWATER_STORE_FOLDER'];
    const folder = kept ?? join(tmpdir(), `breakwater-stores-${process.pid}`);
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    const options = { folder: join(folder, 'postgres'), parameters, port: await freePort() };
    return new LargeStores(folder, await EmbeddedPostgres.start(options), options, kept !== undefined);
  }

  /** Starts PostgreSQL again, where it was, after somebody killed it; its own processes may take a moment to be gone. */
  async comeBack(): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        this.server = await EmbeddedPostgres.start(this.options);
        return;
      } catch (error) {
        if (attempt === 200) throw error;
        await pause(20);
      }
    }
  }

  /** Connection string of a store of about so many alerts; made where it is not there yet. */
  async store(alerts: number): Promise<string> {
    const name = `store_${alerts}`;
    if (!existsSync(this.mark(name))) {
      if (!existsSync(this.mark(SEED))) await this.make(SEED, (url) => seed(url));
      await this.make(
        name,
        (url) => multiplyRows(url, Math.max(1, Math.round(alerts / SEED_ALERTS)), SEED_HOURS),
        SEED,
      );
    }
    const url = this.postgres.url(name);
    await migrate(url);
    return url;
  }

  /**
   * A store for who changes it: a copy under another name, or the store itself where it is not kept anyway. Of one that is kept and
   * leaves no room for a copy (ten million are 45 GB), `BREAKWATER_STORE_SPENT=yes` says that it may be changed.
   */
  async copy(alerts: number, purpose: string): Promise<string> {
    const url = await this.store(alerts);
    if (!this.keep || process.env['BREAKWATER_STORE_SPENT'] === 'yes') return url;
    const name = `store_${alerts}_${purpose}`;
    await this.create(name, `store_${alerts}`);
    return this.postgres.url(name);
  }

  /** An empty store of which PostgreSQL keeps no statistics, as in the first minutes of a node. */
  async young(): Promise<string> {
    await this.create('young');
    const url = this.postgres.url('young');
    await prepare(url);
    const client = new Client({ connectionString: url });
    await client.connect();
    await enterKeys(client, Object.keys(SEED_SITES));
    await client.query(`DO $$ DECLARE name text; BEGIN
      FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' LOOP
        EXECUTE format('ALTER TABLE %I SET (autovacuum_enabled = off)', name);
      END LOOP;
    END $$`);
    await client.end();
    return url;
  }

  async close(): Promise<void> {
    await this.postgres.stop();
    if (!this.keep) rmSync(this.folder, { recursive: true, force: true });
  }

  private async make(name: string, fill: (url: string) => Promise<void>, template?: string): Promise<void> {
    const begun = performance.now();
    await this.create(name, template);
    await fill(this.postgres.url(name));
    writeFileSync(this.mark(name), '');
    console.log(`${name} made in ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  }

  private async create(name: string, template = 'template1'): Promise<void> {
    const client = new Client({ connectionString: this.postgres.url('postgres') });
    await client.connect();
    await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
    await client.end();
  }

  private mark(name: string): string {
    return join(this.folder, `${name}.made`);
  }
}

async function prepare(url: string): Promise<void> {
  await migrate(url);
  const owner = await new DataSource({ type: 'postgres', url, poolSize: 1 }).initialize();
  await loadDemoRegistry(owner);
  await owner.destroy();
}

async function seed(url: string): Promise<void> {
  await prepare(url);
  const node = await BenchNode.start(url);
  try {
    await enterKeys(node.client, Object.keys(SEED_SITES));
    const begun = Date.now() - SEED_HOURS * 3_600_000;
    const alerts = seedAlerts(SEED_ALERTS, SEED_HOURS * 3_600_000);
    for (let from = 0; from < alerts.length;) {
      // As gateways send them: of some minutes at most, each of its own site.
      const bySite = new Map<string, object[]>();
      const first = alerts[from]?.at ?? 0;
      for (let next = alerts[from]; next && next.at - first < POST_MS; next = alerts[(from += 1)]) {
        const items = bySite.get(next.site) ?? [];
        bySite.set(next.site, items);
        items.push({ ...next.item, occurredAt: new Date(begun + next.at).toISOString() });
      }
      for (const [site, items] of bySite) await node.post(site, items);
    }
    await node.settled();
    await act(node);
    await followed(node.client);
  } finally {
    await node.close();
  }
}

/** A little of what people do, so that the tables of it are there to be copied. */
async function act(node: BenchNode): Promise<void> {
  const lead = await node.person('kr-port-soc', ['lead'], 'bench.lead');
  await node.person('kr-port-soc', ['analyst'], 'bench.analyst');
  const { body: queue } = await node.ask<{ items: { kind: string; id: string }[] }>(
    'GET',
    '/queue?sort=oldest&limit=100',
    lead,
  );
  const some = (kind: string, from: number, to: number) =>
    queue.items
      .filter((row) => row.kind === kind)
      .slice(from, to)
      .map(({ id }) => ({ kind, id }));
  const { rows: own } = await node.client.query<{ id: string }>(
    `SELECT id FROM cases WHERE organisation_id = $1 AND status = 'new' ORDER BY number LIMIT 6`,
    [demoId('organisations', 'kr-port-soc')],
  );
  const act = async (items: object[], action: object): Promise<void> => {
    if (items.length > 0) await node.ask('POST', '/queue/actions', lead, { items, action });
  };
  await act(some('alert', 0, 20), { type: 'close', reason: 'benign' });
  await act(some('alert', 20, 30), { type: 'acknowledge' });
  await act(
    own.map(({ id }) => ({ kind: 'case', id })),
    { type: 'acknowledge' },
  );
  for (const { id } of own) {
    await node.ask('POST', `/cases/${id}/notes`, lead, { body: 'Called the operator; they look into it.' });
    await node.ask('POST', `/cases/${id}/status`, lead, { to: 'active' });
  }
}

/** Until who follows the journal has read all of it. */
async function followed(client: Client): Promise<void> {
  let last = '';
  for (let still = 0; still < 4;) {
    await pause(500);
    const { rows } = await client.query<{ told: string }>(
      `SELECT (SELECT sum(head) FROM journal_heads)::text || ' ' || (SELECT count(*) FROM audit_entries) AS told`,
    );
    still = rows[0]?.told === last ? still + 1 : 0;
    last = rows[0]?.told ?? '';
  }
}
