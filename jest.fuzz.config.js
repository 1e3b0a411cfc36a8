import base from './jest.config.js';

/** Decoders, parsers and the whole interface against made-up input; `BREAKWATER_FUZZ_INPUTS` asks for the long form. */
export default { ...base, testMatch: ['**/test/fuzz/*.fuzz-spec.ts'], maxWorkers: 2, testTimeout: 3_600_000 };
