#!/usr/bin/env node
import { existsSync } from 'node:fs';

const program = new URL('../dist/src/client/main.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  console.error('Breakwater is not built yet: run `npm run build` (or `npm start`) first.');
  process.exitCode = 1;
}
