import { readdirSync, readFileSync } from 'node:fs';

/** Linux counts a hundredth of a second at a time, whatever its kernel ticks at (proc(5), sysconf(_SC_CLK_TCK)). */
const TICKS_PER_SECOND = 100;

/**
 * Seconds of processor a process and all that descends from it have used, those that have ended too where their parent still
 * lives; NaN where the system has no /proc.
 */
export function processorSeconds(pid: number): number {
  try {
    const parents = new Map<number, number>();
    const used = new Map<number, number>();
    for (const name of readdirSync('/proc')) {
      if (!/^\d+$/.test(name)) continue;
      const fields = statOf(name);
      if (!fields) continue;
      parents.set(Number(name), Number(fields[1]));
      used.set(
        Number(name),
        [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at]), 0),
      );
    }
    if (!used.has(pid)) return Number.NaN;
    let ticks = 0;
    for (const [each, spent] of used) if (descends(each, pid, parents)) ticks += spent;
    return ticks / TICKS_PER_SECOND;
  } catch {
    return Number.NaN;
  }
}

/** The fields from the state on; the name before it may hold anything. Undefined once the process is gone. */
function statOf(pid: string): string[] | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return undefined;
  }
}

function descends(pid: number, from: number, parents: ReadonlyMap<number, number>): boolean {
  for (let at: number | undefined = pid; at !== undefined && at > 1; at = parents.get(at)) if (at === from) return true;
  return false;
}
