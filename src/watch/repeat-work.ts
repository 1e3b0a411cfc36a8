import { exhaustMap, from, type Observable, type ObservableInput, type SchedulerLike, timer } from 'rxjs';

/** Does the work every so often, from the first period on. A period that ends while it still runs is left out. */
export function repeatWork<T>(
  everyMs: number,
  work: () => ObservableInput<T>,
  scheduler?: SchedulerLike,
): Observable<T> {
  return timer(everyMs, everyMs, scheduler).pipe(exhaustMap(() => from(work())));
}
