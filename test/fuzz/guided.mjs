/**
 * What the coverage-guided fuzzer calls, once per input, with our sources instrumented; `scripts/fuzz.mjs` starts it. A
 * fault does not end the run: its input is put aside, and judged again without instruments, which slow everything down.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { faultOf, HANG_MS } from './fuzz-target.ts';
import { fuzzTargets } from './targets.ts';
import { kindOf } from './trial.ts';

const { BREAKWATER_FUZZ_TARGET: name, BREAKWATER_FUZZ_ASIDE: folder } = process.env;
const MOST_ASIDE = 60;
const target = fuzzTargets.find((one) => one.name === name);
if (!target || !folder) throw new Error(`There is no target ${name}`);
mkdirSync(folder, { recursive: true });
const aside = new Set();
let slow = 0;

export function fuzz(input) {
  const started = performance.now();
  try {
    const reading = target.read(input);
    if (reading instanceof Promise)
      return reading.then(
        () => undefined,
        (error) => note(error, input),
      );
  } catch (error) {
    note(error, input);
  }
  if (performance.now() - started > HANG_MS && slow < MOST_ASIDE) {
    slow += 1;
    writeFileSync(join(folder, `slow-${slow}`), input);
  }
  return undefined;
}

function note(error, input) {
  const fault = faultOf(target, error);
  if (fault === undefined || aside.size >= MOST_ASIDE) return;
  const kind = kindOf(fault);
  if (aside.has(kind)) return;
  aside.add(kind);
  writeFileSync(join(folder, `fault-${aside.size}`), input);
}
