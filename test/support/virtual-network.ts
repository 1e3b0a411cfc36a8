import type { FeedTransport } from '../../src/live/outbox.ts';
import type { ServerFrame } from '../../src/live/live-frame.ts';

/** A network under a test's control: what is handed over stays unsent until the test lets the client take it. */
export class VirtualNetwork implements FeedTransport {
  readonly received: ServerFrame[] = [];
  closed: { code: number; reason: string } | undefined;
  /** Most bytes ever unsent. */
  peak = 0;
  /** The client takes everything at once. */
  open = false;
  private readonly queue: { frame: Buffer; taken: () => void }[] = [];
  private bytes = 0;

  get unsent(): number {
    return this.bytes;
  }

  send(frame: Buffer, taken: () => void): void {
    if (this.open) {
      this.deliver(frame);
      queueMicrotask(taken);
      return;
    }
    this.queue.push({ frame, taken });
    this.bytes += frame.length;
    this.peak = Math.max(this.peak, this.bytes);
  }

  close(code: number, reason: string): void {
    this.closed ??= { code, reason };
  }

  /** Lets the client take up to this many frames. */
  take(frames = Number.POSITIVE_INFINITY): void {
    for (let count = 0; count < frames; count += 1) {
      const next = this.queue.shift();
      if (!next) return;
      this.bytes -= next.frame.length;
      this.deliver(next.frame);
      next.taken();
    }
  }

  private deliver(frame: Buffer): void {
    for (const text of textsOf(frame)) this.received.push(JSON.parse(text) as ServerFrame);
  }
}

/** The texts in some whole frames; their lengths are checked, since whoever reads a stream of frames goes by them. */
export function textsOf(frames: Buffer): string[] {
  const texts: string[] = [];
  for (let at = 0; at < frames.length;) {
    const size = frames[at + 1] ?? 0;
    const [header, length] =
      size < 126
        ? [2, size]
        : size === 126
          ? [4, frames.readUInt16BE(at + 2)]
          : [10, Number(frames.readBigUInt64BE(at + 2))];
    const end = at + header + length;
    if (frames[at] !== 0x81 || end > frames.length) throw new RangeError('Not whole text frames');
    texts.push(frames.toString('utf8', at + header, end));
    at = end;
  }
  return texts;
}
