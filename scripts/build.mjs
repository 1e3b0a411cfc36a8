/**
 * `npm run build`: compiles the server and builds the console, each only when its sources have changed.
 * `server` or `web` as parameter builds that one alone.
 */
import { build, buildWeb, CommandFailed, requireNode } from './steps.mjs';

const PARTS = { server: build, web: buildWeb };
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in PARTS));

requireNode();
if (unknown.length > 0) {
  console.error(`There is no part "${unknown[0]}"; the parts are ${Object.keys(PARTS).join(' and ')}`);
  process.exit(2);
}
try {
  for (const [name, work] of Object.entries(PARTS)) if (wanted.length === 0 || wanted.includes(name)) await work();
} catch (error) {
  if (!(error instanceof CommandFailed)) console.error(error);
  process.exit(1);
}
