import { setTimeout as delay } from 'node:timers/promises';
import { LiveClient } from './live-client.ts';
import type { TestApp } from './app.ts';
import { until } from './until.ts';

/** Reads the live feed from its beginning, and comes back with its cursor whenever it is cut off. */
export class SteadyReader {
  /** Numbers of the events, in the order they came. */
  readonly seqs: number[] = [];
  /** How often it was cut off. */
  cuts = 0;
  /** Frames that told a state in the place of events. */
  states = 0;
  private cursor = 0;
  private reading = true;
  private client: LiveClient | undefined;
  private readonly ended: Promise<void>;

  constructor(private readonly server: Pick<TestApp, 'baseUrl' | 'operatorToken'>) {
    this.ended = this.read();
  }

  async reach(cursor: number): Promise<void> {
    await until(() => Promise.resolve(this.position >= cursor || undefined), 60_000);
  }

  async end(): Promise<void> {
    this.reading = false;
    this.client?.socket.terminate();
    await this.ended;
  }

  private get position(): number {
    return Math.max(this.cursor, this.client?.cursor ?? 0);
  }

  private async read(): Promise<void> {
    while (this.reading) {
      try {
        this.client = await LiveClient.subscribed(this.server as TestApp, { cursor: this.cursor });
        await this.client.closed;
      } catch {
        // The server is away; it will be back.
      }
      if (this.client) this.take(this.client);
      this.client = undefined;
      this.cuts += 1;
      await delay(20);
    }
  }

  private take(client: LiveClient): void {
    this.seqs.push(...client.seqs);
    this.states += client.frames.filter(({ type }) => type === 'snapshot' || type === 'conflated').length;
    this.cursor = Math.max(this.cursor, client.cursor);
  }
}
