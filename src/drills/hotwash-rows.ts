import type { HotwashAnswer, ObjectiveRating } from './report/report-document.ts';
import type { Queryable } from './run-picture.reader.ts';

/** What a member of a run said of it after ENDEX. */
export interface HotwashRow extends HotwashAnswer {
  accountId: string;
  ratings: ObjectiveRating[];
}

/** The latest of each member, in the order they were said. For the engine alone: it tells who said what. */
export async function readHotwash(from: Queryable, runId: string): Promise<HotwashRow[]> {
  return from.query<HotwashRow[]>(
    `SELECT cell, author, went_well AS "wentWell", to_improve AS "toImprove", account_id AS "accountId", ratings
     FROM (SELECT DISTINCT ON (account_id) * FROM exercise_hotwash WHERE run_id = $1
           ORDER BY account_id, ordinal DESC) latest
     ORDER BY ordinal`,
    [runId],
  );
}
