import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { correlationRules } from '../../config/correlation-rules.ts';
import { DomainError } from '../common/domain-error.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { expectedWait, lookedAgain, type QueueLook } from './expected-wait.ts';
import { longestWaiting } from './longest-waiting.ts';

const LOOK_MS = 1_000;
/**
 * Whoever is turned away comes again after so many seconds at least, and at most. Correlation is faster once less comes, so that
 * what was reckoned while much came is too long: told to wait for minutes, all were away when nothing waited any more.
 */
const RETRY_SECONDS = { least: 5, most: 30 };

/** For how long correlation may take nothing and still count as going on. */
const STANDS_MS = 10_000;

/** What was seen of what waits in a realm, and since when its oldest alert has been that one. */
interface Seen {
  looks: readonly QueueLook[];
  since: number;
}

/**
 * Whether correlation of a realm goes on and is so far behind that what comes would wait for minutes; then only what is urgent, which
 * does not wait, is taken, so that the rest comes as fast as it is correlated. Where correlation stands still, everything is taken:
 * nobody would be served by refusing it. Looks every second, and goes by what it last found. Holds state in memory.
 */
@Injectable()
export class CorrelationBacklog implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly log = new Logger(CorrelationBacklog.name);
  /** Realms that are behind, with the seconds until there may be room. */
  private behind: ReadonlyMap<string, number> = new Map();
  private seen: ReadonlyMap<string, Seen> = new Map();
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
    const retryAfter = this.behind.get(realm);
    if (retryAfter === undefined) return;
    const reason = 'Too much waits to be correlated; nothing of this was taken. What is urgent still is';
    throw new DomainError('overloaded', 'correlation_behind', reason, { retryAfter });
  }

  private again(): void {
    this.timer = setTimeout(() => {
      void this.look().finally(() => this.timer && this.again());
    }, LOOK_MS).unref();
  }

  private async look(): Promise<void> {
    try {
      const { behindSeconds, waitedSeconds } = correlationRules.urgent;
      const rows = await this.engine.query<{ realm: string; oldest: string; newest: string; waited: boolean }[]>(
        `SELECT r.realm, oldest.position AS oldest, oldest.received_at < now() - make_interval(secs => $1) AS waited,
           (SELECT max(position) FROM correlation_inputs WHERE realm = r.realm) AS newest
         FROM realms r CROSS JOIN LATERAL (${longestWaiting('r.realm', 'AND NOT i.urgent')}) oldest`,
        [waitedSeconds],
      );
      const at = performance.now();
      const seen = new Map<string, Seen>();
      const found = new Map<string, number>();
      for (const { realm, oldest, newest, waited } of rows) {
        const { looks, since } = this.lookedAt(realm, { at, oldest: Number(oldest), newest: Number(newest) });
        seen.set(realm, { looks, since });
        const wait = at - since < STANDS_MS && waited ? expectedWait(looks) : null;
        if (wait === null || wait <= behindSeconds) continue;
        // While nothing is taken in, the wait grows shorter by a second each second.
        const seconds = Math.min(RETRY_SECONDS.most, Math.ceil(wait - behindSeconds));
        found.set(realm, Math.max(RETRY_SECONDS.least, seconds));
      }
      this.seen = seen;
      for (const realm of found.keys()) {
        if (!this.behind.has(realm)) this.log.warn(`Correlation of ${realm} is behind: only urgent alerts are taken`);
      }
      for (const realm of this.behind.keys()) {
        if (!found.has(realm)) this.log.log(`All alerts of ${realm} are taken again`);
      }
      this.behind = found;
    } catch {
      // The database is away, which whoever stores an alert says.
    }
  }

  private lookedAt(realm: string, look: QueueLook): Seen {
    const known = this.seen.get(realm);
    const before = known?.looks.at(-1);
    // One that is met for the first time may have stood there for long.
    if (!known || !before) return { looks: [look], since: look.at - STANDS_MS };
    return { looks: lookedAgain(known.looks, look), since: before.oldest === look.oldest ? known.since : look.at };
  }
}
