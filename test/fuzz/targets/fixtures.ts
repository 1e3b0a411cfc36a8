import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../config/package-root.ts';

/** The files of a folder whose name ends so, oldest name first; none where there is no such folder. */
export function filesIn(folder: string, ending: string): Buffer[] {
  const path = join(packageRoot, folder);
  if (!existsSync(path)) return [];
  const names = readdirSync(path).filter((name) => name.endsWith(ending) && !name.endsWith('.expected.json'));
  return names.sort().map((name) => readFileSync(join(path, name)));
}
