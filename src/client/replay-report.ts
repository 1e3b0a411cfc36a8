import { isJsonObject, type JsonObject } from '../common/json.ts';
import type { Sink } from './command-io.ts';
import type { SourceLine } from './line-source.ts';
import type { BodyRefused, PostResult } from './post-items.ts';

const SHOWN_REJECTIONS = 20;
const PROGRESS_MS = 250;

/** Counts what became of a replay, and shows it on a terminal while it runs. */
export class ReplayReport {
  private readonly started = performance.now();
  private shownAt = 0;
  private sent = 0;
  private accepted = 0;
  private duplicates = 0;
  private retries = 0;
  private lastLine = 0;
  private readonly rejections: JsonObject[] = [];
  rejected = 0;

  constructor(
    private readonly file: string,
    private readonly format: string,
    private readonly screen: Sink,
  ) {}

  took(lines: readonly SourceLine[], result: PostResult): void {
    this.accepted += result.accepted;
    this.duplicates += result.duplicates;
    this.rejected += result.rejected;
    for (const { index, status, ...why } of result.results) {
      if (status === 'rejected') this.reject(lines[Number(index)], why);
    }
    this.advance(lines);
  }

  /** None of the lines could be read, or the only one is too large. */
  refused(lines: readonly SourceLine[], { reply, message }: BodyRefused): void {
    this.rejected += lines.length;
    const error = isJsonObject(reply.body) && isJsonObject(reply.body['error']) ? reply.body['error'] : {};
    for (const line of lines)
      this.reject(line, { code: error['code'] ?? 'refused', reason: error['message'] ?? message });
    this.advance(lines);
  }

  retry(reason: string, seconds: number): void {
    this.retries += 1;
    this.show(`${reason}; again in ${seconds} s`);
  }

  /** Leaves the terminal's line. */
  end(): void {
    this.show();
    if (this.screen.isTTY === true) this.screen.write('\n');
  }

  summary(error: string | undefined): JsonObject {
    const seconds = this.seconds();
    return {
      file: this.file,
      format: this.format,
      sent: this.sent,
      accepted: this.accepted,
      duplicates: this.duplicates,
      rejected: this.rejected,
      retries: this.retries,
      lastLine: this.lastLine,
      seconds: Math.round(seconds * 1000) / 1000,
      perSecond: Math.round(this.sent / Math.max(seconds, 0.001)),
      ...(this.rejections.length > 0 && { rejections: this.rejections }),
      ...(error !== undefined && { error }),
    };
  }

  private reject(line: SourceLine | undefined, why: JsonObject): void {
    if (this.rejections.length < SHOWN_REJECTIONS) this.rejections.push({ line: line?.number ?? null, ...why });
  }

  private advance(lines: readonly SourceLine[]): void {
    this.sent += lines.length;
    this.lastLine = lines.at(-1)?.number ?? this.lastLine;
    if (performance.now() - this.shownAt > PROGRESS_MS) this.show();
  }

  private show(note = ''): void {
    if (this.screen.isTTY !== true) return;
    this.shownAt = performance.now();
    const rate = Math.round(this.sent / Math.max(this.seconds(), 0.001));
    const counts = `${this.accepted} accepted, ${this.duplicates} duplicates, ${this.rejected} rejected`;
    this.screen.write(`\r\x1b[2K${this.sent} sent (${rate}/s): ${counts}${note === '' ? '' : ` – ${note}`}`);
  }

  private seconds(): number {
    return (performance.now() - this.started) / 1000;
  }
}
