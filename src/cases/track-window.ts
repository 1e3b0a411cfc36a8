import { DomainError } from '../common/domain-error.ts';

const DAY_MS = 86_400_000;

/**
 * The time a question about tracks covers: up to now, and a day, unless it says otherwise.
 * @throws DomainError `window_too_long`, `window_reversed`.
 */
export function trackWindow(from: Date | undefined, to: Date | undefined, now: Date): { from: Date; to: Date } {
  const end = to ?? (from ? new Date(Math.min(from.getTime() + DAY_MS, now.getTime() + 1)) : now);
  const start = from ?? new Date(end.getTime() - DAY_MS);
  if (start >= end) throw new DomainError('invalid', 'window_reversed', 'from must lie before to', { field: 'from' });
  if (end.getTime() - start.getTime() > DAY_MS) {
    throw new DomainError('invalid', 'window_too_long', 'from and to may lie 24 hours apart at most', {
      field: 'from',
    });
  }
  return { from: start, to: end };
}
