import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { filter, firstValueFrom, race, Subject, takeUntil, timer } from 'rxjs';
import { DataSource } from 'typeorm';
import { OpenRealms } from '../access/realms/open-realms.service.ts';
import { DomainError } from '../common/domain-error.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { JournalReader } from '../journal/journal.reader.ts';
import { JournalSignal } from '../journal/journal-signal.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { ReleasePublicationService } from './release-publication.service.ts';
import { ReleaseStore } from './release.store.ts';

const POLL_MS = 500;
const RETRY_MS = 1_000;
const PAGE = 1_000;

/**
 * Keeps releases that follow their case up to date. It reads the journal from a cursor of its own; whatever was told of a
 * case makes the projection be computed anew, and only one that came out different becomes a new version. The cursor
 * moves after the versions, so that a crash repeats a comparison and loses nothing.
 */
@Injectable()
export class ReleaseFollowers implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(ReleaseFollowers.name);
  private readonly stopped = new Subject<void>();
  private stopping = false;
  private readonly loops = new Map<string, Promise<void>>();

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly unitOfWork: UnitOfWork,
    private readonly journal: JournalReader,
    private readonly signal: JournalSignal,
    private readonly store: ReleaseStore,
    private readonly publication: ReleasePublicationService,
    private readonly realms: OpenRealms,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.realms.look();
    this.realms.opened.pipe(takeUntil(this.stopped)).subscribe((realm) => {
      const before = this.loops.get(realm) ?? Promise.resolve();
      this.loops.set(
        realm,
        before.then(() => this.follow(realm)),
      );
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    await Promise.all(this.loops.values());
  }

  private async follow(realm: string): Promise<void> {
    while (!this.stopping && this.realms.has(realm)) {
      try {
        if (!(await this.step(realm))) await this.pause(realm, POLL_MS);
      } catch (error) {
        if (this.stopping) return;
        this.log.warn(`Releases of ${realm} wait: ${error instanceof Error ? error.message : String(error)}`);
        await this.pause(realm, RETRY_MS);
      }
    }
  }

  /** True when there may be more at once. */
  private async step(realm: string): Promise<boolean> {
    const cursor = await this.cursor(realm);
    const { head } = await this.journal.bounds(realm);
    const end = Math.min(head, cursor + PAGE);
    if (end <= cursor) return false;
    // A publication is looked at as well: what changed between its reading of the case and its commit was told when there was
    // nothing yet to renew.
    const due = await this.engine.query<{ id: string }[]>(
      `SELECT DISTINCT r.id FROM journal j JOIN releases r ON r.case_id = j.case_id AND r.realm = j.realm
       JOIN cases c ON c.id = r.case_id
       WHERE j.realm = $1 AND j.seq > $2 AND j.seq <= $3 AND (j.type = 'release.published' OR j.type !~ '^(release|related)[.]')
         AND r.state = 'published' AND r.follow AND c.status <> 'merged'`,
      [realm, cursor, end],
    );
    for (const { id } of due) await this.renew(realm, id);
    await this.engine.query('UPDATE release_followers SET position = greatest(position, $2) WHERE realm = $1', [
      realm,
      end,
    ]);
    return end - cursor === PAGE;
  }

  private async renew(realm: string, id: string): Promise<void> {
    try {
      await this.unitOfWork.transactAsEngine(realm, async (transaction) => {
        const release = await this.store.lock(transaction, id);
        if (release) await this.publication.renew(transaction, release);
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      this.log.warn(`Release ${id} stays at its version: ${error.message}`);
    }
  }

  /** Begins at the journal's end: what was published before is up to date as of its publication. */
  private async cursor(realm: string): Promise<number> {
    const [row] = await this.engine.query<{ position: string }[]>(
      'SELECT position FROM release_followers WHERE realm = $1',
      [realm],
    );
    if (row) return Number(row.position);
    const { head } = await this.journal.bounds(realm);
    await this.engine.query('INSERT INTO release_followers (realm, position) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      realm,
      head,
    ]);
    return head;
  }

  private async pause(realm: string, milliseconds: number): Promise<void> {
    const grown = this.signal.growth.pipe(filter((growth) => growth.realm === realm));
    await firstValueFrom(race(timer(milliseconds), grown, this.stopped), { defaultValue: undefined });
  }
}
