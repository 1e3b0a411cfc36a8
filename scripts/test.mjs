/**
 * `npm test`: installs what is missing, then format, lint, types, and the unit and end-to-end tests on a PostgreSQL of
 * their own; nothing needs to be built. `npm run test:data` (`--data`): the suites that read real input.
 * `npm run test:browser` (`--browser`): the suites in a real browser. `npm run test:measured` (`--measured`): those of them
 * that measure, one at a time. `npm run test:leaks` (`--leaks`): the leak matrix.
 * `npm run test:slow` (`--slow`): what starts and kills processes, waits for clocks, or tries very many inputs.
 * `npm run test:drills` (`--drills`): drills from end to end, and the walls of their realms.
 * `npm run test:seeds` (`--seeds`): properties of correlation over tens of thousands of seeds.
 * `npm run test:faults` (`--faults`): processes killed, power cut, disks filled, storms; bounded, and seeded.
 * `npm run test:fuzz` (`--fuzz`): what reads foreign input, against input made up to break it.
 *
 * Words after the flag choose test files by their path: `npm run test:browser -- drills`.
 *
 * Ends with `N passed, N failed, N skipped`, where each check counts as one. If BREAKWATER_RESULTS names a file, the
 * three numbers are written there too.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, buildWeb, CommandFailed, install, requireNode, root, run, runPackage, step } from './steps.mjs';

/** What each flag runs, and whether the server, and with it the console, must have been built. */
const SUITES = {
  '--data': { config: 'jest.data.config.js', work: [build] },
  '--leaks': { config: 'jest.leaks.config.js', work: [] },
  '--drills': { config: 'jest.drills.config.js', work: [] },
  '--slow': { config: 'jest.slow.config.js', work: [] },
  '--seeds': { config: 'jest.seeds.config.js', work: [] },
  '--faults': { config: 'jest.faults.config.js', work: [build] },
  '--fuzz': { config: 'jest.fuzz.config.js', work: [] },
  '--measured': { config: 'jest.measured.config.js', work: [build, buildWeb] },
  '--browser': { config: 'jest.browser.config.js', work: [build, buildWeb] },
};
const TYPED = {
  types: 'tsconfig.json',
  'types of the console': 'web/tsconfig.json',
  'types of the browser suite': 'test/browser/tsconfig.json',
};
const chosen = process.argv.slice(2);
const { config, work } = SUITES[chosen[0]] ?? { config: 'jest.config.js', work: undefined };
const paths = chosen.filter((word) => !(word in SUITES));
const tally = { passed: 0, failed: 0, skipped: 0 };
const failures = [];

requireNode();
try {
  await install();
  // Those suites run the server that people run.
  for (const part of work ?? []) await part();
} catch (error) {
  if (!(error instanceof CommandFailed)) console.error(error);
  process.exit(1);
}

if (!work) {
  await check('format', () => runPackage('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.']));
  await check('lint', async () => {
    await runPackage('oxlint/bin/oxlint', ['--type-aware', '--deny-warnings']);
    const folders = ['src', 'config', 'migrations', 'web/src'];
    await runPackage('dependency-cruiser/bin/dependency-cruise.mjs', [
      '--config',
      '.dependency-cruiser.cjs',
      ...folders,
    ]);
    await run(process.execPath, [join(root, 'scripts', 'supply-chain.mjs')]);
  });
  for (const [name, project] of Object.entries(TYPED)) {
    await check(name, () => runPackage('typescript/bin/tsc', ['--noEmit', '-p', project]));
  }
}
await jest(config);

if (failures.length > 0) console.log(`\nFailed:\n${failures.map((name) => `  ✘ ${name}`).join('\n')}`);
console.log(`\n${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
if (process.env.BREAKWATER_RESULTS) writeFileSync(process.env.BREAKWATER_RESULTS, JSON.stringify(tally));
process.exitCode = tally.failed > 0 ? 1 : 0;

async function check(name, work) {
  try {
    await step(name, name, async () => void (await work()));
    tally.passed += 1;
  } catch (error) {
    if (!(error instanceof CommandFailed)) console.error(error);
    fail(name);
  }
}

function fail(name, count = 1) {
  tally.failed += count;
  failures.push(name);
}

/** Runs Jest under the eyes of the caller and counts by the results it wrote, not by what it printed. */
async function jest(config) {
  const folder = mkdtempSync(join(tmpdir(), 'breakwater-results-'));
  const file = join(folder, 'jest.json');
  try {
    const code = await new Promise((resolve, reject) => {
      const flags = ['--experimental-vm-modules', '--no-warnings', 'node_modules/jest/bin/jest.js'];
      const parameters = [...flags, '--config', config, '--json', '--outputFile', file, ...paths];
      const child = spawn(process.execPath, parameters, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
      child.once('error', reject);
      child.once('close', resolve);
    });
    count(JSON.parse(readFileSync(file, 'utf8')));
    if (code !== 0 && tally.failed === 0) fail(`Jest ended with ${code}, though no test failed`);
  } catch (error) {
    console.error(error);
    fail('Jest left no results');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function count(results) {
  tally.passed += results.numPassedTests;
  tally.skipped += results.numPendingTests + results.numTodoTests;
  for (const suite of results.testResults) {
    const name = suite.name.slice(root.length + 1);
    const failed = suite.assertionResults.filter((test) => test.status === 'failed');
    for (const test of failed) fail(`${name}: ${test.fullName}`);
    // A file that does not even load has no tests to count.
    if (suite.status === 'failed' && failed.length === 0) fail(`${name} (the file itself)`);
  }
}
