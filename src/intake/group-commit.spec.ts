import * as fc from 'fast-check';
import { GroupCommit, type GroupCommitLimits } from './group-commit.ts';

interface Row {
  value: number;
  bytes: number;
  urgent?: boolean;
}

const limits: GroupCommitLimits = { batchRows: 5, batchBytes: 1_000, queueRows: 20, queueBytes: 2_000, inFlight: 2 };
const rows = (...values: number[]): Row[] => values.map((value) => ({ value, bytes: 10 }));

/** Begins a batch within the submission itself. */
const atOnce = (work: () => void): void => work();

/** A disk whose writes finish when the test says so. */
class Disk {
  readonly batches: number[][] = [];
  private readonly open: (() => void)[] = [];
  mostAtOnce = 0;

  write = async (batch: Row[]): Promise<number[]> => {
    this.batches.push(batch.map(({ value }) => value));
    await new Promise<void>((resolve) => {
      this.open.push(resolve);
      this.mostAtOnce = Math.max(this.mostAtOnce, this.open.length);
    });
    if (batch.some(({ value }) => value < 0)) throw new Error('disk failed');
    return batch.map(({ value }) => value * 10);
  };

  async finishOne(): Promise<boolean> {
    const resolve = this.open.shift();
    resolve?.();
    await new Promise(setImmediate);
    return resolve !== undefined;
  }

  async finishAll(): Promise<void> {
    while (await this.finishOne());
  }
}

