import { readClock } from '../clock/clock.ts';
import type { ClockEvent, ClockPhase } from '../clock/clock-event.ts';

/**
 * A stretch of a run between two things that happened to its clock. Where one ends at another exercise time than the next begins
 * with, what lies between was skipped.
 */
export interface ClockSegment {
  phase: ClockPhase;
  rate: number;
  /** Epoch milliseconds. */
  fromWall: number;
  toWall: number;
  fromSimMs: number;
  toSimMs: number;
}

/** From STARTEX to `until`, or to the end where that was before. */
export function clockSegments(events: readonly ClockEvent[], until: number): ClockSegment[] {
  const begun = events.filter(({ wallAt }) => wallAt <= until);
  return begun.flatMap((event, index): ClockSegment[] => {
    const reading = readClock(begun.slice(0, index + 1), event.wallAt);
    if (reading.phase !== 'running' && reading.phase !== 'paused') return [];
    const toWall = begun[index + 1]?.wallAt ?? until;
    const ran = reading.phase === 'running' ? (toWall - event.wallAt) * reading.rate : 0;
    return [
      {
        phase: reading.phase,
        rate: reading.rate,
        fromWall: event.wallAt,
        toWall,
        fromSimMs: reading.simMs,
        toSimMs: reading.simMs + ran,
      },
    ];
  });
}
