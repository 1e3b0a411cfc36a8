import {
  type Stats,
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Client } from 'pg';
import { flush } from './flush.ts';

/** Folders of a cluster that PostgreSQL fills anew (its documentation, 25.3.4.3); the log of writes is taken last. */
const EMPTIED: ReadonlySet<string> = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
]);
const LEFT_OUT = /^(postmaster\.(pid|opts)|pg_internal\.init.*|pgsql_tmp.*|backup_label.*)$/;
const SLOT = 'breakwater_backup';

/**
 * Copies the cluster of an embedded PostgreSQL that runs, by PostgreSQL's own protocol for it: what is copied while it changes
 * is put right from the log of writes when the copy is first started. The target then is what `folder` is, as of the end of
 * the copy.
 *
 * @param folder what {@link EmbeddedPostgres} was given; @param target must not exist.
 * @throws Error where no server runs on the folder, or the target exists. Then, or when it is cut off, there is no target.
 */
export async function backUpCluster(folder: string, target: string): Promise<void> {
  if (existsSync(target)) throw new Error(`${target} exists; a backup goes into a folder of its own`);
  const data = join(folder, 'cluster');
  const client = await connect(folder, data);
  try {
    const unfinished = `${target}.unfinished`;
    rmSync(unfinished, { recursive: true, force: true });
    // Holds back what the copy will need of the log of writes, and is gone with this connection.
    await client.query('SELECT pg_create_physical_replication_slot($1, true, true)', [`${SLOT}_${process.pid}`]);
    await client.query(`SELECT pg_backup_start('breakwater', true)`);
    makeLike(unfinished, lstatSync(folder));
    copyFolder(data, join(unfinished, 'cluster'), true);
    copyFile(join(folder, 'password'), join(unfinished, 'password'));
    const { rows } = await client.query<{ label: string }>(
      'SELECT labelfile AS label FROM pg_backup_stop(wait_for_archive => false)',
    );
    const label = join(unfinished, 'cluster', 'backup_label');
    writeFileSync(label, rows[0]?.label ?? '');
    like(label, lstatSync(join(data, 'PG_VERSION')));
    copyFolder(join(data, 'pg_wal'), join(unfinished, 'cluster', 'pg_wal'), false);
    // What came after the copies: without its label a copy would start as a cluster that crashed, from too late a point of the log.
    for (const last of [label, dirname(label), unfinished]) flush(last);
    renameSync(unfinished, target);
    flush(dirname(target));
  } finally {
    await client.end();
  }
}

async function connect(folder: string, data: string): Promise<Client> {
  const running = join(data, 'postmaster.pid');
  // Its fourth line is the port.
  const port = existsSync(running) ? Number(readFileSync(running, 'utf8').split('\n')[3]) : 0;
  if (port === 0)
    throw new Error(`No PostgreSQL runs on ${folder}; where it is stopped, the folder can be copied as it is`);
  const password = readFileSync(join(folder, 'password'), 'utf8');
  const client = new Client({ host: '127.0.0.1', port, user: 'breakwater', password, database: 'postgres' });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

function copyFolder(from: string, to: string, leave: boolean): void {
  makeLike(to, lstatSync(from));
  for (const name of readdirSync(from)) {
    if (leave && LEFT_OUT.test(name)) continue;
    const [source, copy] = [join(from, name), join(to, name)];
    const found = statOf(source);
    if (found?.isDirectory()) {
      if (leave && EMPTIED.has(name)) makeLike(copy, found);
      else copyFolder(source, copy, leave);
    } else if (found?.isFile()) copyFile(source, copy);
  }
  flush(to);
}

function copyFile(from: string, to: string): void {
  try {
    copyFileSync(from, to);
    like(to, lstatSync(from));
  } catch (error) {
    // Dropped meanwhile: the log of writes says so, too.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  flush(to);
}

function statOf(path: string): Stats | undefined {
  return lstatSync(path, { throwIfNoEntry: false });
}

function makeLike(folder: string, model: Stats): void {
  mkdirSync(folder, { recursive: true });
  like(folder, model);
}

/** PostgreSQL insists on whose its files are, and on who else may read them. */
function like(path: string, { mode, uid, gid }: Stats): void {
  chmodSync(path, mode & 0o7777);
  if (process.getuid?.() === 0) chownSync(path, uid, gid);
}
