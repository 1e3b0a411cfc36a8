import { type BeforeApplicationShutdown, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { NO_NATION, NO_ORGANISATION, type Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import { ACCESS_REALM, type AccessDraft, type AccessType } from '../journal/access-event.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';

/** How long a record may wait, so that reads in quick succession share a transaction. */
const GATHER_MS = 200;
const RETRY_MS = 1_000;
const BATCH = 500;
/** Records that may wait while the database is away. */
const LIMIT = 10_000;
/** How long the end of the process waits for the database to take what is left. */
const DRAIN_MS = 5_000;

/**
 * Writes what people were shown, and were refused, into the journal of the realm `access`, behind their backs: an answer
 * waits for nothing here. While the database is away records are kept, up to a bound; beyond it, and where the process
 * ends before the database is back, they go to the log, whole, so that none is lost without a word.
 */
@Injectable()
export class AccessRecorder implements BeforeApplicationShutdown, OnApplicationShutdown {
  private readonly log = new Logger(AccessRecorder.name);
  private waiting: AccessDraft[] = [];
  private timer: NodeJS.Timeout | undefined;
  private flushing: Promise<void> | undefined;
  private failing = false;
  private gatherMs = GATHER_MS;
  /** Called at the end of the process for what has been counted and not yet been told. */
  private readonly lastWords: (() => void)[] = [];

  constructor(private readonly unitOfWork: UnitOfWork) {}

  record(type: AccessType, operator: Operator, at: Date, data: JsonObject): void {
    const { viewing } = operator;
    // Whoever looks through another's eyes is in the trail of their own organisation.
    const { nation, organisationId } = viewing?.by ?? operator;
    const draft: AccessDraft = {
      type,
      at,
      nation: nation ?? NO_NATION,
      organisationId: organisationId ?? NO_ORGANISATION,
      siteId: null,
      caseId: null,
      tlp: 'AMBER',
      actor: { id: operator.id, name: operator.name },
      data: { realm: operator.realm, ...(viewing && { view: viewing.cell }), ...data },
      origin: operator.origin,
    };
    if (this.waiting.length >= LIMIT) this.giveUpOn([draft]);
    else this.waiting.push(draft);
    this.schedule(this.gatherMs);
  }

  beforeTheEnd(words: () => void): void {
    this.lastWords.push(words);
  }

  /** While the database is still connected; what comes after this goes out at once. */
  async beforeApplicationShutdown(): Promise<void> {
    this.gatherMs = 0;
    for (const words of this.lastWords) words();
    const deadline = Date.now() + DRAIN_MS;
    while (this.waiting.length > 0 && Date.now() < deadline) {
      await this.flush();
      if (this.failing) await new Promise((resolve) => setTimeout(resolve, RETRY_MS / 4));
    }
  }

  onApplicationShutdown(): void {
    clearTimeout(this.timer);
    this.giveUpOn(this.waiting.splice(0));
  }

  private schedule(milliseconds: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, milliseconds).unref();
  }

  /** One transaction at a time, in the order of the records. Never throws. */
  private flush(): Promise<void> {
    this.flushing ??= this.write().finally(() => {
      this.flushing = undefined;
      if (this.waiting.length > 0) this.schedule(this.failing ? RETRY_MS : 0);
    });
    return this.flushing;
  }

  private async write(): Promise<void> {
    const batch = this.waiting.slice(0, BATCH);
    if (batch.length === 0) return;
    try {
      await this.unitOfWork.transactAsEngine(ACCESS_REALM, async (transaction) => {
        for (const draft of batch) transaction.recordAccess(draft);
      });
      this.waiting.splice(0, batch.length);
      this.failing = false;
    } catch (error) {
      if (!this.failing) this.log.error(`What people were shown waits for the database: ${String(error)}`);
      this.failing = true;
    }
  }

  private giveUpOn(drafts: readonly AccessDraft[]): void {
    for (const draft of drafts) this.log.error(`Not recorded: ${JSON.stringify(draft)}`);
  }
}
