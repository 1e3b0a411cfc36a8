import { merge, type Observable, type SchedulerLike, takeUntil, throttleTime, timer } from 'rxjs';

/** How often it is asked whether something put off is due, in milliseconds: half of the two seconds within which it is back. */
export const WAKE_EVERY_MS = 1_000;
/** Least time between two looks because something came. */
const GATHER_MS = 500;

/** When to look whether something that was put off comes back: every second, and soon after something happened. */
export function wakePace(
  growth: Observable<unknown>,
  stopped: Observable<unknown>,
  scheduler?: SchedulerLike,
): Observable<unknown> {
  const grown = growth.pipe(throttleTime(GATHER_MS, scheduler, { leading: false, trailing: true }));
  return merge(timer(0, WAKE_EVERY_MS, scheduler), grown).pipe(takeUntil(stopped));
}
