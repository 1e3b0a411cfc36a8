import base from './jest.config.js';

/** The suites that read real input from beside the checkout; where it is absent they are skipped and say so. */
export default { ...base, testMatch: ['**/*.data-spec.ts'] };
