import type { JournalType } from '../../journal/journal-event.ts';

export type Scalar = string | number | boolean | null;

/**
 * What a value must be. A bare value: equal to it; a list: to one of them. Text beginning with `$` stands for what is
 * only known in a run (see {@link REFERENCES}); it is met by any of the ids it stands for.
 */
export type Matcher =
  | Scalar
  | Scalar[]
  | { not: Scalar | Scalar[] }
  | { contains: string | string[] }
  | { at_least: number }
  | { at_most: number }
  | { exists: boolean };

/** Something that was written to the journal of the run's realm, `count` times or more. */
export interface EventPredicate {
  event: JournalType | JournalType[];
  /**
   * Who did it: `self`, the cell the expectation is of (the default); `any`; or the code of a cell. An entry written by a
   * person is of the cell this person plays in; one by the system is of the cells of the organisation, or nation, whose
   * entry it is.
   */
  cell?: string;
  /** By path into the entry: `caseId`, `nation`, `data.to`, `data.changes.severity.to`. */
  where?: Record<string, Matcher>;
  /** Least number of different entries; 1 where absent. */
  count?: number;
}

/**
 * What must be found in the journal from the delivery of the item on, until the expectation's deadline. `not` is met when the time
 * it is looked at for has passed without. `within` shortens that time for a part, like `5m` counted from the delivery.
 */
export type Predicate =
  | EventPredicate
  | { all: Predicate[] }
  | { any: Predicate[] }
  | { not: Predicate }
  | { withinMs: number; of: Predicate };

/** What may stand for a value in `where`; `$items.<code>.` asks for another item than the expectation's own. */
export const REFERENCES = [
  '$delivery.alertIds',
  '$delivery.caseId',
  '$delivery.objectIds',
  '$delivery.releaseIds',
  '$delivery.shareIds',
  '$cell.organisation',
  '$cell.nation',
] as const;
