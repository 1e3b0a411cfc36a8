import { DRILLS } from './jest.apart.js';
import base from './jest.config.js';

/** Drills from end to end, each of those shipped played by a scripted team, and the walls of their realms. */
export default {
  ...base,
  testMatch: DRILLS.map((name) => `**/test/${name}.e2e-spec.ts`),
  testPathIgnorePatterns: ['/node_modules/'],
};
