import { SLOW } from './jest.apart.js';
import base from './jest.config.js';

/** What starts processes, kills them, waits for clocks to come round, or tries very many inputs. */
export default {
  ...base,
  testMatch: SLOW.map((name) => `**/test/${name}.e2e-spec.ts`),
  testPathIgnorePatterns: ['/node_modules/'],
};
