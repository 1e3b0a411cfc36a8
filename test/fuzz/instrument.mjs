/**
 * `node --import ./test/support/typescript.mjs --import ./test/fuzz/instrument.mjs …` counts which branches of `src/` an input
 * takes, and notes what strings it was compared with. The instruments are those of Jazzer.js; its fuzzer, a native library, is
 * left out, since it needs a newer C library than many machines have (`GLIBC_2.38`). What it would be told is kept here.
 */
import { createRequire, register } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const jazzer = createRequire(createRequire(import.meta.url).resolve('@jazzer.js/core'));
const instruments = dirname(jazzer.resolve('@jazzer.js/instrumentor'));

const counters = [];
const compared = new Set();
const MOST_COMPARED = 256;

function note(one, other) {
  if (typeof one !== 'string' || typeof other !== 'string' || compared.size >= MOST_COMPARED) return;
  for (const text of [one, other]) if (text.length > 1 && text.length <= 64) compared.add(text);
}

const tracer = {
  traceStrCmp(one, other, operator) {
    // oxlint-disable-next-line eqeqeq -- what stood in the source
    const same = operator.length === 3 ? one === other : one == other;
    if (!same) note(one, other);
    return operator.startsWith('!') ? !same : same;
  },
  traceNumberCmp(one, other, operator) {
    switch (operator) {
      case '>':
        return one > other;
      case '>=':
        return one >= other;
      case '<':
        return one < other;
      case '<=':
        return one <= other;
      default:
        return this.traceStrCmp(one, other, operator);
    }
  },
  traceAndReturn(current, target) {
    note(current, target);
    return target;
  },
};

globalThis.Fuzzer = {
  tracer,
  coverageTracker: {
    createModuleCounters(size) {
      const own = new Uint8Array(size);
      counters.push(own);
      return own;
    },
  },
  counters,
  compared,
};
globalThis.__jazzer_registerSourceMap = () => {};

register(pathToFileURL(join(instruments, 'esm-loader.mjs')), {
  parentURL: import.meta.url,
  data: { includes: ['/src/'], excludes: ['node_modules'], coverage: false, seed: 1 },
});
