import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { dataSourceOptions, migrate } from '../../config/data-source.ts';
import { hashKey } from '../../src/access/sensor-key.ts';
import { EmbeddedPostgres } from '../../src/database/embedded-postgres.ts';
import { demoId } from '../../src/registry/demo-registry.ts';
import { loadDemoRegistry } from '../../src/registry/demo-registry.service.ts';

const TEMPLATE = 'bench_template';

/** A PostgreSQL of one benchmark alone, durable as it comes, with the schema and the demo registry in it. */
export class BenchDatabase {
  private count = 0;
  private connection: Client | undefined;

  private constructor(
    private readonly folder: string,
    private readonly postgres: EmbeddedPostgres,
  ) {}

  /** `parameters` are extra settings of the server, `name=value`, such as `shared_preload_libraries=…`. */
  static async start(parameters: readonly string[] = []): Promise<BenchDatabase> {
    // Open to the account PostgreSQL runs under where the benchmark runs as root.
    const folder = join(tmpdir(), `breakwater-bench-${randomBytes(6).toString('hex')}`);
    mkdirSync(folder, { mode: 0o755 });
    const postgres = await EmbeddedPostgres.start({ folder: join(folder, 'postgres'), parameters });
    await postgres.ensureDatabase(TEMPLATE);
    await migrate(postgres.url(TEMPLATE));
    const dataSource = await new DataSource(dataSourceOptions(postgres.url(TEMPLATE), 1)).initialize();
    await loadDemoRegistry(dataSource);
    await dataSource.destroy();
    const database = new BenchDatabase(folder, postgres);
    await database.beginAnew();
    return database;
  }

  /** Connection string of the database as it is since it last began anew. */
  get url(): string {
    return this.postgres.url(`bench_${this.count}`);
  }

  /** A connection of the owner, past row security: to prepare and to look, never to measure what a server does. */
  get client(): Client {
    if (!this.connection) throw new Error('The database is not open');
    return this.connection;
  }

  /** Process id of the postmaster, for `processorSeconds`. */
  get pid(): number {
    return this.postgres.pid;
  }

  /** A database with nothing in it but the registry, in place of the one before; keys are gone with it. */
  async beginAnew(): Promise<void> {
    await this.connection?.end();
    this.connection = undefined;
    const keeper = await connect(this.postgres.url('postgres'));
    await keeper.query(`DROP DATABASE IF EXISTS bench_${this.count} WITH (FORCE)`);
    this.count += 1;
    await keeper.query(`CREATE DATABASE bench_${this.count} TEMPLATE ${TEMPLATE}`);
    await keeper.query('CHECKPOINT');
    await keeper.end();
    this.connection = await connect(this.url);
  }

  /** A key of its own for a sensor of the demo registry, by its code: `krpus-native`. */
  async addKey(sensor: string, realm = 'live'): Promise<string> {
    const key = `bws_${randomBytes(32).toString('base64url')}`;
    await this.client.query('INSERT INTO sensor_keys (id, sensor_id, realm, key_hash) VALUES ($1, $2, $3, $4)', [
      uuidv7(),
      demoId('sensors', sensor),
      realm,
      hashKey(key),
    ]);
    return key;
  }

  async stop(): Promise<void> {
    await this.connection?.end();
    await this.postgres.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url });
  // When the server is stopped under it, the connection says so by an event.
  client.on('error', () => undefined);
  await client.connect();
  return client;
}
