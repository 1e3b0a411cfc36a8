import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';

/** Real input that none of us made; it stands beside the checkout and is never part of it. */
export const sharedData = join(packageRoot, '..', 'shared', 'data');

/**
 * `describe` for a suite that reads real input from `folder` in the shared data.
 * Where the folder is absent the suite is skipped and says why.
 */
export function describeWithData(folder: string, name: string, suite: (path: string) => void): void {
  const path = join(sharedData, folder);
  if (existsSync(path)) {
    describe(name, () => suite(path));
    return;
  }
  process.stderr.write(`skipped: ${name}: ${path} is absent\n`);
  describe.skip(name, () => {
    it('needs the shared data', () => undefined);
  });
}
