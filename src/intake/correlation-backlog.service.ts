import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { correlationRules } from '../../config/correlation-rules.ts';
import { DomainError } from '../common/domain-error.ts';
import { InjectEngine } from '../database/engine.decorator.ts';

const LOOK_MS = 1_000;
const RETRY_SECONDS = 5;

/**
 * Whether correlation of a realm is so far behind that only what is urgent is taken for it: what is taken would wait unseen, and
 * overtaken for so long that it counted as late. Looks every second, and goes by what it last found. Holds state in memory.
 */
@Injectable()
export class CorrelationBacklog implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(CorrelationBacklog.name);
  private behind: ReadonlySet<string> = new Set();
  private timer: NodeJS.Timeout | undefined;

  constructor(@InjectEngine() private readonly engine: DataSource) {}

  onApplicationBootstrap(): void {
    this.again();
  }

  onModuleDestroy(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  /** @throws DomainError `correlation_behind` (overloaded), with when to come again. */
  requireRoom(realm: string): void {
    if (!this.behind.has(realm)) return;
    const reason = 'Too much waits to be correlated; nothing of this was taken. What is urgent still is';
    throw new DomainError('overloaded', 'correlation_behind', reason, { retryAfter: RETRY_SECONDS });
  }

  private again(): void {
    this.timer = setTimeout(() => {
      void this.look().finally(() => this.timer && this.again());
    }, LOOK_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      const rows = await this.engine.query<{ realm: string }[]>(
        `SELECT r.realm FROM realms r CROSS JOIN LATERAL (
           SELECT a.received_at FROM correlation_inputs i JOIN alerts a ON a.id = i.ref
           WHERE i.realm = r.realm AND i.kind = 'alert' AND NOT i.urgent ORDER BY i.position LIMIT 1) oldest
         WHERE oldest.received_at < now() - make_interval(secs => $1)`,
        [correlationRules.urgent.behindSeconds],
      );
      const found = new Set(rows.map(({ realm }) => realm));
      for (const realm of found) {
        if (!this.behind.has(realm)) this.log.warn(`Correlation of ${realm} is behind: only urgent alerts are taken`);
      }
      for (const realm of this.behind) if (!found.has(realm)) this.log.log(`All alerts of ${realm} are taken again`);
      this.behind = found;
    } catch {
      // The database is away, which whoever stores an alert says.
    }
  }
}
