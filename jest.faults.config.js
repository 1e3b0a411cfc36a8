import base from './jest.config.js';

/**
 * Processes killed, power cut, disks filled, storms, skewed clocks. Bounded and seeded; `BREAKWATER_FAULT_ROUNDS` and
 * `BREAKWATER_FAULT_SEED` ask for the long form. One file at a time: each loads the machine as far as it goes.
 */
export default { ...base, testMatch: ['**/test/faults/*.faults-spec.ts'], maxWorkers: 1, testTimeout: 3_600_000 };
