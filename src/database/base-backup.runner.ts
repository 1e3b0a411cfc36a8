import { resolve } from 'node:path';
import { backUpCluster } from './base-backup.ts';

/** `node dist/src/database/base-backup.runner.js FOLDER TARGET`: copies the cluster of `npm start` while it runs. */
async function main(): Promise<void> {
  const [folder, target] = process.argv.slice(2);
  if (folder === undefined || target === undefined) {
    process.stderr.write('Usage: node dist/src/database/base-backup.runner.js FOLDER TARGET\n');
    process.exit(2);
  }
  await backUpCluster(resolve(folder), resolve(target));
  process.stdout.write(`Backed up to ${resolve(target)}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
