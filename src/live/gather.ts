import { asyncScheduler, Observable, type OperatorFunction, type SchedulerLike, type Subscription } from 'rxjs';

/**
 * Passes the first batch on at once, and what comes within `tickMs` after it as one batch at the end of that time,
 * so that a quiet feed adds no delay and a busy one writes to each socket once per tick.
 */
export function gather<T>(
  tickMs: number,
  scheduler: SchedulerLike = asyncScheduler,
): OperatorFunction<readonly T[], readonly T[]> {
  return (source) =>
    new Observable((subscriber) => {
      let gathered: T[] = [];
      let tick: Subscription | undefined;

      const pass = (batch: readonly T[]): void => {
        tick = scheduler.schedule(end, tickMs);
        subscriber.next(batch);
      };
      const end = (): void => {
        tick = undefined;
        if (gathered.length === 0) return;
        const batch = gathered;
        gathered = [];
        pass(batch);
      };

      const upstream = source.subscribe({
        next: (batch) => {
          if (tick) gathered.push(...batch);
          else pass(batch);
        },
        error: (error: unknown) => subscriber.error(error),
        complete: () => {
          if (gathered.length > 0) subscriber.next(gathered);
          subscriber.complete();
        },
      });
      return () => {
        tick?.unsubscribe();
        upstream.unsubscribe();
      };
    });
}
