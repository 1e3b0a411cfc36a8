/**
 * `node scripts/fuzz.mjs [--guided] [--inputs=1000000] [--seed=1] [area/target…]`: the long form of `npm run test:fuzz`, in one
 * process per target. Input is made up from fixtures by mutation; with `--guided`, by coverage as well: what reaches further in
 * `src/` is changed further, and what it is compared with becomes a word to write with.
 * A name that ends in `/` means all of an area. Ends with 1 where there was a fault; its input is kept in `.data/fuzz/`.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { install, requireNode, root } from './steps.mjs';

const TYPESCRIPT = ['--import', './test/support/typescript.mjs'];
const PROGRAM = 'test/fuzz/program.ts';
const words = process.argv.slice(2);
const option = (name, otherwise) =>
  Number(words.find((word) => word.startsWith(`--${name}=`))?.split('=')[1] ?? otherwise);
const inputs = option('inputs', 1_000_000);
const seed = option('seed', 1);
const guided = words.includes('--guided');
const asked = words.filter((word) => !word.startsWith('--'));

requireNode();
await install();
const names = node([...TYPESCRIPT, PROGRAM, 'list'])
  .trim()
  .split('\n');
const chosen = names.filter(
  (name) => asked.length === 0 || asked.some((one) => one === name || (one.endsWith('/') && name.startsWith(one))),
);
if (chosen.length === 0) {
  console.error(`No target ${asked.join(', ')}; there are ${names.join(', ')}`);
  process.exit(64);
}

let faulty = 0;
console.log('| target | inputs | refused | inputs/s | branches | faults |\n|---|---|---|---|---|---|');
for (const name of chosen) {
  const folder = join(root, '.data', 'fuzz', name);
  rmSync(folder, { recursive: true, force: true });
  const { inputs: many, refused, seconds, branches = '', faults } = tried(name, folder);
  const share = `${Math.round((100 * refused) / many)} %`;
  console.log(`| ${name} | ${many} | ${share} | ${Math.round(many / seconds)} | ${branches} | ${faults.length} |`);
  for (const fault of faults) console.error(`${name}: ${fault}`);
  if (faults.length > 0) faulty += 1;
}
process.exitCode = faulty > 0 ? 1 : 0;

function tried(name, folder) {
  const instruments = guided ? ['--import', './test/fuzz/instrument.mjs'] : [];
  const trial = JSON.parse(node([...TYPESCRIPT, ...instruments, PROGRAM, 'try', name, inputs, seed, folder]));
  // Instruments slow everything down: what is slow with them is judged again without.
  if (guided && trial.faults.length > 0)
    trial.faults = JSON.parse(node([...TYPESCRIPT, PROGRAM, 'again', name, folder]));
  return trial;
}

function node(words) {
  const options = { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 };
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, words.map(String), options);
  if (status !== 0) throw new Error(stderr || `Ended with ${status ?? signal}`);
  return stdout;
}
