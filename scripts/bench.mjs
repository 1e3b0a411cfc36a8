/**
 * `npm run bench [name…]`: every benchmark in turn, or those named, and one table of what they found: figure, spread, what it
 * was measured beside, target. Leave the machine alone while it runs. Writes the table to `bench-results.md` as well.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem, type } from 'node:os';
import { join } from 'node:path';
import { install, requireNode, root, runPackage } from './steps.mjs';

/** In the order they run; each is `bench/<name>.ts`, and says there what it measures and how long it takes. */
const BENCHES = [
  'intake',
  'alertmanager',
  'backlog',
  'heads',
  'sensor-to-screen',
  'feed',
  'reads',
  'restart',
  'triage',
  'scale',
  'retention',
  'memory',
  'processes',
];

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !BENCHES.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark ${unknown.join(', ')}; there are ${BENCHES.join(', ')}`);
  process.exit(64);
}

requireNode();
const folder = mkdtempSync(join(tmpdir(), 'breakwater-figures-'));
const file = join(folder, 'figures.jsonl');
let failed = 0;
try {
  await install();
  await runPackage('typescript/bin/tsc', ['-p', 'tsconfig.json']);
  for (const name of asked.length > 0 ? asked : BENCHES) {
    console.log(`\n== ${name}`);
    const { status } = spawnSync(process.execPath, ['--expose-gc', join('dist', 'bench', `${name}.js`)], {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, BREAKWATER_FIGURES: file },
    });
    if (status !== 0) {
      failed += 1;
      console.error(`${name} ended with ${status}`);
    }
  }
  const text = table(existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').map(JSON.parse) : []);
  writeFileSync(join(root, 'bench-results.md'), text);
  console.log(`\n${text}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exitCode = failed > 0 ? 1 : 0;

function table(figures) {
  const rows = figures.map(({ goal, unit, beside, target, median, low, high, rounds }) => {
    const aim = target === null ? '' : 'atLeast' in target ? `≥ ${target.atLeast}` : `≤ ${target.atMost}`;
    const met =
      target === null ? '' : ('atLeast' in target ? median >= target.atLeast : median <= target.atMost) ? 'yes' : 'no';
    const found = `${number(median)} (${number(low)} to ${number(high)})`;
    return `| ${[goal, found, unit, beside ?? '', rounds.length, aim, met].join(' | ')} |`;
  });
  return [
    machine(),
    '',
    '| what | median (lowest to highest) | unit | beside | rounds | target | met |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function machine() {
  const commit = spawnSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).stdout.trim();
  const model = cpus()[0]?.model ?? 'unknown processor';
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model}, ${memory} GiB, ${type()} ${release()}, Node ${process.versions.node}, commit ${commit}, ${new Date().toISOString().slice(0, 16)}Z`;
}

function number(value) {
  return value >= 100 ? Math.round(value).toLocaleString('en') : Number(value.toPrecision(3)).toString();
}
