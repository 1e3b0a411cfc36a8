import { setTimeout as delay } from 'node:timers/promises';
import type { Api } from './api.ts';
import { readClientSettings } from './client-settings.ts';
import { type CommandIo, printLine } from './command-io.ts';
import { ClientFailure, EXIT, type ExitCode } from './exit-code.ts';
import { type SourceLine, sourceLines } from './line-source.ts';
import { BodyRefused, intakePath, postItems, type PostResult } from './post-items.ts';
import { recordTime, ReplayPace } from './replay-pace.ts';
import { ReplayReport } from './replay-report.ts';
import { senderApi, type SenderOptions } from './sender-api.ts';

export interface ReplayOptions extends SenderOptions {
  format: string;
  /** Times faster than it was; Infinity for as fast as the server takes it. */
  speed: number;
  batch: number;
  timeField: string;
  giveUp: number;
  url?: string;
  key?: string;
}

/**
 * `breakwater replay`: sends the records of a file with the gaps they had. Ends with one line of JSON. Sending a file
 * again, or the rest of it after an interruption, adds nothing twice.
 */
export async function replay(file: string, options: ReplayOptions, io: CommandIo): Promise<ExitCode> {
  const settings = readClientSettings(io.environment, options);
  const report = new ReplayReport(file, options.format, io.stderr);
  const sender = new BatchSender(senderApi(settings, options), options, report, io.signal);
  let failure: ClientFailure | undefined;
  try {
    await sendAll(file, options, io, sender);
  } catch (error) {
    if (io.signal.aborted) failure = new ClientFailure(EXIT.failed, 'interrupted');
    else if (error instanceof ClientFailure) failure = error;
    else throw error;
  } finally {
    report.end();
  }
  printLine(io.stdout, report.summary(failure?.message));
  if (failure) {
    io.stderr.write(`${failure.message}\n`);
    return failure.exitCode;
  }
  return report.rejected > 0 ? EXIT.rejected : EXIT.ok;
}

async function sendAll(file: string, options: ReplayOptions, io: CommandIo, sender: BatchSender): Promise<void> {
  const pace = Number.isFinite(options.speed) ? new ReplayPace(options.speed) : undefined;
  const started = performance.now();
  let batch: SourceLine[] = [];
  const flush = async (): Promise<void> => {
    const lines = batch;
    batch = [];
    if (lines.length > 0) await sender.send(lines);
  };
  for await (const line of sourceLines(file, io.stdin)) {
    if (pace) {
      const due = pace.due(recordTime(line.text, options.timeField));
      if (due > performance.now() - started) {
        // What has gathered is due, the next is not: what gathers while a request runs goes together in the next.
        await flush();
        await waitUntil(started + due, io.signal);
      }
    }
    batch.push(line);
    if (batch.length >= options.batch) await flush();
  }
  await flush();
}

async function waitUntil(moment: number, signal: AbortSignal): Promise<void> {
  // Timers overflow at 2^31 ms, and a record a month away is a matter of patience.
  for (let left = moment - performance.now(); left > 0; left = moment - performance.now()) {
    await delay(Math.min(left, 1_000_000_000), undefined, { signal });
  }
}

class BatchSender {
  constructor(
    private readonly api: Api,
    private readonly options: ReplayOptions,
    private readonly report: ReplayReport,
    private readonly signal: AbortSignal,
  ) {}

  async send(lines: readonly SourceLine[]): Promise<void> {
    this.signal.throwIfAborted();
    const content = lines.map(({ text }) => text).join('\n');
    let result: PostResult;
    try {
      result = await postItems(
        this.api,
        intakePath(this.options.format),
        { content, type: 'application/x-ndjson' },
        {
          giveUpSeconds: this.options.giveUp,
          onRetry: (reason, seconds) => this.report.retry(reason, seconds),
          signal: this.signal,
        },
      );
    } catch (error) {
      if (!(error instanceof BodyRefused)) throw error;
      await this.sendParts(lines, error);
      return;
    }
    this.report.took(lines, result);
  }

  /** A body may be too large where its halves are not; one in which nothing can be read is all rejects. */
  private async sendParts(lines: readonly SourceLine[], refused: BodyRefused): Promise<void> {
    const { status } = refused.reply;
    if (status === 413 && lines.length > 1) {
      const middle = Math.ceil(lines.length / 2);
      await this.send(lines.slice(0, middle));
      await this.send(lines.slice(middle));
    } else if (status === 400 || status === 413) {
      this.report.refused(lines, refused);
    } else throw refused;
  }
}
