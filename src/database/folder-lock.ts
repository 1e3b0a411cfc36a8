import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Claims a folder for this process and returns the release. A lock left by a dead process is taken over.
 * @throws Error naming the living owner.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'owner');
  const mine = identity(process.pid);
  try {
    writeFileSync(file, mine, { flag: 'wx' });
  } catch {
    const owner = readFileSync(file, 'utf8');
    const pid = Number(owner.split(' ')[0]);
    if (owner !== '' && pid !== process.pid && identity(pid) === owner) {
      throw new Error(`${folder} is in use by process ${pid}; stop it first, or set BREAKWATER_DATA to another folder`);
    }
    writeFileSync(file, mine);
  }
  return () => {
    if (existsSync(file) && readFileSync(file, 'utf8') === mine) rmSync(file);
  };
}

/** Process id and, where the system tells, its start time, so that a reused number is not taken for the old owner. */
function identity(pid: number): string {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return '';
  }
  const stat = `/proc/${pid}/stat`;
  // Field 22 counts from after the command name, which may itself hold spaces and brackets.
  const started = existsSync(stat) ? readFileSync(stat, 'utf8').split(') ').at(-1)?.split(' ')[19] : '';
  return `${pid} ${started ?? ''}`;
}
