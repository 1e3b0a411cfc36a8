import { Injectable, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { JournalTails } from '../journal/journal-tails.service.ts';
import { LiveFeeds } from './live-feeds.service.ts';
import type { LookFrame, Subject } from './live-frame.ts';
import { LiveSubjectReader } from './live-subject.reader.ts';
import { type Looker, PresenceBoard } from './presence-board.ts';
import { PresenceRelay } from './presence-relay.service.ts';
import type { PresenceTold, ToldSeat } from './presence-told.ts';

/** How long another process's people are shown without being told of again, in milliseconds: three times are missed. */
const GUEST_MS = 16_000;

/** Who looks at what, among the sockets of this process and of the node's others. Holds state in memory. */
@Injectable()
export class Presence implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly board = new PresenceBoard();
  private readonly looks = new Map<Looker, LookFrame>();
  private readonly names = new Map<Looker, string>();
  private named = 0;
  private clearing: NodeJS.Timeout | undefined;
  private readonly markings = new Map<string, Subscription>();

  constructor(
    private readonly subjects: LiveSubjectReader,
    private readonly tails: JournalTails,
    private readonly feeds: LiveFeeds,
    private readonly clock: Clock,
    private readonly relay: PresenceRelay,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.clearing = setInterval(() => {
      for (const name of this.board.silentSince(performance.now() - GUEST_MS)) this.board.dismiss(name);
    }, 1_000);
    await this.relay.start(
      () => this.seats(),
      (told) => this.hear(told),
    );
  }

  /** @throws DomainError `unknown_subject` when the thing is not there for this person. */
  async look(looker: Looker, operator: Operator, frame: LookFrame): Promise<void> {
    this.followMarkings(operator.realm);
    if (frame.subject?.kind === 'alert') requireAct(operator, 'alert.read');
    const shown = frame.subject ? await this.subjects.shown(operator, frame.subject) : undefined;
    if (frame.subject && !shown) {
      this.leave(looker);
      throw new DomainError('not_found', 'unknown_subject', 'There is no such case or alert');
    }
    // The socket may have closed meanwhile, and nobody would take its seat away again.
    if (!looker.open) return;
    this.looks.set(looker, frame);
    this.board.look(looker, operator, frame, shown, this.clock.now());
    const name = this.names.get(looker) ?? String((this.named += 1));
    this.names.set(looker, name);
    this.relay.change(name);
  }

  leave(looker: Looker): void {
    this.looks.delete(looker);
    this.board.leave(looker);
    const name = this.names.get(looker);
    this.names.delete(looker);
    if (name !== undefined) this.relay.change(name);
  }

  onModuleDestroy(): void {
    clearInterval(this.clearing);
    for (const listening of this.markings.values()) listening.unsubscribe();
  }

  private seats(): ReadonlyMap<string, ToldSeat> {
    const told = new Map<string, ToldSeat>();
    for (const [looker, name] of this.names) {
      const seat = this.board.told(looker, name);
      if (seat) told.set(name, seat);
    }
    return told;
  }

  private hear({ from, seats, gone }: PresenceTold): void {
    for (const seat of gone) this.board.dismiss(`${from} ${seat}`);
    for (const seat of seats) this.board.welcome(`${from} ${seat.seat}`, seat, performance.now());
  }

  /** What was marked anew is asked anew for everybody who looks at it: they may have lost it, and others the sight. */
  private followMarkings(realm: string): void {
    if (this.markings.has(realm)) return;
    const listening = this.tails.of(realm).batches.subscribe({
      next: (batch) => {
        for (const subject of batch.flatMap(markedSubject)) {
          this.board.forgetGuests(realm, subject);
          for (const looker of this.board.lookersOf(realm, subject)) void this.again(looker);
        }
      },
      // The realm is over.
      complete: () => this.markings.delete(realm),
    });
    this.markings.set(realm, listening);
  }

  private async again(looker: Looker): Promise<void> {
    const frame = this.looks.get(looker);
    if (!frame || !looker.operator) return;
    await this.look(looker, looker.operator, frame).catch((error: unknown) => {
      this.leave(looker);
      if (!(error instanceof DomainError)) this.feeds.failed(error);
    });
  }
}

function markedSubject({ type, caseId, data }: JournalEvent): Subject[] {
  if (type === 'case.marked' && caseId !== null) return [{ kind: 'case', id: caseId }];
  const { alertId } = data;
  return type === 'alert.marked' && typeof alertId === 'string' ? [{ kind: 'alert', id: alertId }] : [];
}
