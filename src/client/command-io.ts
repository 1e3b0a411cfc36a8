import type { Readable } from 'node:stream';

/** Where text goes, and whether a person sits there. */
export interface Sink {
  write(text: string): unknown;
  isTTY?: boolean;
}

/** What a command may touch of the process it runs in. */
export interface CommandIo {
  stdin: Readable;
  stdout: Sink;
  stderr: Sink;
  environment: Readonly<Record<string, string | undefined>>;
  /** Aborted when the user asks to stop. */
  signal: AbortSignal;
}

export function printLine(sink: Sink, value: unknown): void {
  sink.write(`${JSON.stringify(value)}\n`);
}
