import { setTimeout as delay } from 'node:timers/promises';

/**
 * Waits for something that happens by itself: `undefined` and `false` are "not yet".
 * @throws Error with the last failure when it has not happened in time.
 */
export async function until<T>(probe: () => Promise<T | undefined | false>, milliseconds = 15_000): Promise<T> {
  const deadline = Date.now() + milliseconds;
  let failure: unknown;
  for (;;) {
    try {
      const found = await probe();
      if (found !== undefined && found !== false) return found;
    } catch (error) {
      failure = error;
    }
    if (Date.now() > deadline) throw new Error('It did not happen in time', { cause: failure });
    await delay(25);
  }
}
