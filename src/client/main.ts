import { EXIT } from './exit-code.ts';
import { runCommand } from './program.ts';

/** The program `breakwater`. */
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => stop.abort(new Error(`stopped by ${signal}`)));
}
// Whoever read our output has gone, as `head` does: nothing is left to do.
process.stdout.on('error', () => process.exit(EXIT.ok));

const code = await runCommand(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  environment: process.env,
  signal: stop.signal,
});
// What was written to a pipe may still be on its way: the process ends by itself, with this code.
process.exitCode = code;
process.stdin.destroy();
