import { WALKS } from './jest.apart.js';
import base from './jest.config.js';

/**
 * The leak matrix: what every role of every nation gets of every route, held against oracles of docs/access.md; and walks
 * through every route with what is not one's own, or is no value of a field.
 */
export default {
  ...base,
  testMatch: [
    '**/leak-matrix*.e2e-spec.ts',
    '!**/leak-matrix-routes.e2e-spec.ts',
    ...WALKS.map((name) => `**/test/${name}.e2e-spec.ts`),
  ],
  testPathIgnorePatterns: ['/node_modules/'],
};
