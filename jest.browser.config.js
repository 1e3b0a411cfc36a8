import { MEASURED } from './jest.apart.js';
import base from './jest.config.js';

/** The suites that use the console as people do, in a real browser; those that measure are run apart. */
export default {
  ...base,
  testMatch: ['**/*.browser-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/', `/test/browser/(${MEASURED.join('|')})\\.browser-spec\\.ts$`],
  testTimeout: 120_000,
};
