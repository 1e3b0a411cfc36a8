import type { Operator } from '../access/operator.ts';
import type { Subject } from './action-outcome.ts';

/** Finds what a filter of the queue means at this moment. */
export abstract class SelectionSource {
  /**
   * What the operator sees of the queue under the filter, in the order of its list; `limit` subjects at most, and how
   * many there are in all.
   * @throws DomainError (invalid) when the filter cannot be read.
   */
  abstract freeze(operator: Operator, filter: string, limit: number): Promise<{ subjects: Subject[]; total: number }>;
}
