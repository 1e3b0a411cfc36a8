import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { release } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { type Account, findPostgresBinaries, type PostgresBinaries } from './postgres-binaries.ts';
import { flush } from './flush.ts';
import { lockFolder } from './folder-lock.ts';

const USER = 'breakwater';
const START_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 20_000;

export interface EmbeddedPostgresOptions {
  /** Holds the cluster, its password and its log; made if absent, reused if present. */
  folder: string;
  /** Extra server settings, `name=value`. Durability settings stay at PostgreSQL's own, safe, defaults. */
  parameters?: readonly string[];
  /** Where it listens on loopback; a port that is free unless given, as by who starts it again for those who know the old one. */
  port?: number;
}

/**
 * A real PostgreSQL server of our own on loopback, for `npm start` and the tests.
 *
 * One owner at a time: the folder is locked by process id. A server left behind by a killed owner is stopped and
 * started afresh, so a crash of either process needs nothing but another start.
 */
export class EmbeddedPostgres {
  private constructor(
    private readonly server: ChildProcess,
    private readonly base: URL,
    private readonly log: string,
    private readonly unlock: () => void,
  ) {}

  /** @throws Error when the folder is in use by a living process, or the server does not come up; see `postgres.log`. */
  static async start(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const postgres = await EmbeddedPostgres.begin(options);
    await postgres.untilReady();
    return postgres;
  }

