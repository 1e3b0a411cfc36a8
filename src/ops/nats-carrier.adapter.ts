import { createHmac } from 'node:crypto';
import { Logger } from '@nestjs/common';
import type { NatsConnection } from '@nats-io/transport-node';
import type { HintCarrier } from './hint-carrier.ts';

const RETRY_MS = 1_000;

/**
 * A NATS server beside the database (docs/decisions/0029). Its subject is made from the node's secret, so that nodes which share a
 * server do not hear each other, and nobody who lacks the secret knows where to speak.
 */
export class NatsCarrier implements HintCarrier {
  private readonly log = new Logger(NatsCarrier.name);
  private readonly subject: string;
  private connection: NatsConnection | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopping = false;

  /** @param url as `nats://host:4222` or `tls://host:4222`; user and password, or a token, may stand in it. */
  constructor(
    private readonly url: string,
    secretKey: string,
  ) {
    this.subject = `breakwater.${createHmac('sha256', secretKey).update('hints').digest('hex').slice(0, 32)}`;
  }

  async send(payload: string): Promise<void> {
    if (!this.connection) throw new Error('NATS is not connected');
    this.connection.publish(this.subject, payload);
    return Promise.resolve();
  }

  /** Once there was a connection, the client comes back by itself and subscribes again. */
  async listen(hear: (payload: string) => void): Promise<void> {
    if (this.stopping) return;
    try {
      const { servers, user, pass, token, tls } = readUrl(this.url);
      // Loaded where it is used: most nodes have no NATS, and a start has no time for it.
      const { connect } = await import('@nats-io/transport-node');
      const connection = await connect({
        servers,
        ...(token === undefined ? { ...(user !== undefined && { user, pass: pass ?? '' }) } : { token }),
        ...(tls && { tls: {} }),
        name: 'breakwater',
        noEcho: true,
        maxReconnectAttempts: -1,
        reconnectTimeWait: RETRY_MS,
        timeout: 5_000,
        pingInterval: 5_000,
      });
      this.connection = connection;
      connection.subscribe(this.subject, {
        callback: (error, message) => {
          if (!error) hear(message.string());
        },
      });
      void this.tellLosses(connection);
      await connection.flush();
    } catch (error) {
      this.log.warn(
        `Other processes are not heard yet by NATS: ${error instanceof Error ? error.message : String(error)}`,
      );
      this.retry = setTimeout(() => void this.listen(hear), RETRY_MS);
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearTimeout(this.retry);
    await this.connection?.close().catch(() => undefined);
  }

  private async tellLosses(connection: NatsConnection): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') this.log.warn('NATS is away; every process looks by itself meanwhile');
      if (type === 'reconnect') this.log.log('NATS is back');
    }
  }
}

/** What the client wants apart. */
function readUrl(text: string): { servers: string; user?: string; pass?: string; token?: string; tls: boolean } {
  const url = new URL(text);
  const [name, pass] = [decodeURIComponent(url.username), decodeURIComponent(url.password)];
  return {
    servers: url.host,
    tls: url.protocol === 'tls:',
    ...(name !== '' && (pass === '' ? { token: name } : { user: name, pass })),
  };
}
