import { type ClientOptions, WebSocket } from 'ws';
import type { ClientFrame, ServerFrame } from '../../src/live/live-frame.ts';
import type { TestApp } from './app.ts';
import { FrameChecker } from './frame-checker.ts';

type FrameOf<Type extends ServerFrame['type']> = Extract<ServerFrame, { type: Type }>;

export interface LiveOptions extends ClientOptions {
  /** Sent in the upgrade request; the operator's unless given, none when null. */
  token?: string | null;
  path?: string;
}

let checker: FrameChecker | undefined;

/** A client of the live feed that holds every frame it gets against the AsyncAPI document. */
export class LiveClient {
  readonly frames: ServerFrame[] = [];
  /** What came, as it came. */
  readonly texts: string[] = [];
  readonly closed: Promise<{ code: number; reason: string }>;
  /** Set when a frame is not as documented; every later wait fails with it. */
  fault: Error | undefined;
  /** Code and reason the socket was closed with. */
  private farewell = '';
  private readonly watchers = new Set<() => void>();

  private constructor(readonly socket: WebSocket) {
    checker ??= new FrameChecker();
    socket.on('message', (data: Buffer) => this.take(data.toString()));
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.on('close', (code, reason) => {
        this.farewell = `${code} ${reason.toString()}`;
        resolve({ code, reason: reason.toString() });
        for (const watcher of this.watchers) watcher();
      });
    });
  }

  /** Opens a socket; fails with the HTTP status and body of a refusal. */
  static open(app: TestApp, options: LiveOptions = {}): Promise<LiveClient> {
    const { token = app.operatorToken, path = '/live', headers, ...rest } = options;
    const socket = new WebSocket(`${app.baseUrl.replace('http', 'ws')}${path}`, {
      ...rest,
      headers: { ...(token === null ? {} : { authorization: `Bearer ${token}` }), ...headers },
    });
    const client = new LiveClient(socket);
    return new Promise((resolve, reject) => {
      socket.once('open', () => resolve(client));
      socket.once('error', reject);
      socket.once('unexpected-response', (_request, response) => {
        let body = '';
        response.on('data', (part: Buffer) => (body += part.toString()));
        response.on('end', () => reject(new Error(`${response.statusCode} ${body}`)));
      });
    });
  }

  /** Opens a socket and subscribes; resolves when the subscription stands. */
  static async subscribed(
    app: TestApp,
    given: Partial<Extract<ClientFrame, { type: 'subscribe' }>> = {},
    options: LiveOptions = {},
  ): Promise<LiveClient> {
    const client = await LiveClient.open(app, options);
    await client.next('welcome');
    client.send({ type: 'subscribe', id: 's', ...given });
    await client.next('subscribed');
    return client;
  }

  send(frame: ClientFrame): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** The first frame of this type, already here or to come; `after` leaves out the frames before that index. */
  async next<Type extends ServerFrame['type']>(type: Type, after = 0, milliseconds = 10_000): Promise<FrameOf<Type>> {
    const find = (): FrameOf<Type> | undefined =>
      this.frames.slice(after).find((frame): frame is FrameOf<Type> => frame.type === type);
    await this.until(() => find() !== undefined, `a frame of type ${type}`, milliseconds);
    return find()!;
  }

  /** Waits until the events received, and states that stand for events, reach this number. */
  async reach(cursor: number, milliseconds = 20_000): Promise<void> {
    await this.until(() => this.cursor >= cursor, `cursor ${cursor}`, milliseconds);
  }

  async until(condition: () => boolean, what: string, milliseconds = 10_000): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      const settle = (error?: Error): void => {
        clearTimeout(timer);
        this.watchers.delete(watch);
        if (error) reject(error);
        else resolve();
      };
      const watch = (): void => {
        if (this.fault) settle(this.fault);
        else if (condition()) settle();
        else if (this.socket.readyState === WebSocket.CLOSED)
          settle(new Error(`The socket closed before ${what}: ${this.farewell}`));
      };
      const timer = setTimeout(
        () => settle(new Error(`${what} did not come; last ${this.texts.at(-1)?.slice(0, 300)}`)),
        milliseconds,
      );
      this.watchers.add(watch);
      watch();
    });
  }

  get cursor(): number {
    const last = this.frames.findLast((frame) => 'cursor' in frame);
    return last && 'cursor' in last ? last.cursor : 0;
  }

  /** Where the first subscription began. */
  get start(): number {
    return this.frames.find((frame) => frame.type === 'subscribed')?.cursor ?? 0;
  }

  /** Numbers of the events received, in the order they came. */
  get seqs(): number[] {
    return this.frames.flatMap((frame) => (frame.type === 'events' ? frame.events.map((event) => event.seq) : []));
  }

  async end(): Promise<void> {
    this.socket.terminate();
    await this.closed;
  }

  private take(text: string): void {
    this.texts.push(text);
    const frame = JSON.parse(text) as ServerFrame;
    const faults = checker?.faults(frame) ?? [];
    if (faults.length > 0) this.fault ??= new Error(`Not as documented: ${faults.join('; ')} in ${text.slice(0, 500)}`);
    this.frames.push(frame);
    for (const watcher of this.watchers) watcher();
  }
}
