import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { concatMap, from, Subject, takeUntil, timer } from 'rxjs';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { ReleasePublicationService } from './release-publication.service.ts';
import { ReleaseStore } from './release.store.ts';

const EVERY_MS = 500;
const BATCH = 100;

/**
 * Writes down that time ended a release. Readers do not wait for it: they compare expiry with the clock at each read;
 * this tells those who follow the feed.
 */
@Injectable()
export class ReleaseClock implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ReleaseClock.name);
  private readonly stopped = new Subject<void>();
  private running: Promise<void> = Promise.resolve();

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly store: ReleaseStore,
    private readonly publication: ReleasePublicationService,
  ) {}

  onApplicationBootstrap(): void {
    timer(EVERY_MS, EVERY_MS)
      .pipe(
        takeUntil(this.stopped),
        concatMap(() => from((this.running = this.tick()))),
      )
      .subscribe();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.next();
    await this.running;
  }

  private async tick(): Promise<void> {
    try {
      const due = await this.engine.query<{ id: string; realm: string; expired: boolean }[]>(
        `SELECT id, realm, expires_at <= now() AS expired FROM releases
         WHERE state IN ('draft', 'awaiting', 'published') AND (expires_at <= now()
           OR (state = 'awaiting' AND (approval->>'deadline')::timestamptz <= now()))
         ORDER BY expires_at LIMIT $1`,
        [BATCH],
      );
      for (const { id, realm, expired } of due) await this.end(realm, id, expired);
    } catch (error) {
      this.log.warn(`Releases wait for the database: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  private async end(realm: string, id: string, expired: boolean): Promise<void> {
    await this.unitOfWork.transactAsEngine(realm, async (transaction) => {
      const release = await this.store.lock(transaction, id);
      if (!release || !['draft', 'awaiting', 'published'].includes(release.state)) return;
      if (expired) await this.publication.expire(transaction, release);
      else if (release.state === 'awaiting') await this.publication.lapse(transaction, release);
    });
  }
}
