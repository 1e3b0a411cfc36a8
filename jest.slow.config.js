import { SLOW } from './jest.apart.js';
import base from './jest.config.js';

/** What starts processes, kills them, or waits for clocks to come round. */
export default {
  ...base,
  testMatch: SLOW.map((name) => `**/test/${name}.e2e-spec.ts`),
  testPathIgnorePatterns: ['/node_modules/'],
};
