import { DRILLS, SLOW, WALKS } from './jest.apart.js';

/** Unit specs stand beside the code; end-to-end specs are in test/ and share one Postgres started by globalSetup. */
export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/src', '<rootDir>/config', '<rootDir>/test', '<rootDir>/web/src'],
  testMatch: ['**/*.spec.ts', '**/*.e2e-spec.ts'],
  // Hundreds of thousands of questions, and walks through every route: a suite of their own, `npm run test:leaks`.
  testPathIgnorePatterns: [
    '/node_modules/',
    '/leak-matrix(-(?!routes)[a-z]+)?\\.e2e-spec\\.ts$',
    `/test/(${[...WALKS, ...DRILLS, ...SLOW].join('|')})\\.e2e-spec\\.ts$`,
  ],
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest'] },
  globalSetup: '<rootDir>/test/support/global-setup.ts',
  globalTeardown: '<rootDir>/test/support/global-teardown.ts',
  setupFiles: ['<rootDir>/test/support/setup.ts'],
  // Bounds what hangs. The leak matrix asks hundreds of thousands of questions in a test, and may share its machine.
  testTimeout: 180_000,
  maxWorkers: 2,
};
