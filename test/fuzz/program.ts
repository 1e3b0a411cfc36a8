import { readdirSync, readFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from './fuzz-target.ts';
import { fuzzTargets } from './targets.ts';
import { tryOut } from './trial.ts';

/**
 * The part of `scripts/fuzz.mjs` that knows the targets. `list` names them; `try NAME INPUTS SEED FOLDER`
 * tries one and puts aside what shows a fault; `again NAME FOLDER` judges what was put aside. One line of JSON each.
 */
const [command, name, ...rest] = process.argv.slice(2);
const astray: string[] = [];
process.on('unhandledRejection', (reason) => void astray.push(String(reason)));

function target(): (typeof fuzzTargets)[number] {
  const found = fuzzTargets.find((one) => one.name === name);
  if (!found) throw new Error(`There is no target ${name}`);
  return found;
}

switch (command) {
  case 'list':
    for (const one of fuzzTargets) console.log(one.name);
    break;
  case 'try': {
    const [inputs = '', seed = '', folder = ''] = rest;
    const trial = await tryOut(target(), Number(inputs), Number(seed));
    mkdirSync(folder, { recursive: true });
    for (const [index, { input }] of trial.faults.entries()) writeFileSync(join(folder, `fault-${index}`), input);
    const faults = [...trial.faults.map(({ fault }) => fault), ...astray];
    console.log(JSON.stringify({ ...trial, faults }));
    break;
  }
  case 'again': {
    const [folder = ''] = rest;
    const faults = new Set<string>();
    for (const file of readdirSync(folder)) {
      const { fault } = await judge(target(), readFileSync(join(folder, file)));
      if (fault !== undefined) faults.add(`${file}: ${fault}`);
    }
    console.log(JSON.stringify([...faults, ...astray]));
    break;
  }
  default:
    throw new Error(`What is ${command}?`);
}
