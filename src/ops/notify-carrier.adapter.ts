import { Logger } from '@nestjs/common';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import type { HintCarrier } from './hint-carrier.ts';

const CHANNEL = 'breakwater';
const RETRY_MS = 1_000;

/** LISTEN and NOTIFY of the database the processes share: nothing more to run. */
export class NotifyCarrier implements HintCarrier {
  private readonly log = new Logger(NotifyCarrier.name);
  private client: Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopping = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly engine: DataSource,
  ) {}

  async send(payload: string): Promise<void> {
    await this.engine.query('SELECT pg_notify($1, $2)', [CHANNEL, payload]);
  }

  /** A connection of its own: one of a pool would be given to others. Comes back by itself. */
  async listen(hear: (payload: string) => void): Promise<void> {
    const client = new Client({ connectionString: this.databaseUrl, keepAlive: true });
    client.on('error', () => undefined);
    client.on('end', () => this.listenLater(hear));
    client.on('notification', ({ payload = '' }) => hear(payload));
    this.client = client;
    try {
      await client.connect();
      await client.query(`LISTEN ${CHANNEL}`);
    } catch (error) {
      this.log.warn(`Other processes are not heard yet: ${String(error)}`);
      await client.end().catch(() => undefined);
      this.listenLater(hear);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retry);
    await this.client?.end().catch(() => undefined);
  }

  private listenLater(hear: (payload: string) => void): void {
    if (this.stopping || this.retry) return;
    this.retry = setTimeout(() => {
      this.retry = undefined;
      void this.listen(hear);
    }, RETRY_MS);
  }
}
