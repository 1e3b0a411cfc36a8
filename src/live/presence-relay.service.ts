import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DataSource } from 'typeorm';
import { PROCESS_ROLES } from '../../config/process-role.ts';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { presencePayloads, type PresenceTold, readPresence, type ToldSeat } from './presence-told.ts';

const CHANNEL = 'breakwater_presence';
/** A notification takes a lock of the whole server at its commit: one for all that changes in this time. */
const GATHER_MS = 50;
const RETRY_MS = 1_000;
/** How often everything is said again, for those who missed it or have just begun, in milliseconds. */
const AGAIN_MS = 5_000;

/**
 * Tells the other `live` processes of a node who looks at what here, and hears it of them, by LISTEN and NOTIFY. Nothing is
 * stored. Idle where no other process serves people.
 */
@Injectable()
export class PresenceRelay implements OnApplicationShutdown {
  private readonly log = new Logger(PresenceRelay.name);
  private readonly self = randomUUID();
  private readonly changed = new Set<string>();
  private own: () => ReadonlyMap<string, ToldSeat> = () => new Map();
  private hear: (told: PresenceTold) => void = () => undefined;
  private client: Client | undefined;
  private again: NodeJS.Timeout | undefined;
  private gathering: NodeJS.Timeout | undefined;
  private retry: NodeJS.Timeout | undefined;
  private running = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @InjectEngine() private readonly engine: DataSource,
  ) {}

  /** `own` answers who sits here, by seat; `hear` gets what others say. */
  async start(own: () => ReadonlyMap<string, ToldSeat>, hear: (told: PresenceTold) => void): Promise<void> {
    const { roles } = this.settings;
    if (!roles.includes('live') || PROCESS_ROLES.every((role) => roles.includes(role))) return;
    this.own = own;
    this.hear = hear;
    this.running = true;
    this.again = setInterval(() => void this.send([...this.own().values()], []), AGAIN_MS);
    await this.listen();
  }

  /** Something about this seat is new; it is empty where {@link start}'s `own` no longer knows it. */
  change(seat: string): void {
    if (!this.running) return;
    this.changed.add(seat);
    this.gathering ??= setTimeout(() => {
      this.gathering = undefined;
      const own = this.own();
      const seats = [...this.changed];
      this.changed.clear();
      void this.send(
        seats.flatMap((each) => own.get(each) ?? []),
        seats.filter((each) => !own.has(each)),
      );
    }, GATHER_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    this.running = false;
    clearInterval(this.again);
    clearTimeout(this.gathering);
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private async send(seats: readonly ToldSeat[], gone: readonly string[]): Promise<void> {
    try {
      for (const payload of presencePayloads(this.self, seats, gone)) {
        await this.engine.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
      }
    } catch (error) {
      // It is said again soon.
      this.log.debug(`Others were not told who looks at what: ${String(error)}`);
    }
  }

  /** A connection of its own: one of a pool would be given to others. Comes back by itself. */
  private async listen(): Promise<void> {
    const client = new Client({ connectionString: this.settings.databaseUrl, keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => this.listenLater());
    client.on('notification', ({ payload = '' }) => {
      const told = readPresence(payload);
      if (told && told.from !== this.self) this.hear(told);
    });
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      this.log.warn(`Who looks at what elsewhere is not heard yet: ${String(error)}`);
      await client.end().catch(() => undefined);
      this.listenLater();
    }
  }

  private listenLater(): void {
    if (!this.running || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.listen();
    }, RETRY_MS);
  }
}
