import { createServer } from 'node:http';
import { once } from 'node:events';
import type { Observable, Subscription } from 'rxjs';
import { Server } from 'socket.io';
import type { JournalEvent } from '../../src/journal/journal-event.ts';

/** How Socket.IO is given what was published: each event as it is, or those of a batch in one message. */
export type Manner = 'each' | 'together';

/**
 * Socket.IO 4 over its WebSocket transport, as its documentation has it: `io.emit` to everybody, no filter, no cursor,
 * no limits. Fed from the same journal as our feed.
 */
export class SocketIoServer {
  private following: Subscription | undefined;

  private constructor(
    private readonly io: Server,
    readonly port: number,
  ) {}

  static async listen(): Promise<SocketIoServer> {
    const http = createServer();
    const io = new Server(http, { transports: ['websocket'], serveClient: false });
    http.listen(0, '127.0.0.1');
    await once(http, 'listening');
    return new SocketIoServer(io, (http.address() as { port: number }).port);
  }

  follow(batches: Observable<readonly JournalEvent[]>, manner: Manner): void {
    this.following = batches.subscribe((batch) => {
      if (manner === 'together') this.io.emit('events', batch, batch.length);
      else for (const event of batch) this.io.emit('event', event);
    });
  }

  leave(): void {
    this.following?.unsubscribe();
    this.following = undefined;
  }

  async close(): Promise<void> {
    this.leave();
    await this.io.close();
  }
}
