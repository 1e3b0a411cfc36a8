/** `npm run drill`: installs and builds what is missing, then plays a drill (src/drill-play/play.ts). */
import { build, CommandFailed, install, requireNode } from './steps.mjs';

requireNode();
try {
  await install();
  await build();
} catch (error) {
  if (!(error instanceof CommandFailed)) console.error(error);
  process.exit(1);
}
// In this very process: what is started has one parent, and a signal one address.
await import('../dist/src/drill-play/play.js');
