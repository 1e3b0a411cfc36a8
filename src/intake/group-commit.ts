import { DomainError } from '../common/domain-error.ts';

export interface GroupCommitLimits {
  /** Most rows, and most bytes of rows, in one batch; a row larger than that goes alone. */
  batchRows: number;
  batchBytes: number;
  /** Most rows, and most bytes of rows, that may wait. */
  queueRows: number;
  queueBytes: number;
  /** Batches written at the same time. */
  inFlight: number;
}

/** What more may wait where some of it is urgent, as a share of what may wait. */
const RESERVE = 0.25;

interface Submission<Outcome> {
  outcomes: Outcome[];
  open: number;
  /** Of its rows, those that are being written. */
  writing: number;
  resolve(outcomes: Outcome[]): void;
  reject(error: unknown): void;
}

interface Waiting<Row, Outcome> {
  row: Row;
  index: number;
  submission: Submission<Outcome>;
}

/**
 * A self-clocking group commit: whatever queued while the last batch was being written makes the next one. Alone, a
 * row is written at once; under load the batches grow by themselves. There is no timer and nothing to tune.
 */
export class GroupCommit<Row extends { bytes: number; urgent?: boolean }, Outcome> {
  private queue: Waiting<Row, Outcome>[] = [];
  /** Index of the first row that still waits; what lies before it is let go from time to time. */
  private first = 0;
  /** How many of those that wait go before what comes now, even if that is urgent. */
  private ahead = 0;
  private waitingBytes = 0;
  private running = 0;
  private scheduled = false;
  private idle: (() => void)[] = [];

  /**
   * `write` stores rows durably and gives one outcome per row, in order; what it throws reaches every caller of the batch.
   * `afterArrivals` calls back once what has arrived by now is handled.
   */
  constructor(
    private readonly write: (rows: Row[]) => Promise<Outcome[]>,
    private readonly limits: GroupCommitLimits,
    private readonly afterArrivals: (work: () => void) => void = setImmediate,
  ) {}

  /** Rows that wait for their batch. */
  get waiting(): number {
    return this.queue.length - this.first;
  }

  /**
   * Resolves with one outcome per row, in order, once all of them are stored. Rows of which one is urgent go all together
   * before other submissions, and find room where others find none.
   * @throws DomainError `queue_full` when they find no room; none of them is taken then.
   */
  async submit(rows: readonly Row[]): Promise<Outcome[]> {
    if (rows.length === 0) return [];
    const bytes = rows.reduce((sum, row) => sum + row.bytes, 0);
    const urgent = rows.some((row) => row.urgent);
    this.requireRoom(rows.length, bytes, urgent);
    return new Promise<Outcome[]>((resolve, reject) => {
      const submission = { outcomes: [], open: rows.length, writing: 0, resolve, reject };
      const waiting = rows.map((row, index) => ({ row, index, submission }));
      if (urgent) this.putAhead(waiting);
      else for (const one of waiting) this.queue.push(one);
      this.waitingBytes += bytes;
      if (this.waiting >= this.limits.batchRows) this.pump();
      else this.schedule();
    });
  }

  /**
   * An empty queue takes anything: a request is bounded elsewhere, and must not be refused for ever.
   * @throws DomainError `queue_full`.
   */
  requireRoom(rows: number, bytes: number, urgent = false): void {
    const share = urgent ? 1 + RESERVE : 1;
    const full =
      this.waiting > 0 &&
      (this.waiting + rows > share * this.limits.queueRows ||
        this.waitingBytes + bytes > share * this.limits.queueBytes);
    if (full) {
      throw new DomainError('overloaded', 'queue_full', 'Too much waits to be stored; nothing of this was taken', {
        retryAfter: 1,
      });
    }
  }

  /** Resolves when nothing waits and nothing is being written. */
  async drain(): Promise<void> {
    if (this.waiting > 0 || this.running > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  /**
   * Begins a batch once everything that has arrived by now is in the queue: what the system handed over at one time are many
   * requests, each handled by itself, and the first of them must not go alone while the others wait for its commit.
   */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    this.afterArrivals(() => {
      this.scheduled = false;
      this.pump();
    });
  }

  private pump(): void {
    while (this.running < this.limits.inFlight && this.waiting > 0 && !this.isTorn()) {
      this.running += 1;
      void this.commit(this.take());
    }
  }

  /** Whether what is next belongs to rows that are being written: they are stored in their order, not in two batches at a time. */
  private isTorn(): boolean {
    return (this.queue[this.first]?.submission.writing ?? 0) > 0;
  }

  /** Behind what was put ahead before, and behind what is torn. */
  private putAhead(waiting: Waiting<Row, Outcome>[]): void {
    let place = this.ahead;
    while ((this.queue[this.first + place]?.submission.writing ?? 0) > 0) place += 1;
    this.queue.splice(this.first + place, 0, ...waiting);
    this.ahead = place + waiting.length;
  }

  /** The end of a batch that leaves whole what it would tear, unless that is all there is. */
  private untorn(end: number): number {
    let cut = end;
    while (cut > this.first && this.queue[cut]?.submission === this.queue[cut - 1]?.submission) cut -= 1;
    return cut > this.first ? cut : end;
  }

  private take(): Waiting<Row, Outcome>[] {
    const most = Math.min(this.first + this.limits.batchRows, this.queue.length);
    let end = this.first;
    let bytes = 0;
    while (end < most) {
      bytes += this.queue[end]?.row.bytes ?? 0;
      if (end > this.first && bytes > this.limits.batchBytes) break;
      end += 1;
    }
    end = this.untorn(end);
    const batch = this.queue.slice(this.first, end);
    this.first = end;
    this.ahead = Math.max(0, this.ahead - batch.length);
    for (const { row, submission } of batch) {
      this.waitingBytes -= row.bytes;
      submission.writing += 1;
    }
    if (this.first === this.queue.length || this.first >= 4_096) {
      this.queue = this.queue.slice(this.first);
      this.first = 0;
    }
    return batch;
  }

  private async commit(batch: Waiting<Row, Outcome>[]): Promise<void> {
    try {
      const outcomes = await this.write(batch.map(({ row }) => row));
      if (outcomes.length !== batch.length) throw new Error('A batch gave another number of outcomes than it has rows');
      for (const [position, { index, submission }] of batch.entries()) {
        submission.outcomes[index] = outcomes[position] as Outcome;
        submission.open -= 1;
        if (submission.open === 0) submission.resolve(submission.outcomes);
      }
    } catch (error) {
      for (const { submission } of batch) submission.reject(error);
    }
    this.running -= 1;
    for (const { submission } of batch) submission.writing -= 1;
    if (this.waiting > 0) this.schedule();
    if (this.waiting === 0 && this.running === 0) for (const resolve of this.idle.splice(0)) resolve();
  }
}
