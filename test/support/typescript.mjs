/**
 * `node --import ./test/support/typescript.mjs src/main.ts` runs a program from its source, so that a test can start
 * one as a process of its own without anything having been built.
 */
import { register } from 'node:module';

register('./typescript-hooks.mjs', import.meta.url);
