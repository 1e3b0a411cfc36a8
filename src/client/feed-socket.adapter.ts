import { setTimeout as delay } from 'node:timers/promises';
import { type RawData, WebSocket } from 'ws';
import type { FeedFrame } from './feed-event.ts';
import { ClientFailure, EXIT } from './exit-code.ts';

const OPEN_TIMEOUT_MS = 15_000;
const LARGEST_FRAME_BYTES = 64 * 1024 * 1024;
/** Frames that may wait for the reader before the socket is told to hold. */
const FRAMES_WAITING = 64;
/** Heartbeats that may be missed before a silent connection is taken for dead. */
const HEARTBEATS_MISSED = 3;
const UNAUTHENTICATED = 4401;

/** The connection is gone; another may be made. */
export class FeedLost extends Error {}

/** One connection to the live feed: what it said, in order, as often as asked. */
export class FeedSocket {
  private readonly waiting: FeedFrame[] = [];
  private failure: Error | undefined;
  private wake: (() => void) | undefined;
  private silence: NodeJS.Timeout | undefined;
  private silenceMs = OPEN_TIMEOUT_MS;
  private readonly socket: WebSocket;

  private constructor(url: string, token: string) {
    this.socket = new WebSocket(`${url.replace(/^http/, 'ws')}/live`, {
      headers: { authorization: `Bearer ${token}` },
      handshakeTimeout: OPEN_TIMEOUT_MS,
      maxPayload: LARGEST_FRAME_BYTES,
      perMessageDeflate: false,
    });
    this.socket.on('message', (data, binary) => this.receive(data, binary));
    this.socket.on('error', (error) => this.fail(new FeedLost(error.message || String(error))));
    this.socket.on('close', (code, reason) => this.closed(code, reason.toString()));
    this.socket.on('unexpected-response', (_, response) => {
      const { statusCode = 0 } = response;
      response.resume();
      this.fail(this.refused(statusCode));
      this.socket.terminate();
    });
    this.listen();
  }

  /**
   * Connects and waits to be welcomed.
   * @throws FeedLost; ClientFailure when the token is refused; the signal's reason.
   */
  static async open(url: string, token: string, signal: AbortSignal): Promise<FeedSocket> {
    const feed = new FeedSocket(url, token);
    const abort = (): void => {
      feed.fail(signal.reason as Error);
      feed.socket.terminate();
    };
    signal.addEventListener('abort', abort, { once: true });
    feed.socket.once('close', () => signal.removeEventListener('abort', abort));
    if (signal.aborted) abort();
    try {
      const frame = await feed.next();
      if (frame.type !== 'welcome') throw new FeedLost(`the server began with ${frame.type}`);
      feed.silenceMs = frame.heartbeatSeconds * HEARTBEATS_MISSED * 1000;
      return feed;
    } catch (error) {
      feed.socket.terminate();
      throw error;
    }
  }

  send(frame: object): void {
    this.socket.send(JSON.stringify(frame));
  }

  /** The next frame, once there is one. @throws FeedLost, ClientFailure, or the signal's reason. */
  async next(): Promise<FeedFrame> {
    for (;;) {
      const frame = this.waiting.shift();
      if (frame) {
        if (this.socket.isPaused && this.waiting.length < FRAMES_WAITING / 2) {
          this.socket.resume();
          this.listen();
        }
        return frame;
      }
      if (this.failure) throw this.failure;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** Says goodbye, and insists after a second. */
  async close(): Promise<void> {
    clearTimeout(this.silence);
    if (this.socket.readyState === WebSocket.CLOSED) return;
    const closed = new Promise((resolve) => this.socket.once('close', resolve));
    this.socket.resume();
    this.socket.close(1000);
    await Promise.race([closed, delay(1_000)]);
    this.socket.terminate();
  }

  private receive(data: RawData, binary: boolean): void {
    this.listen();
    if (binary) return;
    try {
      this.waiting.push(JSON.parse((data as Buffer).toString('utf8')) as FeedFrame);
    } catch {
      this.fail(new FeedLost('the server sent what is no JSON'));
      this.socket.terminate();
      return;
    }
    if (this.waiting.length >= FRAMES_WAITING) {
      // A reader that does not keep up holds back the server, which has an answer to that; memory has none.
      this.socket.pause();
      clearTimeout(this.silence);
    }
    this.wakeReader();
  }

  /** Starts waiting anew for a sign of life. */
  private listen(): void {
    clearTimeout(this.silence);
    if (this.failure) return;
    this.silence = setTimeout(() => {
      this.fail(new FeedLost(`the server was silent for ${this.silenceMs / 1000} s`));
      this.socket.terminate();
    }, this.silenceMs);
  }

  private closed(code: number, reason: string): void {
    this.fail(code === UNAUTHENTICATED ? this.refused(401) : new FeedLost(`closed with ${code} ${reason}`.trim()));
  }

  private refused(status: number): Error {
    if (status === 401 || status === 403) {
      return new ClientFailure(EXIT.failed, `The server refused the operator token (status ${status})`);
    }
    return new FeedLost(`the server answered with status ${status}`);
  }

  /** The first failure counts: what follows is its consequence. */
  private fail(error: Error): void {
    this.failure ??= error;
    clearTimeout(this.silence);
    this.wakeReader();
  }

  private wakeReader(): void {
    this.wake?.();
    this.wake = undefined;
  }
}
