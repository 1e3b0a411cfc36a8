import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { asyncScheduler, exhaustMap, filter, merge, Subject, takeUntil, tap, throttleTime } from 'rxjs';
import { DataSource } from 'typeorm';
import { PROCESS_ROLES } from '../../config/process-role.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { CorrelationSignal } from '../correlation/correlation-signal.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { IntakeSignal } from '../intake/intake-signal.ts';
import { JournalSignal } from '../journal/journal-signal.ts';
import type { HintCarrier } from './hint-carrier.ts';
import { NatsCarrier } from './nats-carrier.adapter.ts';
import { NotifyCarrier } from './notify-carrier.adapter.ts';
import { readWakeUp, WakeUps } from './wake-up.ts';

/** A notification takes a lock of the whole server at its commit: one for all hints of this time. */
const GATHER_MS = 20;

/**
 * Carries hints between the processes of a node, by LISTEN and NOTIFY of the database they share or by NATS: what one commits, the
 * others look at at once. Everybody polls besides, so that a hint that is lost delays and never loses. Idle where this process is
 * the whole node.
 */
@Injectable()
export class SignalRelay implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(SignalRelay.name);
  private readonly self = randomUUID();
  private readonly gathered = new WakeUps();
  private readonly stopped = new Subject<void>();
  private readonly carrier: HintCarrier;
  private relaying = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @InjectEngine() engine: DataSource,
    private readonly journal: JournalSignal,
    private readonly intake: IntakeSignal,
    private readonly correlation: CorrelationSignal,
  ) {
    const { natsUrl, secretKey, databaseUrl } = settings;
    this.carrier = natsUrl === '' ? new NotifyCarrier(databaseUrl, engine) : new NatsCarrier(natsUrl, secretKey);
  }

  async onApplicationBootstrap(): Promise<void> {
    if (PROCESS_ROLES.every((role) => this.settings.roles.includes(role))) return;
    merge(
      this.journal.growth.pipe(tap(({ realm, head }) => this.relaying || this.gathered.grown(realm, head))),
      this.intake.growth.pipe(tap(({ realm }) => this.gathered.waiting(realm))),
      this.correlation.requests.pipe(tap((realm) => this.relaying || this.gathered.waiting(realm))),
    )
      .pipe(
        takeUntil(this.stopped),
        throttleTime(GATHER_MS, asyncScheduler, { leading: true, trailing: true }),
        filter(() => !this.gathered.empty),
        exhaustMap(() => this.send()),
      )
      .subscribe();
    await this.carrier.listen((payload) => this.hear(payload));
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopped.next();
    await this.carrier.stop();
  }

  private async send(): Promise<void> {
    try {
      while (!this.gathered.empty) {
        await this.carrier.send(this.gathered.take(this.self));
      }
    } catch (error) {
      this.log.debug(`Other processes were not told: ${String(error)}`);
    }
  }

  private hear(payload: string): void {
    const told = readWakeUp(payload);
    if (!told || told.from === this.self) return;
    // What is announced here now came from there, and must not go back.
    this.relaying = true;
    try {
      for (const [realm, head] of Object.entries(told.heads)) this.journal.announce({ realm, head });
      for (const realm of told.inputs) this.correlation.announce(realm);
    } finally {
      this.relaying = false;
    }
  }
}
