/**
 * Loaded before a program that is a part of something larger: ends it when what started it is gone, even if that was
 * killed and could say nothing any more. The channel between the two closes then, whatever happened.
 */
const PATIENCE_MS = 10_000;

process.once('disconnect', () => {
  process.kill(process.pid, 'SIGTERM');
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
});
// Waiting for the end of its parent must not keep a program that is through.
process.channel?.unref();
