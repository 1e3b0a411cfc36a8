import base from './jest.config.js';

/** Properties of the engine over tens of thousands of seeds. Pure: no database is started for them. */
const { globalSetup: _, globalTeardown: __, ...pure } = base;
export default { ...pure, testMatch: ['**/*.seeds-spec.ts'] };
