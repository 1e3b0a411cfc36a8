import { parseArgs } from 'node:util';

export interface StartOptions {
  /** Whether the story is told. */
  demo: boolean;
  /** Times faster than ten minutes. */
  speed: number;
  /** TCP port; undefined for 8080, or a free one where that is taken. */
  port: number | undefined;
  /** Ends when the story is told and worked through. */
  exitAfterStory: boolean;
  /** Shows every event, also those of little interest. */
  all: boolean;
}

export const START_HELP = `npm start -- [options]
  --no-demo            leave the story out
  --speed <times>      tell its ten minutes faster (default 10)
  --port <port>        listen there (default 8080, or a free one where that is taken)
  --all                show every event of the feed
  --exit-after-story   stop when the story is told
BREAKWATER_DATA names another folder than .data for the database.`;

/** The command line, or what is wrong with it. `help` where that was asked for. */
export function parseStartOptions(words: readonly string[]): StartOptions | { help: true } | { fault: string } {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        'no-demo': { type: 'boolean' },
        speed: { type: 'string' },
        port: { type: 'string' },
        all: { type: 'boolean' },
        'exit-after-story': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help === true) return { help: true };
    const speed = Number(values.speed ?? 10);
    if (!(speed >= 0.1 && speed <= 10_000)) return { fault: '--speed must be a number from 0.1 to 10000' };
    const port = values.port === undefined ? undefined : Number(values.port);
    if (port !== undefined && !(Number.isInteger(port) && port >= 0 && port <= 65_535 && values.port !== '')) {
      return { fault: '--port must be a whole number from 0 to 65535' };
    }
    const demo = values['no-demo'] !== true;
    const exitAfterStory = values['exit-after-story'] === true;
    if (exitAfterStory && !demo) return { fault: '--exit-after-story needs the story' };
    return { demo, speed, port, exitAfterStory, all: values.all === true };
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) };
  }
}
