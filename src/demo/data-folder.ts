import { spawnSync } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { freePort } from '../database/embedded-postgres.ts';
import { findPostgresBinaries } from '../database/postgres-binaries.ts';

/**
 * Where the demonstration keeps its database, made if it is not there: what BREAKWATER_DATA says, else `.data` in the
 * project. For root it may be elsewhere: PostgreSQL then runs under an account to which a home or a temporary folder
 * of root's is closed.
 */
export function dataFolder(named: string | undefined): string {
  if (named !== undefined && named !== '') {
    const folder = resolve(named);
    mkdirSync(folder, { recursive: true });
    return folder;
  }
  const usual = join(packageRoot, '.data');
  mkdirSync(usual, { recursive: true });
  const { account } = findPostgresBinaries();
  if (!account || spawnSync('test', ['-x', usual], { ...account, cwd: '/' }).status === 0) return usual;
  const clone = createHash('sha256').update(packageRoot).digest('hex').slice(0, 8);
  const other = join('/var/lib/breakwater', clone);
  mkdirSync(other, { recursive: true, mode: 0o755 });
  return other;
}

/** The operator's token of this data folder, made once, so that what a terminal has noted stays true. */
export function operatorToken(folder: string, given: string | undefined): string {
  return keptSecret(folder, 'operator-token', given);
}

/** The key of this data folder's server, made once, since what is sealed under it is lost without it. */
export function secretKey(folder: string, given: string | undefined): string {
  return keptSecret(folder, 'secret-key', given);
}

function keptSecret(folder: string, name: string, given: string | undefined): string {
  if (given !== undefined && given !== '') return given;
  const file = join(folder, name);
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const secret = randomBytes(24).toString('base64url');
  writeFileSync(file, `${secret}\n`, { mode: 0o600 });
  return secret;
}

/** Whether a server of an earlier start came up here, so that there is a database with accounts in it. */
export function wasPrepared(folder: string): boolean {
  return existsSync(join(folder, 'prepared')) && existsSync(join(folder, 'postgres', 'cluster'));
}

export function notePrepared(folder: string): void {
  writeFileSync(join(folder, 'prepared'), '');
}

/** A log file to write to; the one of the start before is kept beside it. */
export function freshLog(folder: string, name: string): string {
  const file = join(folder, `${name}.log`);
  const before = join(folder, `${name}.before.log`);
  rmSync(before, { force: true });
  if (existsSync(file)) renameSync(file, before);
  writeFileSync(file, '', { mode: 0o600 });
  return file;
}

const USUAL_PORT = 8080;

/**
 * The port to listen on.
 * @throws Error when the one that was asked for is taken.
 */
export async function choosePort(wanted: number | undefined): Promise<number> {
  if (wanted === 0) return freePort();
  if (await isFree(wanted ?? USUAL_PORT)) return wanted ?? USUAL_PORT;
  if (wanted !== undefined) throw new Error(`Port ${wanted} is taken; choose another with --port`);
  return freePort();
}

async function isFree(port: number): Promise<boolean> {
  const server = createServer();
  const listening = await new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => resolve(true));
  });
  if (listening) await new Promise((resolve) => server.close(resolve));
  return listening;
}
