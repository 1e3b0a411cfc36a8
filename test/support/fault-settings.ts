/** How long a test of faults goes on, and at which instants: told in its output, so that what failed can be run again. */
export interface FaultSettings {
  rounds: number;
  seed: number;
}

/** @param short rounds of the short form, as in CI. */
export function faultSettings(name: string, short: number): FaultSettings {
  const rounds = Number(process.env['BREAKWATER_FAULT_ROUNDS'] ?? short);
  const seed = Number(process.env['BREAKWATER_FAULT_SEED'] ?? 20_261_130);
  if (!Number.isInteger(rounds) || rounds < 1 || !Number.isInteger(seed)) {
    throw new Error('BREAKWATER_FAULT_ROUNDS and BREAKWATER_FAULT_SEED are whole numbers');
  }
  console.log(`${name}: seed ${seed}, ${rounds} rounds`);
  return { rounds, seed };
}
