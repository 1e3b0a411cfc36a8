import base from './jest.config.js';

/** The suites that use the console as people do, in a real browser. One at a time: they measure time. */
export default { ...base, testMatch: ['**/*.browser-spec.ts'], testTimeout: 120_000, maxWorkers: 1 };
