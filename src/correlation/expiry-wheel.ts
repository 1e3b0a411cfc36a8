const BUCKET_MS = 60_000;

/**
 * Beginning of the bucket that a time is in: what was scheduled since is still on the wheel. Whoever loads what memory held
 * loads from here, since what is left out can no longer say what it held together.
 */
export function bucketStart(time: number): number {
  return Math.floor(time / BUCKET_MS) * BUCKET_MS;
}

/**
 * One time wheel driven by the watermark instead of a timer per thing. A thing is looked at when its time has come;
 * the check says when to look again, or null when it is done with.
 */
export class ExpiryWheel<T> {
  private readonly buckets = new Map<number, T[]>();
  private current = Number.NEGATIVE_INFINITY;

  schedule(item: T, time: number): void {
    const bucket = Math.floor(time / BUCKET_MS);
    const items = this.buckets.get(bucket);
    if (items) items.push(item);
    else this.buckets.set(bucket, [item]);
  }

  advance(time: number, check: (item: T) => number | null): void {
    const bucket = Math.floor(time / BUCKET_MS);
    if (bucket <= this.current) return;
    this.current = bucket;
    for (const due of [...this.buckets.keys()].filter((key) => key < bucket).sort((a, b) => a - b)) {
      const items = this.buckets.get(due) ?? [];
      this.buckets.delete(due);
      for (const item of items) {
        const again = check(item);
        if (again !== null) this.schedule(item, again);
      }
    }
  }
}