  /** Started, and perhaps still recovering from its log: whoever can wait for it may be given its address already. */
  static async begin({ folder, parameters = [], port: wanted }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
    const binaries = findPostgresBinaries();
    prepareFolder(folder, binaries.account);
    const unlock = lockFolder(folder);
    try {
      const data = join(folder, 'cluster');
      await stopLeftover(data);
      requireOwnVersion(data, binaries);
      const password = createCluster(folder, data, binaries);
      const port = wanted ?? (await freePort());
      const server = launch(folder, data, binaries, port, parameters);
      const base = new URL(`postgres://${USER}:${password}@127.0.0.1:${port}/postgres`);
      return new EmbeddedPostgres(server, base, join(folder, 'postgres.log'), unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** @throws Error when it does not come up; it is stopped then, and its folder free. */
  async untilReady(): Promise<void> {
    try {
      await waitUntilReady(this.server, this.base, this.log);
    } catch (error) {
      this.unlock();
      throw error;
    }
  }

  get pid(): number {
    return this.server.pid ?? 0;
  }

  /** Connection string of a database in this cluster. */
  url(database: string): string {
    const url = new URL(this.base);
    url.pathname = `/${database}`;
    return url.href;
  }

  async ensureDatabase(name: string): Promise<void> {
    const client = new Client({ connectionString: this.base.href });
    await client.connect();
    try {
      const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
      if (found.rowCount === 0) await client.query(`CREATE DATABASE ${client.escapeIdentifier(name)}`);
    } finally {
      await client.end();
    }
  }

  /** Fast shutdown: open transactions are rolled back, everything committed is on disk. */
  async stop(): Promise<void> {
    if (this.server.exitCode === null && this.server.signalCode === null) {
      const exited = new Promise<void>((resolve) => this.server.once('exit', () => resolve()));
      this.server.kill('SIGINT');
      const timer = setTimeout(() => this.server.kill('SIGQUIT'), STOP_TIMEOUT_MS);
      await exited;
      clearTimeout(timer);
    }
    this.unlock();
  }
}

function prepareFolder(folder: string, account: Account | undefined): void {
  mkdirSync(folder, { recursive: true });
  if (!account) return;
  chownSync(folder, account.uid, account.gid);
  const writable = spawnSync('sh', ['-c', 'test -w "$0" && test -x "$0"', folder], { ...account, cwd: '/' });
  if (writable.status !== 0) {
    throw new Error(
      `PostgreSQL runs under an unprivileged account when you are root, and that account cannot reach ${folder}. ` +
        'Set BREAKWATER_DATA to a folder it can reach, for example /var/lib/breakwater',
    );
  }
}

/** Stops a server whose owner was killed: it holds the folder's shared memory and would refuse ours. */
async function stopLeftover(data: string): Promise<void> {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1) return;
  if (isOurServer(pid, data)) process.kill(pid, 'SIGINT');
  const deadline = Date.now() + STOP_TIMEOUT_MS;
  while (existsSync(file) && (isOurServer(pid, data) || isDead(pid))) {
    if (Date.now() > deadline)
      throw new Error(`A PostgreSQL server (pid ${pid}) still runs on ${data} and does not stop`);
    await delay(20);
  }
}

/** Whether the pid is alive and, where the system can tell, really a server on this cluster and not a reused number. */
function isOurServer(pid: number, data: string): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes(data);
}

/** Whether it has ended and nobody has asked how: PostgreSQL takes it for a living server until then. */
function isDead(pid: number): boolean {
  try {
    return /\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** @throws Error where another major version of PostgreSQL made the cluster: this one cannot read it. */
function requireOwnVersion(data: string, { postgres, account }: PostgresBinaries): void {
  const file = join(data, 'PG_VERSION');
  if (!existsSync(file)) return;
  const made = readFileSync(file, 'utf8').trim();
  const { stdout } = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  const ours = /(\d+)(\.\d+|beta|rc)/.exec(stdout)?.[1];
  if (ours === undefined || made === ours) return;
  throw new Error(
    `${data} was made by PostgreSQL ${made}, and this release brings PostgreSQL ${ours}: docs/upgrade.md tells how ` +
      'to move its data',
  );
}

/** Initialises the cluster beside its final place and renames it, so that a killed first start leaves no half cluster. */
function createCluster(folder: string, data: string, { initdb, account }: PostgresBinaries): string {
  const secret = join(folder, 'password');
  if (existsSync(data)) return readFileSync(secret, 'utf8');
  const fresh = join(folder, 'cluster.new');
  rmSync(fresh, { recursive: true, force: true });
  const password = randomBytes(24).toString('hex');
  // Here to stay before there is a cluster that opens with nothing else: the system may hold on to a file for half a minute.
  writeFileSync(secret, password, { mode: 0o600, flush: true });
  chmodSync(secret, 0o600);
  if (account) chownSync(secret, account.uid, account.gid);
  const run = spawnSync(
    initdb,
    [
      '-D',
      fresh,
      '-U',
      USER,
      '-A',
      'scram-sha-256',
      `--pwfile=${secret}`,
      '-E',
      'UTF8',
      '--locale=C',
      '--no-instructions',
    ],
    { ...account, cwd: '/', encoding: 'utf8', env: serverEnvironment() },
  );
  if (run.status !== 0) throw new Error(`initdb failed: ${run.stderr || String(run.error)}`);
  renameSync(fresh, data);
  flush(folder);
  return password;
}

function launch(
  folder: string,
  data: string,
  { postgres, account }: PostgresBinaries,
  port: number,
  parameters: readonly string[],
): ChildProcess {
  // A file, not a pipe: the server must survive the death of the process that reads its log.
  const log = openSync(join(folder, 'postgres.log'), 'a');
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...quickRecovery(),
    ...parameters,
  ];
  return spawn(postgres, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    ...account,
    cwd: '/',
    env: serverEnvironment(),
    stdio: ['ignore', log, log],
    // Its own process group: Ctrl-C in the terminal must reach the owner only, which then stops the server last.
    detached: true,
  });
}

/**
 * Before it reads its log, a server that was killed has what its files hold reach the disk: one file after another, or, as
 * here, all of the file system at once, which says as well as from this Linux on whether that failed.
 */
function quickRecovery(): string[] {
  const [major = 0, minor = 0] = release().split('.').map(Number);
  const told = process.platform === 'linux' && (major > 5 || (major === 5 && minor >= 8));
  return told ? ['recovery_init_sync_method=syncfs'] : [];
}

/** Only what a server needs; PG* variables of the caller must not change what is started. */
function serverEnvironment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], TZ: 'UTC', LC_ALL: 'C' };
}

async function waitUntilReady(server: ChildProcess, url: URL, log: string): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  let failure: Error | undefined;
  server.once('error', (error) => (failure = error));
  while (Date.now() < deadline) {
    if (failure) throw failure;
    if (server.exitCode !== null) throw new Error(`PostgreSQL stopped while starting; its log is ${log}`);
    const client = new Client({ connectionString: url.href });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch {
      await delay(20);
    }
  }
  server.kill('SIGQUIT');
  throw new Error(`PostgreSQL did not accept connections within ${START_TIMEOUT_MS / 1000} s; its log is ${log}`);
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No free TCP port on loopback');
  return address.port;
}
