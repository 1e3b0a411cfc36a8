/** How far a sensor's clock may stray, in seconds. */
export interface ClockWindow {
  clockBehindSeconds: number;
  clockAheadSeconds: number;
}

export interface EffectiveTime {
  /** The time correlation goes by. */
  effectiveAt: Date;
  clock: 'ok' | 'ahead' | 'behind';
}

/**
 * The time an alert is taken to have happened at. What claims to come from the future is taken at its arrival: one
 * clock set to next year must not push correlation's watermark past everybody else. What is old stays where it says
 * it was, and is only marked, so that history can be replayed. Both ends of the window count as inside.
 */
export function effectiveTime(occurredAt: Date, receivedAt: Date, window: ClockWindow): EffectiveTime {
  const ahead = occurredAt.getTime() - receivedAt.getTime();
  if (ahead > window.clockAheadSeconds * 1_000) return { effectiveAt: receivedAt, clock: 'ahead' };
  return { effectiveAt: occurredAt, clock: -ahead > window.clockBehindSeconds * 1_000 ? 'behind' : 'ok' };
}
