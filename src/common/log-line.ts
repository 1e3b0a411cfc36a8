/** One line of the log; what is undefined is left out. */
export interface LogEntry {
  level: string;
  /** Which part of the server speaks. */
  context?: string | undefined;
  message: string;
  stack?: string | undefined;
  /** What else is known: `request`, `trace`, `route`. */
  [name: string]: string | undefined;
}

/** One JSON object and a newline, its time first, in UTC. The caller has masked what is secret. */
export function logLine({ level, context, message, ...rest }: LogEntry, at = new Date()): string {
  return `${JSON.stringify({ time: at.toISOString(), level: LEVELS[level] ?? level, context, message, ...rest })}\n`;
}

/** What is called `log` here is `info` everywhere else. */
const LEVELS: Readonly<Record<string, string>> = { log: 'info' };
