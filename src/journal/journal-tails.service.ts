import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { JournalReader } from './journal.reader.ts';
import { JournalSignal } from './journal-signal.ts';
import { JournalTail } from './journal-tail.ts';

/**
 * One tail per realm for the whole process, begun when first asked for and kept until it ends, or the realm does. Holds
 * state in memory.
 */
@Injectable()
export class JournalTails implements OnModuleDestroy {
  private readonly log = new Logger('JournalTail');
  private readonly tails = new Map<string, JournalTail>();

  constructor(
    private readonly reader: JournalReader,
    private readonly signal: JournalSignal,
  ) {}

  of(realm: string): JournalTail {
    let tail = this.tails.get(realm);
    if (!tail) {
      tail = new JournalTail(realm, this.reader, this.signal.growth, {
        pollMs: 250,
        pageSize: 1_000,
        window: { events: 10_000, characters: 16 * 1024 * 1024 },
        backoffMs: [100, 5_000],
        report: (level, message) => this.log[level](message),
      });
      this.tails.set(realm, tail);
    }
    return tail;
  }

  /** Up to which entry this process has read the realms it follows. */
  get positions(): { realm: string; position: number }[] {
    return [...this.tails.values()].map(({ realm, position }) => ({ realm, position }));
  }

  /** Follows the realm no longer; whoever asks again gets a new tail. */
  async end(realm: string): Promise<void> {
    const tail = this.tails.get(realm);
    this.tails.delete(realm);
    await tail?.close();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.tails.values()].map((tail) => tail.close()));
    this.tails.clear();
  }
}
