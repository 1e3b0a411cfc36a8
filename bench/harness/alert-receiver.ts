import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { steadyNow } from './post-load.ts';

type Order =
  | { order: 'feed'; url: string; headers: Record<string, string> }
  | { order: 'hooks' }
  | { order: 'leave' }
  | { order: 'heard'; run: string };

/** A process of its own that hears of alerts, by webhook or over the live feed, and remembers when it first did of each. */
export class AlertReceiver {
  private readonly child: ChildProcess = fork(fileURLToPath(import.meta.url), ['receiver']);

  /** Follows the live feed from now on. */
  async watchFeed(url: string, headers: Record<string, string>): Promise<void> {
    await this.ask({ order: 'feed', url, headers });
  }

  /** Listens for webhooks, and gives their address. */
  takeHooks(): Promise<string> {
    return this.ask({ order: 'hooks' });
  }

  async leave(): Promise<void> {
    await this.ask({ order: 'leave' });
  }

  /** When each alert of a load was first heard of, by its number less one, on the steady clock; 0 where it was not. */
  heard(run: string): Promise<number[]> {
    return this.ask({ order: 'heard', run });
  }

  stop(): void {
    this.child.kill();
  }

  private async ask<T>(order: Order): Promise<T> {
    this.child.send(order);
    const [answer] = (await once(this.child, 'message')) as [{ answer: T }];
    return answer.answer;
  }
}

/** An id as the sender makes it: 20 characters of the run, and the number. */
const ID = /([0-9a-f]{20})-(\d{11})/g;

if (process.argv[2] === 'receiver') receive();

function receive(): void {
  const heard = new Map<string, number[]>();
  let server: Server | undefined;
  let socket: WebSocket | undefined;
  const note = (text: string): void => {
    const now = steadyNow();
    for (const [, run = '', number = ''] of text.matchAll(ID)) {
      const times = heard.get(run) ?? [];
      heard.set(run, times);
      times[Number(number) - 1] ??= now;
    }
  };
  const open = async (url: string, headers: Record<string, string>): Promise<void> => {
    socket = new WebSocket(url, { headers });
    await once(socket, 'open');
    socket.send(JSON.stringify({ type: 'subscribe', id: 'bench', filter: {} }));
    await new Promise<void>((resolve) => {
      socket?.on('message', (data: Buffer) => {
        const text = data.toString('latin1');
        if (text.startsWith('{"type":"subscribed"')) resolve();
        else note(text);
      });
    });
  };
  const listen = async (): Promise<string> => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        note(Buffer.concat(chunks).toString('latin1'));
        response.writeHead(200, { 'content-length': '0' }).end();
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`;
  };
  const leave = (): void => {
    socket?.terminate();
    server?.closeAllConnections();
    server?.close();
    socket = undefined;
    server = undefined;
    heard.clear();
  };
  const act = async (order: Order): Promise<unknown> => {
    if (order.order === 'hooks') return listen();
    if (order.order === 'heard') return Array.from(heard.get(order.run) ?? [], (at) => at ?? 0);
    if (order.order === 'feed') await open(order.url, order.headers);
    else leave();
    return null;
  };
  process.on('message', (order: Order) => void act(order).then((answer) => process.send?.({ answer })));
  process.on('disconnect', () => process.exit());
}
