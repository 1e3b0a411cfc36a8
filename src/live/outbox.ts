/** A socket as the feed sees it. */
export interface FeedTransport {
  /** Bytes handed over that the network has not taken yet. */
  readonly unsent: number;
  /** Hands over text frames, whole, as they go over the wire; `taken` is called when the network has it, or when there is no network any more. */
  send(frame: Buffer, taken: () => void): void;
  /** Closes in order: what was handed over goes first, if the other side takes it. */
  close(code: number, reason: string): void;
}

export interface OutboxLimits {
  /** Unsent bytes above which nothing more is handed over until half of them are taken. */
  bufferBytes: number;
  /** Unsent bytes above which the client is given up. */
  hopelessBytes: number;
  /** How long a client may take nothing, or stay full, before it is given up. */
  patienceMs: number;
}

/**
 * What is on its way to one client. It is *roomy* until more than `bufferBytes` are unsent, and again when half of them
 * have been taken; who has much to say asks before each frame. So a client's share of memory is the buffer and one
 * frame, whatever it does. A client that takes nothing, or never gets below the half, is *hopeless*.
 */
export class Outbox {
  private fullSince: number | undefined;
  /** When the network last took something while something was unsent. */
  private progressAt: number;

  constructor(
    private readonly transport: FeedTransport,
    private readonly limits: OutboxLimits,
    private readonly now: () => number,
    private readonly drained: () => void,
  ) {
    this.progressAt = now();
  }

  get roomy(): boolean {
    return this.fullSince === undefined;
  }

  /** Bytes that fit into the buffer. */
  get room(): number {
    return Math.max(0, this.limits.bufferBytes - this.transport.unsent);
  }

  get idle(): boolean {
    return this.transport.unsent === 0;
  }

  send(frame: Buffer): void {
    if (this.idle) this.progressAt = this.now();
    this.transport.send(frame, this.taken);
    if (this.fullSince === undefined && this.transport.unsent > this.limits.bufferBytes) this.fullSince = this.now();
  }

  /** Why to give the client up, or undefined. */
  hopeless(): string | undefined {
    const { unsent } = this.transport;
    const now = this.now();
    if (unsent > this.limits.hopelessBytes) return 'Too much is unsent';
    if (unsent > 0 && now - this.progressAt >= this.limits.patienceMs) return 'Nothing was taken for too long';
    if (this.fullSince !== undefined && now - this.fullSince >= this.limits.patienceMs) return 'Too slow for too long';
    return undefined;
  }

  private readonly taken = (): void => {
    this.progressAt = this.now();
    if (this.fullSince === undefined || this.transport.unsent > this.limits.bufferBytes / 2) return;
    this.fullSince = undefined;
    this.drained();
  };
}
