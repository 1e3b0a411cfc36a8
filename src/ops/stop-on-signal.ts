const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Until there is something to stop: a process that is the first of its container ends by no signal it does not listen to.
 * Whoever takes over calls what is returned.
 */
export function endOnSignal(exit: (code: number) => void): () => void {
  const end = (): void => exit(0);
  for (const signal of SIGNALS) process.on(signal, end);
  return () => {
    for (const signal of SIGNALS) process.off(signal, end);
  };
}

/** What is stopped, as far as stopping it goes. */
export interface Stoppable {
  /** Lets what is under way come to its end; `atOnce` without time for others to notice. */
  drain: (atOnce: boolean) => Promise<void>;
  hasten: () => void;
  close: () => Promise<void>;
}

/**
 * Stops on SIGTERM, as a supervisor asks, or at once on SIGINT, as somebody at a desk does, and ends with code 0; with 1 where
 * closing fails or hangs for `patienceMs`. More signals change nothing, since npm passes on what a terminal has sent already, but
 * that SIGINT ends the time left for others to notice.
 */
export function stopOnSignal(
  { drain, hasten, close }: Stoppable,
  say: (message: string) => void,
  exit: (code: number) => void,
  patienceMs = 30_000,
): void {
  let told = false;
  const stop = async (signal: NodeJS.Signals): Promise<void> => {
    if (told) {
      if (signal === 'SIGINT') hasten();
      return;
    }
    told = true;
    say(`Stopping: ${signal}`);
    await drain(signal === 'SIGINT');
    setTimeout(() => {
      say('Stopping takes too long: the rest is left');
      exit(1);
    }, patienceMs).unref();
    await close();
    say('Stopped');
    exit(0);
  };
  for (const signal of SIGNALS) {
    process.on(signal, () => {
      stop(signal).catch((error: unknown) => {
        say(`Stopping failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        exit(1);
      });
    });
  }
}