describe('the group commit', () => {
  it('writes a lone row at once, and makes one batch of what queued meanwhile', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, { ...limits, inFlight: 1 }, atOnce);
    const results = [1, 2, 3, 4].map((value) => commit.submit(rows(value)));
    expect(disk.batches).toEqual([[1]]);
    await disk.finishOne();
    expect(disk.batches).toEqual([[1], [2, 3, 4]]);
    await disk.finishOne();
    expect(await Promise.all(results)).toEqual([[10], [20], [30], [40]]);
  });

  it('stores the rows of one submission in their order: never in two batches at a time', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, limits, atOnce);
    const results = [commit.submit(rows(1, 2, 3, 4, 5, 6, 7)), commit.submit(rows(8, 9))];
    expect(disk.batches).toEqual([[1, 2, 3, 4, 5]]);
    await disk.finishOne();
    expect(disk.batches).toEqual([
      [1, 2, 3, 4, 5],
      [6, 7, 8, 9],
    ]);
    await disk.finishAll();
    expect(await Promise.all(results)).toEqual([
      [10, 20, 30, 40, 50, 60, 70],
      [80, 90],
    ]);
  });

  it('puts a submission with something urgent before the others as a whole, and behind what is torn', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, { ...limits, inFlight: 1 }, atOnce);
    const urgent = (...values: number[]): Row[] =>
      values.map((value, index) => ({ value, bytes: 10, urgent: index === 1 }));
    const results = [rows(1, 2, 3, 4, 5, 6), rows(7), urgent(8, 9), urgent(10, 11)].map((some) => commit.submit(some));
    await disk.finishAll();
    await Promise.all(results);
    expect(disk.batches.flat()).toEqual([1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 7]);
  });

  it('makes one batch of what arrives in one turn of the event loop', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, limits);
    const results = [1, 2, 3].map((value) => commit.submit(rows(value)));
    expect(disk.batches).toEqual([]);
    await new Promise(setImmediate);
    expect(disk.batches).toEqual([[1, 2, 3]]);
    await disk.finishAll();
    expect(await Promise.all(results)).toEqual([[10], [20], [30]]);
  });

  it('answers nobody before the batch that holds the row is written', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, limits, atOnce);
    let answered = false;
    const result = commit.submit(rows(1)).then(() => (answered = true));
    await new Promise(setImmediate);
    expect(answered).toBe(false);
    await disk.finishOne();
    await result;
    expect(answered).toBe(true);
  });

  it('keeps to the rows and bytes of a batch, and to the batches in flight', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, limits, atOnce);
    const many = commit.submit(rows(...Array.from({ length: 12 }, (_, index) => index)));
    await disk.finishAll();
    await many;
    expect(disk.batches.map((batch) => batch.length)).toEqual([5, 5, 2]);
    expect(disk.mostAtOnce).toBe(1);
    const large = commit.submit([600, 600, 1_500, 100].map((bytes, value) => ({ value, bytes })));
    await disk.finishAll();
    await large;
    expect(disk.batches.slice(3)).toEqual([[0], [1], [2], [3]]);
    const several = [rows(1, 2), rows(3, 4), rows(5, 6, 7), rows(8, 9)].map((some) => commit.submit(some));
    await disk.finishAll();
    await Promise.all(several);
    // What would be torn by the end of a batch goes whole into the next.
    expect(disk.batches.slice(7)).toEqual([
      [1, 2],
      [3, 4],
      [5, 6, 7, 8, 9],
    ]);
    expect(disk.mostAtOnce).toBe(2);
    const torn = [rows(0), rows(0), rows(1, 2, 3), rows(4, 5, 6)].map((some) => commit.submit(some));
    await disk.finishAll();
    await Promise.all(torn);
    expect(disk.batches.slice(10)).toEqual([[0], [0], [1, 2, 3], [4, 5, 6]]);
  });

  it('refuses the whole of what finds no room, by rows and by bytes, and takes more once there is room', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, { ...limits, inFlight: 1 }, atOnce);
    const first = commit.submit(rows(0, 1, 2, 3, 4));
    const waiting = commit.submit(rows(...Array.from({ length: 18 }, (_, index) => index)));
    await expect(commit.submit(rows(7, 8, 9))).rejects.toMatchObject({
      kind: 'overloaded',
      code: 'queue_full',
      retryAfter: 1,
    });
    const fits = commit.submit(rows(7, 8));
    expect(commit.waiting).toBe(20);
    await expect(commit.submit([{ value: 1, bytes: 10 }])).rejects.toMatchObject({ code: 'queue_full' });
    await disk.finishAll();
    expect(await Promise.all([first, waiting, fits])).toHaveLength(3);
    const running = commit.submit(rows(1));
    const heavy = commit.submit([{ value: 1, bytes: 1_990 }]);
    await expect(commit.submit([{ value: 1, bytes: 20 }])).rejects.toMatchObject({ code: 'queue_full' });
    await disk.finishAll();
    await Promise.all([running, heavy]);
  });

  it('takes into an empty queue even what is larger than the queue', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, limits, atOnce);
    const all = commit.submit(rows(...Array.from({ length: 50 }, (_, index) => index)));
    await disk.finishAll();
    expect(await all).toHaveLength(50);
  });

  it('tells a failure to every caller in the batch and to nobody else', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, { ...limits, inFlight: 1 }, atOnce);
    const settled = Promise.allSettled([1, 2, -3, 4].map((value) => commit.submit(rows(value))));
    await disk.finishAll();
    expect((await settled).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'rejected']);
    const after = commit.submit(rows(5));
    await disk.finishAll();
    expect(await after).toEqual([50]);
  });

  it('drains: says when nothing waits and nothing is being written', async () => {
    const disk = new Disk();
    const commit = new GroupCommit(disk.write, limits, atOnce);
    await commit.drain();
    void commit.submit(rows(1, 2, 3, 4, 5, 6));
    let drained = false;
    const drain = commit.drain().then(() => (drained = true));
    await disk.finishOne();
    expect(drained).toBe(false);
    await disk.finishAll();
    await drain;
  });

  it('gives every row its own outcome once, in order, whatever comes in whatever sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat(1_000), { maxLength: 13 }), { maxLength: 30 }),
        fc.integer({ min: 1, max: 4 }),
        async (submissions, inFlight) => {
          const disk = new Disk();
          const commit = new GroupCommit(
            disk.write,
            { ...limits, inFlight, queueRows: 10_000, queueBytes: 1e6 },
            atOnce,
          );
          const results = submissions.map((values) => commit.submit(rows(...values)));
          await disk.finishAll();
          expect(await Promise.all(results)).toEqual(submissions.map((values) => values.map((value) => value * 10)));
          expect(disk.batches.flat()).toEqual(submissions.flat());
          expect(commit.waiting).toBe(0);
        },
      ),
      { numRuns: 50 },
    );
  });
});
