import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { readComparing } from './comparison/comparison-rows.ts';
import { cellNotFound } from './drill-fault.ts';
import { type HotwashRow, readHotwash } from './hotwash-rows.ts';
import { readImprovements, toImprovement } from './improvements/improvement-row.ts';
import { buildReport } from './report/build-report.ts';
import type { HotwashAnswer, Observation, ReportDocument } from './report/report-document.ts';
import { StillsReader } from './replay/stills.reader.ts';
import { latestTexts, wordsSeenBy } from './report/written-words.ts';
import { readReportTexts, readWordsReleases } from './report-texts/report-text-rows.ts';
import type { RunPicture } from './run-row.ts';
import { allOutcomes, readSharing, ScoreReader, viewerOf } from './score.reader.ts';

/** Drafts the after-action report of a run, for one reader: what is of another nation's cells is not in it. */
@Injectable()
export class ReportReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly scores: ScoreReader,
    private readonly stills: StillsReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Of all that somebody may read, or of one cell.
   * @throws DomainError `cell_not_found`, also for a cell this reader may read nothing of; as `ScoreReader.of`.
   */
  async of(operator: Operator, runId: string, only?: string): Promise<ReportDocument> {
    const picture = await this.scores.picture(operator, runId);
    const said = await readHotwash(this.engine, runId);
    const texts = latestTexts(await readReportTexts(this.engine, runId));
    const releases = await readWordsReleases(this.engine, runId);
    const viewer = viewerOf(operator);
    const report = buildReport({
      designator: picture.run.designator,
      run: picture,
      clock: picture.clock,
      amendments: picture.amendments,
      outcomes: allOutcomes(picture),
      events: await readSharing(this.engine, picture.run.realm),
      notes: notesOf(picture),
      names: await this.names(runId),
      observations: await this.observations(runId),
      hotwash: said.flatMap(wordsOf),
      improvements: (await readImprovements(this.engine, runId)).map(toImprovement),
      ratings: said.flatMap(({ ratings }) => ratings),
      stills: await this.stills.of(operator, runId, only),
      written: wordsSeenBy(texts, releases, picture.cells, viewer),
      viewer,
      comparing: await readComparing(this.engine, runId, picture.cells),
      generatedAt: this.clock.now().getTime(),
      ...(only !== undefined && { only }),
    });
    if (only !== undefined && report.cells.length === 0 && report.written.length === 0) throw cellNotFound('cell');
    return report;
  }

  private async names(runId: string): Promise<Record<string, string>> {
    const rows = await this.engine.query<{ id: string; name: string }[]>(
      `SELECT actor->>'id' AS id, actor->>'name' AS name FROM exercise_clock_events WHERE run_id = $1
       UNION SELECT actor->>'id', actor->>'name' FROM exercise_overrides WHERE run_id = $1`,
      [runId],
    );
    return Object.fromEntries(rows.map(({ id, name }) => [id, name]));
  }

  private async observations(runId: string): Promise<Observation[]> {
    const rows = await this.engine.query<(Omit<Observation, 'atWall'> & { at: Date })[]>(
      `SELECT cell, item, at, kind, body AS text, objective, actor->>'name' AS author FROM exercise_observations
       WHERE run_id = $1 ORDER BY id`,
      [runId],
    );
    return rows.map(({ at, ...observation }) => Object.assign(observation, { atWall: at.getTime() }));
  }
}

/** Whoever only rated or planned said nothing. */
function wordsOf({ cell, wentWell, toImprove, author }: HotwashRow): HotwashAnswer[] {
  return wentWell.trim() === '' && toImprove.trim() === '' ? [] : [{ cell, wentWell, toImprove, author }];
}

/** Why what did not go out did not. */
function notesOf({ deliveries }: RunPicture): Record<string, string> {
  return Object.fromEntries(
    deliveries.flatMap(({ item, cell, reason }) => (reason === null ? [] : [[`${item}@${cell}`, reason]])),
  );
}
