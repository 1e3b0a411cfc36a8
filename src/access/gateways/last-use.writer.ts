import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../common/clock.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { OncePerWhile } from './once-per-while.ts';

/** A key that is used all the time is written once in this time. */
export const LAST_USE_EVERY_MS = 60_000;

/** Notes when keys and certificates were last used. No request waits for it, or fails with it. */
@Injectable()
export class LastUseWriter {
  private readonly log = new Logger(LastUseWriter.name);
  private readonly written = new OncePerWhile(LAST_USE_EVERY_MS, 20_000);

  constructor(
    @InjectEngine() private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  note(table: 'sensor_keys' | 'gateway_certificates', id: string): void {
    const now = this.clock.now();
    if (!this.written.passes(id, now.getTime())) return;
    this.dataSource
      // Another process may have written it within the minute.
      .query(
        `UPDATE ${table} SET last_used_at = $2
         WHERE id = $1 AND (last_used_at IS NULL OR last_used_at <= $2::timestamptz - make_interval(secs => $3))`,
        [id, now, LAST_USE_EVERY_MS / 1000],
      )
      .catch((error: unknown) => this.log.debug(`A last use was not noted: ${String(error)}`));
  }
}
