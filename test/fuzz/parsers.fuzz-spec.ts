import { fuzzTargets } from './targets.ts';
import { tryOut } from './trial.ts';

/** Of each target. The long form is docs/reliability.md's; one seed, so that what fails here fails there. */
const INPUTS = Number(process.env['BREAKWATER_FUZZ_INPUTS'] ?? 1_500);
const SEED = Number(process.env['BREAKWATER_SEED'] ?? 20_261_129);

describe('what reads foreign input', () => {
  const astray: unknown[] = [];
  const note = (reason: unknown): void => void astray.push(reason);
  beforeAll(() => void process.on('unhandledRejection', note));
  afterAll(() => void process.off('unhandledRejection', note));

  it.each(fuzzTargets)('$name takes or refuses it, and does not hang', async (target) => {
    const { faults } = await tryOut(target, INPUTS, SEED);
    expect(faults.map(({ fault, input }) => `${fault}\n  of ${JSON.stringify(input.toString('latin1'))}`)).toEqual([]);
    expect(astray).toEqual([]);
  });
});
