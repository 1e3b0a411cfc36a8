import type { Queryable } from '../run-picture.reader.ts';
import type { WordsRelease, WrittenText } from '../report/written-words.ts';

/** All versions, in the order they were written. For the engine: whose they are to read is asked afterwards. */
export async function readReportTexts(from: Queryable, runId: string): Promise<WrittenText[]> {
  const rows = await from.query<(Omit<WrittenText, 'atWall'> & { at: Date })[]>(
    `SELECT cell, section, objective, area, version, body AS text, actor->>'name' AS author, actor->>'behalf' AS behalf, at
     FROM exercise_report_texts WHERE run_id = $1 ORDER BY ordinal`,
    [runId],
  );
  return rows.map(({ at, ...text }) => Object.assign(text, { atWall: at.getTime() }));
}

/** In the order they were said. */
export async function readWordsReleases(from: Queryable, runId: string): Promise<WordsRelease[]> {
  return from.query<WordsRelease[]>(
    'SELECT cell, nations FROM exercise_report_releases WHERE run_id = $1 ORDER BY ordinal',
    [runId],
  );
}
