import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Settings } from '../../config/settings.ts';
import { SETTINGS } from '../common/settings.module.ts';

/** For how long requests under way may take to their ends, in milliseconds. */
const FINISH_MS = 10_000;
const LOOK_MS = 10;

/**
 * How a process that is told to stop leaves without a trace: readiness says no, and whoever spreads requests has time to
 * notice; then nothing new is let in, and what is under way is answered. Sockets, correlation and the database come after, as the
 * application closes. Holds in memory: how many requests are under way.
 */
@Injectable()
export class Drain {
  private readonly log = new Logger('Drain');
  private readonly hurry = new AbortController();
  private readonly underWay = new Set<object>();
  private told = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly http: HttpAdapterHost,
  ) {}

  /** Whether this process has been told to stop. */
  get begun(): boolean {
    return this.told;
  }

  requestBegins(request: object): void {
    this.underWay.add(request);
  }

  /** Also of one that was refused before it was seen to begin. */
  requestEnds(request: object): void {
    this.underWay.delete(request);
  }

  /** Resolves when no request is under way, or has been for too long. `atOnce` leaves nobody time to notice. */
  async run(atOnce: boolean): Promise<void> {
    this.told = true;
    const { drainSeconds } = this.settings;
    if (!atOnce && drainSeconds > 0) {
      this.log.log(`Not ready any more; serving for ${drainSeconds} s yet`);
      await delay(drainSeconds * 1_000, undefined, { signal: this.hurry.signal }).catch(() => undefined);
    }
    const server = this.http.httpAdapter.getHttpServer() as Server;
    // Takes no new connection, and closes those nobody speaks on.
    server.close();
    const latest = performance.now() + FINISH_MS;
    while (this.underWay.size > 0 && performance.now() < latest) await delay(LOOK_MS);
    if (this.underWay.size > 0) this.log.warn(`${this.underWay.size} requests took too long and are cut off`);
  }

  /** Ends the time that is left for others to notice. */
  hasten(): void {
    this.hurry.abort();
  }
}
