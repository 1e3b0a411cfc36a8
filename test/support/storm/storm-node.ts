import { randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { Client } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { migrate } from '../../../config/data-source.ts';
import { hashKey } from '../../../src/access/sensor-key.ts';
import { demoId } from '../../../src/registry/demo-registry.ts';
import { enterDemoRegistry } from '../app.ts';
import { KillablePostgres } from '../killable-postgres.ts';
import { type ServerProcess, startServer } from '../server-process.ts';
import { Program } from './program.ts';
import type { ScreenOrder, ScreenResult } from './screens.ts';
import type { SendOrder, SendResult } from './sender.ts';
import type { StormShape } from './sightings.ts';

const DATABASE = 'storm';

/** How the programs of a storm are started: from what was built, or from their sources. */
export interface Programs {
  /** What Node runs for the server. */
  server: readonly string[];
  /** What Node runs for a script of this folder: `sender`, `screens`. */
  script(name: string): { path: string; execArgv: string[] };
}

/** A node as a process on a PostgreSQL of its own, with sites for a storm, a process that sends it and one that looks on. */
export class StormNode {
  private constructor(
    readonly postgres: KillablePostgres,
    readonly server: ServerProcess,
    /** One key per site. */
    readonly keys: readonly string[],
    readonly database: Client,
    private readonly sender: Program,
    private readonly screens: Program,
  ) {}

  static async start(
    programs: Programs,
    {
      sites,
      sockets,
      environment = {},
      parameters = [],
    }: { sites: number; sockets: number; environment?: Record<string, string>; parameters?: readonly string[] },
  ): Promise<StormNode> {
    const postgres = await KillablePostgres.start(parameters);
    await postgres.ensureDatabase(DATABASE);
    const url = postgres.url(DATABASE);
    await migrate(url);
    await enterDemoRegistry(url);
    const database = new Client({ connectionString: url });
    database.on('error', () => undefined);
    await database.connect();
    const keys: string[] = [];
    for (let site = 0; site < sites; site += 1) keys.push(await addSite(database, `STORM${site}`));
    const server = await startServer(
      url,
      { BREAKWATER_KEY_RATE: '10000000', BREAKWATER_STRANGER_RATE: '1000000', ...environment },
      programs.server,
    );
    const screens = new Program(programs.script('screens'));
    const open = { url: `${server.baseUrl.replace('http', 'ws')}/live`, token: server.token, sockets };
    await screens.ask({ open } satisfies ScreenOrder);
    return new StormNode(postgres, server, keys, database, new Program(programs.script('sender')), screens);
  }

  get port(): number {
    return Number(new URL(this.server.baseUrl).port);
  }

  /** Begins to look for a run, and to follow all that is critical of it and one in so many of its other sightings. What was seen before is forgotten. */
  async watch(run: string, sample: number): Promise<void> {
    await this.screens.ask({ run, sample } satisfies ScreenOrder);
  }

  /** What has been seen of so many alerts. */
  seen(shape: StormShape, alerts: number): Promise<ScreenResult> {
    return this.screens.ask({ tell: { shape, alerts } } satisfies ScreenOrder);
  }

  send(order: Omit<SendOrder, 'port' | 'path' | 'keys'>): Promise<SendResult> {
    return this.sender.ask({ port: this.port, path: '/api/v1/alerts', keys: this.keys, ...order } satisfies SendOrder);
  }

  /** Alerts that wait for correlation. */
  async waiting(): Promise<number> {
    const { rows } = await this.database.query<{ waiting: string }>(
      'SELECT count(*) AS waiting FROM correlation_inputs',
    );
    return Number(rows[0]?.waiting ?? 0);
  }

  /** Whether any does, which costs PostgreSQL less than their number. */
  async waits(): Promise<boolean> {
    const { rows } = await this.database.query<{ waits: boolean }>(
      'SELECT EXISTS (SELECT FROM correlation_inputs) AS waits',
    );
    return rows[0]?.waits ?? false;
  }

  /** Processor time so far, in seconds: of the server, and of PostgreSQL with all that serves its connections. Linux alone. */
  processorTime(): { server: number; postgres: number } {
    const postmaster = this.postgres.pid;
    const backends = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === postmaster);
    const seconds = (pids: readonly (string | number | undefined)[]): number =>
      pids.reduce<number>((sum, pid) => sum + secondsOf(pid), 0);
    return { server: secondsOf(this.server.process.pid), postgres: seconds([postmaster, ...backends]) };
  }

  async stop(): Promise<void> {
    this.sender.end();
    this.screens.end();
    await this.server.stop();
    await this.database.end();
    await this.postgres.stop();
  }
}

const TICKS_PER_SECOND = 100;

function statOf(pid: string | number | undefined): string[] {
  try {
    // The name of the program, in brackets, may hold blanks.
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
  } catch {
    return [];
  }
}

function parentOf(pid: string): number {
  return Number(statOf(pid)[1]);
}

function secondsOf(pid: string | number | undefined): number {
  const fields = statOf(pid);
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / TICKS_PER_SECOND;
}

async function addSite(client: Client, code: string): Promise<string> {
  const [siteId, sensorId] = [uuidv7(), uuidv7()];
  await client.query(
    `INSERT INTO sites (id, code, nation, organisation_id, kind, name, lat, lon, timezone, criticality)
     VALUES ($1, $2, 'KR', $3, 'port', $2, 35, 129, 'Asia/Seoul', 3)`,
    [siteId, code, demoId('organisations', 'kr-port-soc')],
  );
  await client.query('INSERT INTO sensors (id, code, site_id, kind, name) VALUES ($1, $2, $3, $4, $2)', [
    sensorId,
    `${code}-native`,
    siteId,
    'native',
  ]);
  const key = `bws_${randomBytes(32).toString('base64url')}`;
  await client.query("INSERT INTO sensor_keys (id, sensor_id, realm, key_hash) VALUES ($1, $2, 'live', $3)", [
    uuidv7(),
    sensorId,
    hashKey(key),
  ]);
  return key;
}
