/** Adds up what the named suites left in a folder, prints the sum, and exits non-zero if anything failed or is missing. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...suites] = process.argv.slice(2);
const sum = { passed: 0, failed: 0, skipped: 0 };
for (const suite of suites) {
  const file = join(folder, `${suite}.json`);
  if (existsSync(file)) {
    const result = JSON.parse(readFileSync(file, 'utf8'));
    for (const outcome of Object.keys(sum)) sum[outcome] += result[outcome];
  } else {
    console.log(`${suite} left no results and counts as failed`);
    sum.failed += 1;
  }
}
console.log(`${sum.passed} passed, ${sum.failed} failed, ${sum.skipped} skipped`);
process.exitCode = sum.failed > 0 ? 1 : 0;
