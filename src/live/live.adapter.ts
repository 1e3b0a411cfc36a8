import { type IncomingMessage, type Server as HttpServer, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { type INestApplication, Logger, type WebSocketAdapter, type WsMessageHandler } from '@nestjs/common';
import { isObservable, lastValueFrom } from 'rxjs';
import { type RawData, type Server, type ServerOptions, WebSocketServer } from 'ws';
import type { Settings } from '../../config/settings.ts';
import { credentialOf } from '../access/authenticated-request.ts';
import { OperatorResolver } from '../access/operator-resolver.service.ts';
import type { Operator } from '../access/operator.ts';
import { mayAct } from '../access/policy/decide.ts';
import { realmOfSocket, viewOfSocket } from '../access/realms/realm-name.ts';
import { DomainError } from '../common/domain-error.ts';
import { SETTINGS } from '../common/settings.module.ts';
import { MAX_PAYLOAD } from './live-limits.ts';
import { LiveSocket } from './live-socket.adapter.ts';
import { isSameOrigin } from './same-origin.ts';

type LiveServer = Server<typeof LiveSocket>;

/** `closeTimeout` bounds, in milliseconds, how long a socket is kept whose other side does not close. */
const SERVER_OPTIONS: ServerOptions<typeof LiveSocket> & { closeTimeout: number } = {
  noServer: true,
  WebSocket: LiveSocket,
  maxPayload: MAX_PAYLOAD,
  maxFragments: 64,
  maxBufferedChunks: 1_024,
  perMessageDeflate: false,
  handleProtocols: () => false,
  closeTimeout: 5_000,
};

/** How long sockets may take to say goodbye when the server stops, in milliseconds. */
const GOODBYE_MS = 250;

/**
 * Native WebSocket under Nest, closed by default: the framework's own adapter accepts any origin and 100 MB frames, and
 * drops what it cannot read without a word. Here a foreign page, a false token and a socket too many are refused at
 * the upgrade, sizes and fragments are bounded, and every message goes through its session.
 */
export class LiveAdapter implements WebSocketAdapter<LiveServer, LiveSocket, { path: string }> {
  private readonly log = new Logger(LiveAdapter.name);
  private readonly httpServer: HttpServer;
  private readonly settings: Settings;
  private readonly operators: OperatorResolver;
  private readonly listeners: (() => void)[] = [];

  constructor(app: INestApplication) {
    this.httpServer = app.getHttpServer() as HttpServer;
    this.settings = app.get<Settings>(SETTINGS);
    this.operators = app.get(OperatorResolver);
  }

  create(_port: number, options: { path: string } = { path: '/' }): LiveServer {
    const server = new WebSocketServer(SERVER_OPTIONS);
    const upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void =>
      void this.upgrade(server, options.path, request, socket, head).catch((error: unknown) => {
        // Nobody else would hear of it, and what nobody hears of ends the process.
        this.log.error(error);
        socket.destroy();
      });
    this.httpServer.on('upgrade', upgrade);
    this.listeners.push(() => this.httpServer.off('upgrade', upgrade));
    return server;
  }

  bindClientConnect(server: LiveServer, callback: (socket: LiveSocket, request: IncomingMessage) => void): void {
    server.on('connection', callback);
  }

  bindClientDisconnect(socket: LiveSocket, callback: () => void): void {
    socket.once('close', callback);
  }

  bindMessageHandlers(socket: LiveSocket, handlers: WsMessageHandler[]): void {
    const callbacks = new Map(handlers.map((handler) => [handler.message, handler.callback]));
    socket.on('message', (data: RawData, isBinary: boolean) => {
      const frame = socket.session?.admit(bytesOf(data), isBinary);
      const callback = frame && callbacks.get(frame.type);
      if (callback) socket.enqueue(async () => settled(await callback(frame)));
    });
  }

  async close(server: LiveServer): Promise<void> {
    for (const socket of server.clients) socket.close(1001, 'The server is stopping; resume by cursor');
    const closed = new Promise<void>((resolve) => server.close(() => resolve()));
    const cut = setTimeout(() => {
      for (const socket of server.clients) socket.terminate();
    }, GOODBYE_MS);
    await closed;
    clearTimeout(cut);
  }

  dispose(): Promise<void> {
    for (const remove of this.listeners.splice(0)) remove();
    return Promise.resolve();
  }

  /** Whoever shows a credential shows a valid one; whoever shows none has to, in the first message. */
  private async upgrade(
    server: LiveServer,
    path: string,
    request: IncomingMessage,
    socket: Duplex,
    head: Buffer,
  ): Promise<void> {
    socket.on('error', () => socket.destroy());
    const { authorization, origin, host } = request.headers;
    const served = this.settings.roles.includes('live') && request.url?.split('?')[0] === path;
    if (!served) return refuse(socket, 404, 'not_found', 'There is no socket here');
    if (!isSameOrigin(origin, host)) {
      return refuse(socket, 403, 'foreign_origin', 'Pages served elsewhere may not open a socket here');
    }
    const credential = credentialOf(request);
    const shown = authorization !== undefined || credential !== undefined;
    const realm = realmOfSocket(request.headers, request.url);
    const view = viewOfSocket(request.headers, request.url);
    let operator: Operator | undefined;
    try {
      operator = await this.operators.resolve(credential, request.socket.remoteAddress ?? null, realm, view);
    } catch (error) {
      if (error instanceof DomainError && error.kind === 'not_found') {
        return refuse(socket, 404, error.code, error.message);
      }
      this.log.warn(`Nobody can be let in: ${String(error)}`);
      return refuse(socket, 503, 'unavailable', 'Who asks cannot be told now; try again', 'retry-after: 2');
    }
    if (socket.destroyed) return;
    if (shown && !operator) {
      return refuse(socket, 401, 'unauthenticated', 'Nobody is signed in', 'www-authenticate: Bearer');
    }
    if (operator && !mayAct(operator, 'case.read').allowed) {
      return refuse(socket, 403, 'not_granted', 'None of your roles allows the live feed');
    }
    if (!this.hasRoom(server, operator !== undefined)) {
      return refuse(socket, 503, 'too_many_sockets', 'Too many sockets are open', 'retry-after: 5');
    }
    server.handleUpgrade(request, socket, head, (client) => {
      client.operator = operator;
      client.address = request.socket.remoteAddress ?? null;
      client.realm = realm;
      client.view = view;
      client.wire = socket;
      client.on('error', (error) => this.log.debug(`Socket refused: ${error.message}`));
      server.emit('connection', client, request);
    });
  }

  /** Sockets nobody has authenticated yet get at most half of the places, so that strangers cannot take them all. */
  private hasRoom(server: LiveServer, authenticated: boolean): boolean {
    const { socketLimit } = this.settings;
    if (server.clients.size >= socketLimit) return false;
    if (authenticated) return true;
    let strangers = 0;
    for (const socket of server.clients) if (!socket.session?.authenticated) strangers += 1;
    return strangers < Math.ceil(socketLimit / 2);
  }
}

function refuse(socket: Duplex, status: number, code: string, message: string, header?: string): void {
  const body = JSON.stringify({ error: { code, message } });
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'connection: close',
    'content-type: application/json; charset=utf-8',
    `content-length: ${Buffer.byteLength(body)}`,
    ...(header === undefined ? [] : [header]),
  ];
  socket.once('finish', () => socket.destroy());
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}

function bytesOf(data: RawData): Buffer {
  if (Buffer.isBuffer(data)) return data;
  return Array.isArray(data) ? Buffer.concat(data) : Buffer.from(data);
}

/** An interceptor of the whole application turns what a handler does into something that waits to be subscribed to. */
async function settled(answer: unknown): Promise<void> {
  if (isObservable(answer)) await lastValueFrom(answer, { defaultValue: undefined });
}
