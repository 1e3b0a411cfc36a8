/** Allows bursts of up to `capacity` and `perSecond` in the long run. Time is an argument, in milliseconds. */
export class TokenBucket {
  private tokens: number;
  private at: number;

  constructor(
    private readonly capacity: number,
    private readonly perSecond: number,
    now: number,
  ) {
    this.tokens = capacity;
    this.at = now;
  }

  /** Whether one more is allowed now, or something as dear as several. */
  take(now: number, cost = 1): boolean {
    const elapsed = Math.max(0, now - this.at);
    this.at = Math.max(this.at, now);
    this.tokens = Math.min(this.capacity, this.tokens + (elapsed * this.perSecond) / 1_000);
    if (this.tokens < cost) return false;
    this.tokens -= cost;
    return true;
  }
}
