import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { correlationRules } from '../../config/correlation-rules.ts';
import { DomainError } from '../common/domain-error.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { longestWaiting } from './longest-waiting.ts';

const LOOK_MS = 1_000;
const RETRY_SECONDS = 5;

/** For how long correlation may take nothing and still count as going on. */
const STANDS_MS = 10_000;

/** The oldest alert that waits in a realm, since when it has been that one, and whether it has waited too long. */
interface Oldest {
  position: string;
  since: number;
  old: boolean;
}

/**
 * Whether correlation of a realm goes on and is so far behind that only what is urgent is taken for it: more would keep what is
 * urgent from overtaking what waits. Where correlation stands still, everything is taken: nobody would be served by refusing it.
 * Looks every second, and goes by what it last found. Holds state in memory.
 */
@Injectable()
export class CorrelationBacklog implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(CorrelationBacklog.name);
  private behind: ReadonlySet<string> = new Set();
  private oldest: ReadonlyMap<string, Oldest> = new Map();
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
      const rows = await this.engine.query<{ realm: string; position: string; old: boolean }[]>(
        `SELECT r.realm, oldest.position, oldest.received_at < now() - make_interval(secs => $1) AS old
         FROM realms r CROSS JOIN LATERAL (${longestWaiting('r.realm', 'AND NOT i.urgent')}) oldest`,
        [correlationRules.urgent.behindSeconds],
      );
      const now = performance.now();
      this.oldest = new Map(
        rows.map(({ realm, position, old }) => {
          const known = this.oldest.get(realm);
          // One that is met for the first time may have stood there for long.
          const since = known === undefined ? now - STANDS_MS : known.position === position ? known.since : now;
          return [realm, { position, since, old }];
        }),
      );
      const found = new Set(
        [...this.oldest].flatMap(([realm, { since, old }]) => (old && now - since < STANDS_MS ? [realm] : [])),
      );
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
