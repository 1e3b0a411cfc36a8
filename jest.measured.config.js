import { MEASURED } from './jest.apart.js';
import base from './jest.config.js';

/** The browser suites that measure, one at a time: another beside them would be measured with them. */
export default {
  ...base,
  testMatch: MEASURED.map((name) => `**/test/browser/${name}.browser-spec.ts`),
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
  maxWorkers: 1,
};
