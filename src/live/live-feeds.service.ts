import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Subject, type Subscription } from 'rxjs';
import type { Settings } from '../../config/settings.ts';
import { OpenRealms } from '../access/realms/open-realms.service.ts';
import { Meters } from '../common/meters.service.ts';
import { SETTINGS, TRACES } from '../common/settings.module.ts';
import type { Traces } from '../common/traces.ts';
import { JournalHistory } from '../journal/journal-history.ts';
import { JournalReader } from '../journal/journal.reader.ts';
import { JournalTails } from '../journal/journal-tails.service.ts';
import { gather } from './gather.ts';
import { LiveCaseReader } from './live-case.reader.ts';
import { liveLimits } from './live-limits.ts';
import { type Published, RealmFeed } from './realm-feed.ts';

/** One feed per realm for all sockets of the process. Holds state in memory. */
@Injectable()
export class LiveFeeds implements OnModuleDestroy {
  private readonly log = new Logger('LiveFeed');
  private readonly feeds = new Map<string, RealmFeed>();
  private readonly losses = new Subject<string>();
  private readonly ending: Subscription;
  private toldAt = Number.NEGATIVE_INFINITY;
  /** Realms whose numbers are void: their sockets have to come back. */
  readonly lost = this.losses.asObservable();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tails: JournalTails,
    private readonly journal: JournalReader,
    private readonly cases: LiveCaseReader,
    realms: OpenRealms,
    private readonly meters: Meters,
    @Inject(TRACES) private readonly traces: Traces | null,
  ) {
    this.ending = realms.closed.subscribe((realm) => void this.end(realm).catch(this.failed));
  }

  /** The realm's feed, once its tail has found its place. */
  async of(realm: string): Promise<RealmFeed> {
    const tail = this.tails.of(realm);
    await tail.ready();
    let feed = this.feeds.get(realm);
    if (!feed) {
      feed = this.begin(realm);
      this.feeds.set(realm, feed);
    }
    return feed;
  }

  /** Logs a fault, at most one in ten seconds: whatever fails here fails for many at once, and is tried again. */
  readonly failed = (error: unknown): void => {
    const now = performance.now();
    if (now - this.toldAt < 10_000) return;
    this.toldAt = now;
    this.log.warn(error instanceof Error ? (error.stack ?? error.message) : String(error));
  };

  onModuleDestroy(): void {
    this.ending.unsubscribe();
    for (const feed of this.feeds.values()) feed.close();
    this.feeds.clear();
    this.losses.complete();
  }

  /** An exercise that is archived is followed no longer; its sockets lose their standing by themselves. */
  private async end(realm: string): Promise<void> {
    this.feeds.get(realm)?.close();
    this.feeds.delete(realm);
    await this.tails.end(realm);
  }

  /** For the metrics, and for traces where they are made. */
  private note(realm: string, { from, to, begun, subscriptions, frames }: Published): void {
    this.meters.countFrames(realm, frames);
    const { timeOrigin } = performance;
    const ended = timeOrigin + performance.now();
    this.traces?.publications.add({ realm, from, to, begun: timeOrigin + begun, ended, subscriptions });
  }

  private begin(realm: string): RealmFeed {
    const tail = this.tails.of(realm);
    const history = new JournalHistory(realm, this.journal, { pageSize: 500, pages: 32, reads: 3 });
    const feed = new RealmFeed(
      realm,
      tail,
      tail.batches.pipe(gather(this.settings.feedTickMs)),
      {
        head: async () => (await this.journal.bounds(realm)).head,
        history: (cursor) => history.after(cursor),
        openCases: (viewer, filter) => this.cases.openCases(viewer, filter),
        casesSince: (audience, caseIds, cursor) => this.cases.casesSince(audience, caseIds, cursor),
      },
      liveLimits(this.settings),
      () => performance.now(),
      this.failed,
      (published) => this.note(realm, published),
    );
    const losing = tail.lost.subscribe(() => {
      losing.unsubscribe();
      feed.close();
      this.feeds.delete(realm);
      this.losses.next(realm);
    });
    return feed;
  }
}
