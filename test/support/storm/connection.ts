import { Socket } from 'node:net';

/** An answer, as far as a sender goes by it. */
export interface Answer {
  status: number;
  /** Seconds. */
  retryAfter?: number;
}

/** One HTTP/1.1 connection that is kept, and no more of the protocol than the answers need: cheap, so that the server is measured. */
export class Connection {
  private taken: Buffer = Buffer.alloc(0);
  private answered: ((answer: Answer) => void) | undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => {
      throw error;
    });
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = new Socket();
      socket.once('error', reject);
      socket.connect(port, '127.0.0.1', () => {
        socket.off('error', reject);
        resolve(new Connection(socket));
      });
    });
  }

  post(bytes: Buffer): Promise<Answer> {
    return new Promise((resolve) => {
      this.answered = resolve;
      this.socket.write(bytes);
    });
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.taken = this.taken.length === 0 ? chunk : Buffer.concat([this.taken, chunk]);
    const end = this.taken.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = this.taken.toString('latin1', 0, end);
    const length = Number(/^content-length: *(\d+)/im.exec(head)?.[1] ?? 0);
    if (this.taken.length < end + 4 + length) return;
    this.taken = this.taken.subarray(end + 4 + length);
    const advice = /^retry-after: *(\d+)/im.exec(head)?.[1];
    const status = Number(head.slice(9, 12));
    const answered = this.answered;
    this.answered = undefined;
    answered?.(advice === undefined ? { status } : { status, retryAfter: Number(advice) });
  }
}
