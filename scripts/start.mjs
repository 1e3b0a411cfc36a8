/** `npm start`: installs and builds what is missing, then runs the demonstration (src/demo/start.ts). */
import { build, buildWeb, CommandFailed, install, requireNode } from './steps.mjs';

requireNode();
try {
  await install();
  await build();
  await buildWeb();
} catch (error) {
  if (!(error instanceof CommandFailed)) console.error(error);
  process.exit(1);
}
// In this very process: what is started has one parent, and a signal one address.
await import('../dist/src/demo/start.js');
