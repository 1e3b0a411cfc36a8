import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../config/package-root.ts';
import { judge } from './fuzz-target.ts';
import { fuzzTargets } from './targets.ts';
import { tryOut } from './trial.ts';

/** Of each target. The long form is docs/reliability.md's; one seed, so that what fails here fails there. */
const INPUTS = Number(process.env['BREAKWATER_FUZZ_INPUTS'] ?? 1_500);
const SEED = Number(process.env['BREAKWATER_SEED'] ?? 20_261_129);

/** Input that once did harm: `<area>--<what is read>--<what was wrong>.input`. */
const FOUND = join(packageRoot, 'test', 'fuzz', 'found');

describe('what reads foreign input', () => {
  const astray: unknown[] = [];
  const note = (reason: unknown): void => void astray.push(reason);
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));

  it.each(fuzzTargets)('$name takes or refuses it, and does not hang', async (target) => {
    const { faults } = await tryOut(target, INPUTS, SEED);
    expect(
      faults.map(({ fault, input }) => `${fault}\n  of ${JSON.stringify(input.toString('latin1')).slice(0, 2_000)}`),
    ).toEqual([]);
    expect(astray).toEqual([]);
  });

  it.each(readdirSync(FOUND))('%s does no harm any more', async (file) => {
    const [area, read] = file.split('--');
    const target = fuzzTargets.find(({ name }) => name === `${area}/${read}`);
    expect(target).toBeDefined();
    if (target) expect((await judge(target, readFileSync(join(FOUND, file)))).fault).toBeUndefined();
  });
});
