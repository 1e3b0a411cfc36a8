import { Coverage } from './coverage.ts';
import { Random } from '../support/random.ts';
import { type FuzzTarget, judge } from './fuzz-target.ts';
import { MadeUpInput } from './made-up-input.ts';

/** Faults after which a trial tells what it has. */
const MOST_FAULTS = 8;

export interface Trial {
  inputs: number;
  /** Of those, what the reader refused. */
  refused: number;
  seconds: number;
  /** Branches of `src/` it took; undefined without instruments. */
  branches?: number;
  /** Each kind of fault once, with the input that showed it. */
  faults: { fault: string; input: Buffer }[];
}

/** How often the words are taken over that input was compared with. */
const LEARN_EVERY = 64;

/**
 * Tries a target with its seeds and then with what is made up of them. With instruments, what reaches further is changed
 * further; without, what was taken.
 */
export async function tryOut(target: FuzzTarget, most: number, seed: number): Promise<Trial> {
  const made = new MadeUpInput(target, new Random(seed));
  const seeds = [...target.seeds(), ...(target.large?.() ?? [])].map((text) => Buffer.from(text));
  const faults = new Map<string, Buffer>();
  const coverage = Coverage.find();
  const started = performance.now();
  let refused = 0;
  let inputs = 0;
  for (; inputs < most && faults.size < MOST_FAULTS; inputs += 1) {
    const input = seeds[inputs] ?? made.next();
    coverage?.begin();
    const judged = await judge(target, input);
    if (judged.refused) refused += 1;
    if ((coverage ? coverage.isNew() : !judged.refused) && inputs >= seeds.length) made.keep(input);
    if (coverage && inputs % LEARN_EVERY === 0) made.learn(coverage.words());
    if (judged.fault !== undefined && !faults.has(kindOf(judged.fault))) faults.set(kindOf(judged.fault), input);
  }
  return {
    inputs,
    refused,
    ...(coverage && { branches: coverage.branches }),
    seconds: (performance.now() - started) / 1_000,
    faults: [...faults].map(([fault, input]) => ({ fault, input })),
  };
}

/** The words and the first places of ours: the same fault is told once. */
export function kindOf(fault: string): string {
  const [words = '', ...stack] = fault.replace(/\d+ ms/, 'long').split('\n');
  const ours = stack.filter((line) => /\/src\//.test(line)).slice(0, 2);
  return [words.slice(0, 200), ...(ours.length > 0 ? ours : stack.slice(0, 3))].join('\n');
}
