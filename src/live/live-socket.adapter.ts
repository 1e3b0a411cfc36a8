import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import { LIVE_REALM, type Operator } from '../access/operator.ts';
import type { LiveSession, SessionTransport } from './live-session.ts';

/** Work that may wait on one socket before reading from it stops. */
const MOST_WAITING = 16;

/** How long one who floods may take to read why it was let go, in milliseconds. */
const FAREWELL_MS = 1_000;

/** What the protocol layer refuses, by the code it closes with (RFC 6455 §7.4.1), told before the socket closes. */
const REFUSALS: Readonly<Record<number, { code: string; message: string }>> = {
  1002: { code: 'protocol_error', message: 'The frame breaks the WebSocket protocol' },
  1007: { code: 'bad_utf8', message: 'The frame is not valid UTF-8' },
  1008: { code: 'too_many_fragments', message: 'The message comes in too many pieces' },
  1009: { code: 'too_large', message: 'The message is larger than 64 kB' },
};

/** A client's socket, with what the gateway knows of it. */
export class LiveSocket extends WebSocket {
  /** Whom the upgrade request authenticated. */
  operator: Operator | undefined;
  /** IP address of the peer. */
  address: string | null = null;
  /** The realm it asks in, whoever is let in by it later. */
  realm = LIVE_REALM;
  /** The cell through whose eyes it looks. */
  view: string | undefined;
  session: LiveSession | undefined;
  /** What is under it, to write whole frames to: nothing of ours is compressed, so that no frame of its own is half written. */
  wire: Duplex | undefined;
  private work: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  /** Does work for this socket in order, one piece at a time; while much waits, nothing more is read from it. */
  enqueue(work: () => unknown): void {
    this.waiting += 1;
    if (this.waiting > MOST_WAITING) this.pause();
    this.work = this.work
      .then(work)
      .catch((error: unknown) => this.session?.fault(error))
      .finally(() => {
        this.waiting -= 1;
        // One that is being let go is not listened to again.
        if (this.isPaused && this.readyState === WebSocket.OPEN && this.waiting <= MOST_WAITING / 2) this.resume();
      });
  }

  override close(code?: number, data?: string | Buffer): void {
    const refusal = code === undefined ? undefined : REFUSALS[code];
    if (refusal && this.readyState === WebSocket.OPEN) this.send(JSON.stringify({ type: 'error', ...refusal }));
    super.close(code, data);
  }
}

/** The socket as a session sees it. */
export class SocketTransport implements SessionTransport {
  constructor(private readonly socket: LiveSocket) {}

  get unsent(): number {
    return this.socket.bufferedAmount;
  }

  send(frame: Buffer, taken: () => void): void {
    const { wire } = this.socket;
    if (wire && this.socket.readyState === WebSocket.OPEN) wire.write(frame, taken);
    else process.nextTick(taken);
  }

  ping(): void {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.ping();
  }

  close(code: number, reason: string): void {
    this.socket.close(code, reason);
  }

  terminate(): void {
    this.socket.terminate();
  }

  stopReading(): void {
    this.socket.pause();
    setTimeout(() => this.socket.terminate(), FAREWELL_MS).unref();
  }
}
