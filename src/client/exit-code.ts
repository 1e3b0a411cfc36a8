/** What the exit codes of `breakwater` mean; documented in docs/cli.md. */
export const EXIT = {
  ok: 0,
  /** The server refused, or something unexpected happened. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** The server took what it could and rejected some items. */
  rejected: 3,
  /** The server did not answer, or not in the time allowed. */
  unreachable: 4,
  /** The audit trail is not as it was written. */
  broken: 5,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** An expected end of a command: what to tell the user, and the code to exit with. */
export class ClientFailure extends Error {
  constructor(
    readonly exitCode: ExitCode,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
    this.name = 'ClientFailure';
  }
}
