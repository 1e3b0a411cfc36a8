import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { JournalEvent } from '../journal/journal-event.ts';
import { readComparing } from './comparison/comparison-rows.ts';
import { runNotFound } from './drill-fault.ts';
import type { ExpectationOutcome } from './expectations/outcome.ts';
import { requireInside, seesWholeRun } from './inside-run.ts';
import { type Queryable, readRunPicture } from './run-picture.reader.ts';
import type { RunPicture } from './run-row.ts';
import { scoreRun } from './scoring/score.ts';
import { type SeenSheet, sheetSeenBy, type SheetViewer } from './scoring/seen-sheet.ts';

export interface ShownScore {
  /** Whether nothing of it changes by itself any more. */
  final: boolean;
  sheet: SeenSheet;
}

/**
 * Counts what teams did. The script is not for players, so it is read for nobody, and what each is shown is cut to what is
 * theirs: no nation is told how another did.
 */
@Injectable()
export class ScoreReader {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** @throws DomainError `run_not_found`; `not_over` (conflict) for who plays, until ENDEX; the policy's reason. */
  async of(operator: Operator, runId: string): Promise<ShownScore> {
    const picture = await this.picture(operator, runId);
    const [progress] = await this.engine.query<{ settled: boolean }[]>(
      'SELECT settled FROM exercise_progress WHERE run_id = $1',
      [runId],
    );
    const events = await readSharing(this.engine, picture.run.realm);
    const sheet = scoreRun(picture, allOutcomes(picture), events);
    const comparing = await readComparing(this.engine, runId, picture.cells);
    return { final: progress?.settled === true, sheet: sheetSeenBy(sheet, viewerOf(operator), comparing) };
  }

  /** All of a run, for what is cut to its reader afterwards. @throws DomainError as {@link of}. */
  async picture(operator: Operator, runId: string): Promise<RunPicture> {
    requireInside(operator, runId, 'case.read');
    const picture = await readRunPicture(this.engine, runId);
    if (!picture) throw runNotFound();
    if (!seesWholeRun(operator)) requireOver(picture);
    return picture;
  }
}

/** Before the end it would tell what is expected. */
function requireOver({ run }: RunPicture): void {
  if (['ended', 'aborted', 'archived'].includes(run.state)) return;
  throw new DomainError('conflict', 'not_over', 'Who plays is told how it went once the exercise is over');
}

export function viewerOf(operator: Operator): SheetViewer {
  return seesWholeRun(operator) ? { sees: 'all' } : { sees: 'nation', nation: operator.nation ?? '' };
}

/** With those nothing is written down about yet. */
export function allOutcomes({ template, outcomes }: RunPicture): ExpectationOutcome[] {
  const known = new Map(outcomes.map((outcome) => [`${outcome.item} ${outcome.expectation}`, outcome]));
  return template.items.flatMap(({ code: item, expectations }) =>
    expectations.map(({ code: expectation, cell }): ExpectationOutcome => {
      const found = known.get(`${item} ${expectation}`);
      if (found) return found;
      const nothing = { fromSimMs: null, fromWall: null, dueSimMs: null, atSimMs: null, atWall: null };
      return {
        item,
        expectation,
        cell,
        state: 'pending',
        source: 'auto',
        ...nothing,
        evidence: [],
        note: null,
        by: null,
      };
    }),
  );
}

/** What the journal of a realm says of what was shared, in order. */
export async function readSharing(from: Queryable, realm: string): Promise<JournalEvent[]> {
  const rows = await from.query<
    (Omit<JournalEvent, 'seq' | 'at' | 'recordedAt'> & { seq: string; at: Date; recordedAt: Date })[]
  >(
    `SELECT realm, seq, id, type, at, recorded_at AS "recordedAt", nation, organisation_id AS "organisationId",
       site_id AS "siteId", case_id AS "caseId", tlp, actor, data
     FROM journal WHERE realm = $1 AND (type LIKE 'release.%' OR type LIKE 'share.%') ORDER BY seq`,
    [realm],
  );
  return rows.map(({ seq, at, recordedAt, ...event }) =>
    Object.assign(event, { seq: Number(seq), at: at.toISOString(), recordedAt: recordedAt.toISOString() }),
  );
}
