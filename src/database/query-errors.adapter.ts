import type { DataSource, Logger } from 'typeorm';

/** Calls `note` with what each failed statement of a pool failed with; nothing else of what the pool does is looked at. */
export function watchErrors(pool: DataSource, note: (error: unknown) => void): void {
  pool.logger = new ErrorTap(note);
}

class ErrorTap implements Logger {
  constructor(private readonly note: (error: unknown) => void) {}

  logQueryError(error: string | Error): void {
    this.note(error);
  }

  logQuery(): void {}
  logQuerySlow(): void {}
  logSchemaBuild(): void {}
  logMigration(): void {}
  log(): void {}
}
