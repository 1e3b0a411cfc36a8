/** Prints what goes on, one line per step, as scripts/steps.mjs does before anything is built. */
export async function step<Result>(doing: string, done: string, work: () => Promise<Result>): Promise<Result> {
  const started = performance.now();
  const elapsed = (): string => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const terminal = process.stdout.isTTY;
  const show = (): boolean => process.stdout.write(`\r  ${doing} … ${elapsed()} `);
  const timer = terminal ? setInterval(show, 500) : undefined;
  if (terminal) show();
  let outcome = `✘ ${doing} failed`;
  try {
    const result = await work();
    outcome = `✔ ${done}`;
    return result;
  } finally {
    clearInterval(timer);
    process.stdout.write(`${terminal ? '\r\x1b[2K' : ''}${outcome} (${elapsed()})\n`);
  }
}
