import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { until } from './until.ts';

export interface ReceivedHook {
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
  at: number;
}

/** What a receiver answers; `silence` is none at all. */
export type HookAnswer = { status: number; headers?: Record<string, string> } | 'silence';

/** A real HTTP server on loopback that keeps what it gets. */
export class HookReceiver {
  readonly received: ReceivedHook[] = [];
  /** By path; 204 where nothing is said. */
  readonly answers = new Map<string, (nth: number) => HookAnswer>();

  private constructor(
    private readonly server: Server,
    /** `http://127.0.0.1:port` */
    readonly origin: string,
  ) {}

  static async start(): Promise<HookReceiver> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const receiver = new HookReceiver(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('request', (request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const path = request.url ?? '';
        const body = Buffer.concat(parts).toString();
        receiver.received.push({ path, headers: request.headers, body, at: Date.now() });
        const answer = receiver.answers.get(path)?.(receiver.on(path).length) ?? { status: 204 };
        if (answer !== 'silence') response.writeHead(answer.status, answer.headers).end();
      });
    });
    return receiver;
  }

  on(path: string): ReceivedHook[] {
    return this.received.filter((one) => one.path === path);
  }

  /** The first `count` that came to a path, when they have come. */
  next(path: string, count = 1, milliseconds?: number): Promise<ReceivedHook[]> {
    return until(() => {
      const found = this.on(path);
      return Promise.resolve(found.length >= count ? found.slice(0, count) : undefined);
    }, milliseconds);
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
