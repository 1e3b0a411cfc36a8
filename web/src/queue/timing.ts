/** Time, so that it can be a virtual one. */
export interface Timing {
  now: () => number;
  /** Calls after so many milliseconds; answers how to call that off. */
  after: (ms: number, call: () => void) => () => void;
}

export const REAL_TIME: Timing = {
  now: () => Date.now(),
  after: (ms, call) => {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
