/**
 * Makes a large store and leaves it: `BREAKWATER_STORE_FOLDER=/tmp/stores node dist/bench/large-store.js 1000000`.
 */
import 'reflect-metadata';
import { LargeStores } from './harness/large-store.ts';

const stores = await LargeStores.open();
try {
  for (const size of process.argv.slice(2)) await stores.store(Number(size));
} finally {
  await stores.close();
}
