import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { firstValueFrom, merge, race, Subject, timer } from 'rxjs';
import type { Settings } from '../../config/settings.ts';
import { Clock } from '../common/clock.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { JournalSignal } from '../journal/journal-signal.ts';
import type { Delivery } from './delivery.ts';
import { DeliveryStore } from './delivery.store.ts';
import { DeliverySender } from './delivery-sender.service.ts';
import { EscalationWriter } from './escalation.writer.ts';
import { OutboxSignal } from './outbox-signal.ts';
import { NotificationPlanner } from './planner.writer.ts';

/** How often tables are looked at when nobody announces anything. */
const POLL_MS = 500;
const RETRY_MS = [250, 5_000] as const;
const CLOCK_MS = 1_000;
const PRUNE_MS = 3_600_000;
/** Receivers written to at once. */
const AT_ONCE = 16;

/**
 * Plans, sends and escalates for as long as the process lives. Holds in memory who is being written to; everything else
 * is in the outbox.
 */
@Injectable()
export class NotificationRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly log = new Logger(NotificationRunner.name);
  private readonly stopped = new Subject<void>();
  private readonly freed = new Subject<void>();
  private readonly underway = new Map<string, Promise<void>>();
  private stopping = false;
  private loops: Promise<void>[] = [];
  private prunedAt = 0;

  constructor(
    private readonly planner: NotificationPlanner,
    private readonly store: DeliveryStore,
    private readonly sender: DeliverySender,
    private readonly escalations: EscalationWriter,
    private readonly signal: JournalSignal,
    private readonly outbox: OutboxSignal,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  onApplicationBootstrap(): void {
    this.loops = [
      this.loop('planned', () => this.plan()),
      this.loop('sent', () => this.send()),
      this.loop('escalated', () => this.tick()),
    ];
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping = true;
    this.stopped.next();
    await Promise.all(this.loops);
    await Promise.all(this.underway.values());
  }

  private async loop(what: string, step: () => Promise<void>): Promise<void> {
    let failures = 0;
    while (!this.stopping) {
      try {
        await step();
        if (failures > 0) this.log.log(`Notifications are ${what} again`);
        failures = 0;
      } catch (error) {
        failures += 1;
        if (failures === 1 && !this.stopping) this.log.warn(`Notifications wait to be ${what}: ${String(error)}`);
        await this.pause(Math.min(RETRY_MS[0] * 2 ** (failures - 1), RETRY_MS[1]));
      }
    }
  }

  private async plan(): Promise<void> {
    const waiting = await this.planner.waiting();
    for (const { realm, cursor } of waiting) await this.planner.step(realm, cursor);
    if (waiting.length > 0) this.outbox.announce();
    else await firstValueFrom(merge(this.signal.growth, this.stopped, timer(POLL_MS)), { defaultValue: undefined });
  }

  private async send(): Promise<void> {
    const free = AT_ONCE - this.underway.size;
    const claimed = free > 0 ? await this.store.claim(this.clock.now(), free, [...this.underway.keys()]) : [];
    for (const delivery of claimed) {
      const receiver = delivery.channelId ?? delivery.accountId ?? '';
      const done = this.deliver(delivery).finally(() => {
        this.underway.delete(receiver);
        this.freed.next();
      });
      this.underway.set(receiver, done);
    }
    if (claimed.length > 0) return;
    await firstValueFrom(merge(this.outbox.filled, this.freed, this.stopped, timer(POLL_MS)), {
      defaultValue: undefined,
    });
  }

  private async deliver(delivery: Delivery): Promise<void> {
    try {
      const verdict = await this.sender.attempt(delivery);
      await this.store.settle(delivery, verdict, this.clock.now(), Math.random());
    } catch (error) {
      // It stays claimed until its lease runs out, and is sent again then.
      this.log.warn(`What became of ${delivery.id} was not written down: ${String(error)}`);
    }
  }

  private async tick(): Promise<void> {
    const now = this.clock.now();
    if (await this.escalations.tick(now)) this.outbox.announce();
    if (now.getTime() - this.prunedAt >= PRUNE_MS) {
      const before = new Date(now.getTime() - this.settings.notifyKeepDays * 86_400_000);
      // With more to forget it goes on at the next tick.
      if ((await this.store.prune(before)) === 0) this.prunedAt = now.getTime();
    }
    await this.pause(CLOCK_MS);
  }

  private async pause(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await firstValueFrom(race(this.stopped, timer(milliseconds)), { defaultValue: undefined });
  }
}
