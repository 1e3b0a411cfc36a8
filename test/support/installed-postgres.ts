import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { freePort } from '../../src/database/embedded-postgres.ts';
import { until } from './until.ts';

/** Where Debian puts each major version. */
const BASE = '/usr/lib/postgresql';
const NEWEST_OURS = 18;

/** A PostgreSQL that the system brings, as in production: of another version than ours, and with its own tools. */
export class InstalledPostgres {
  private constructor(
    readonly binaries: string,
    private readonly folder: string,
    private readonly port: number,
    private readonly server: ChildProcess,
  ) {}

  /** Folder of the programs of the oldest version that is installed and supported; undefined where there is none. */
  static find(): string | undefined {
    const majors = existsSync(BASE) ? readdirSync(BASE).map(Number) : [];
    const major = majors
      .filter(
        (number) => number >= 15 && number <= NEWEST_OURS && existsSync(join(BASE, String(number), 'bin', 'initdb')),
      )
      .toSorted((a, b) => a - b)[0];
    return major === undefined ? undefined : join(BASE, String(major), 'bin');
  }

  static async start(binaries: string): Promise<InstalledPostgres> {
    const folder = join(tmpdir(), `breakwater-installed-${randomBytes(6).toString('hex')}`);
    mkdirSync(folder, { mode: 0o755 });
    const account = accountFor(folder);
    const data = join(folder, 'data');
    const made = spawnSync(join(binaries, 'initdb'), ['-D', data, '-U', 'breakwater', '-A', 'trust', '-E', 'UTF8'], {
      ...account,
      cwd: '/',
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`initdb: ${made.stderr || String(made.error)}`);
    const port = await freePort();
    const settings = ['listen_addresses=127.0.0.1', 'unix_socket_directories='];
    const parameters = ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
    const server = spawn(join(binaries, 'postgres'), parameters, { ...account, cwd: '/', stdio: 'ignore' });
    const found = new InstalledPostgres(binaries, folder, port, server);
    await until(async () => (await found.administer('SELECT 1'), true), 30_000);
    return found;
  }

  url(database: string): string {
    return `postgres://breakwater@127.0.0.1:${this.port}/${database}`;
  }

  async ensureDatabase(name: string): Promise<void> {
    await this.administer(`CREATE DATABASE ${name}`);
  }

  /** One of its programs, to its end; returns what it printed. */
  run(program: string, ...parameters: string[]): Buffer {
    const { status, stdout, stderr, error } = spawnSync(join(this.binaries, program), parameters, {
      maxBuffer: 1 << 28,
      env: { PATH: process.env['PATH'] },
    });
    if (status !== 0) throw new Error(`${program}: ${stderr?.toString() || String(error)}`);
    return stdout;
  }

  async stop(): Promise<void> {
    if (this.server.exitCode === null && this.server.signalCode === null) {
      const gone = new Promise((resolve) => this.server.once('exit', resolve));
      this.server.kill('SIGINT');
      await gone;
    }
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async administer(sql: string): Promise<void> {
    const client = new Client({ connectionString: this.url('postgres') });
    client.on('error', () => undefined);
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
}

/** PostgreSQL refuses to run as root: then the account Debian made for it, which gets the folder. */
function accountFor(folder: string): { uid?: number; gid?: number } {
  if (process.getuid?.() !== 0) return {};
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('postgres:'));
  if (line === undefined) throw new Error('There is no account postgres');
  const [, , uid, gid] = line.split(':').map(Number);
  chownSync(folder, uid!, gid!);
  return { uid: uid!, gid: gid! };
}
