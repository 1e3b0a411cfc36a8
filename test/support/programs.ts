import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { packageRoot } from '../../config/package-root.ts';

/** What Node needs to run a program of ours from its source: `spawn(process.execPath, programArguments('src/main.ts'))`. */
export function programArguments(source: string, ...parameters: string[]): string[] {
  const loader = pathToFileURL(join(packageRoot, 'test', 'support', 'typescript.mjs')).href;
  return ['--no-warnings', '--import', loader, join(packageRoot, source), ...parameters];
}
