import base from './jest.config.js';

/** The leak matrix: what every role of every nation gets of every route, held against oracles of docs/access.md. */
export default {
  ...base,
  testMatch: ['**/leak-matrix*.e2e-spec.ts', '!**/leak-matrix-routes.e2e-spec.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
