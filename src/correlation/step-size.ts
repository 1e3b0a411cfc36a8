/** Where it starts, and what it comes back to once little waits. */
const LEAST = 500;
const MOST = 4_000;
/** How long a step may take, so that what is urgent and comes during one need not wait for long. */
const AIM_MS = 250;
/** A step of fewer inputs tells what a step costs, and not what an input does. */
const TELLING = 200;

/**
 * How many inputs the steps of a realm take. An alert costs the less the more are taken together: repeats of one alert change its
 * row once, and what a site is used to is counted once. So a step takes as many as it can within its time, which this learns from
 * the steps before.
 */
export class StepSize {
  private size = LEAST;

  /** The most the next step takes. */
  get next(): number {
    return this.size;
  }

  /** @param taken inputs of a step that was carried out, in `milliseconds`. */
  learn(taken: number, milliseconds: number): void {
    if (taken < TELLING) {
      if (taken < this.size / 4) this.size = LEAST;
      return;
    }
    const fitting = (taken * AIM_MS) / Math.max(milliseconds, 1);
    // Halfway, so that one step that was held up does not make the next one small.
    this.size = Math.round(Math.min(MOST, Math.max(LEAST, (this.size + fitting) / 2)));
  }
}
