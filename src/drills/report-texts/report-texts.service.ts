import { Injectable } from '@nestjs/common';
import type { Operator } from '../../access/operator.ts';
import { Clock } from '../../common/clock.ts';
import { DomainError } from '../../common/domain-error.ts';
import type { JournalDraft } from '../../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { EXERCISE_CONTROL, toCell, toControl } from '../drill-event.ts';
import { runNotFound } from '../drill-fault.ts';
import { byOrganisation } from '../improvements/improvement-events.ts';
import { requireInside, seesWholeRun } from '../inside-run.ts';
import { placeName, releasedTo, SECTIONS_OF_WHOLE, type TextPlace } from '../report/written-words.ts';
import { readRunPicture } from '../run-picture.reader.ts';
import type { KindedCell, RunPicture } from '../run-row.ts';
import { requireReleaser, requireWriter } from './report-parts.ts';
import type { ReleaseWordsDto, WriteReportTextDto } from './report-text.dto.ts';
import { readReportTexts, readWordsReleases } from './report-text-rows.ts';

/** What people write in a report, beside what is drafted of it. Nothing they wrote is changed: each time is a version. */
@Injectable()
export class ReportTexts {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `run_not_found`, `cell_not_found`, `objective_not_found`; `objective_missing`, `objective_of_whole`
   *   (invalid); `not_over`, `changed_meanwhile` (conflict); the policy's reason (forbidden).
   */
  async write(operator: Operator, runId: string, wanted: WriteReportTextDto): Promise<void> {
    requireInside(operator, runId, 'case.read');
    const { section, area, text, expectedVersion } = wanted;
    const place: TextPlace = { cell: wanted.cell ?? null, section, objective: wanted.objective ?? null, area };
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const picture = await lockedPicture(tx, operator, runId);
        const cell = requireWriter(operator, picture.cells, place.cell);
        requirePlace(picture, place);
        const written = (await readReportTexts(tx.manager, runId)).filter((one) => placeName(one) === placeName(place));
        const version = written.at(-1)?.version ?? 0;
        if (version !== expectedVersion) {
          const message = `The text is at version ${version}, not ${expectedVersion}; read it again and decide anew`;
          throw new DomainError('conflict', 'changed_meanwhile', message, { field: 'expectedVersion' });
        }
        if ((written.at(-1)?.text ?? '') === text) return;
        const actor = { id: operator.id, name: operator.name };
        await tx.query(
          `INSERT INTO exercise_report_texts
             (run_id, realm, nation, organisation_id, cell, section, objective, area, version, body, actor, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
          [
            ...ofCell(picture, cell),
            place.cell,
            section,
            place.objective,
            area,
            version + 1,
            text,
            JSON.stringify({ ...actor, behalf: behalfOf(operator, picture) }),
            at,
          ],
        );
        const data = { runId, cell: place.cell, section, objective: place.objective, version: version + 1 };
        const told = cell === null ? toControl(at, actor) : toCell(cell, at, actor);
        tx.record({ ...told, type: 'drill.report_written', data });
      },
      operator.origin,
    );
  }

  /**
   * Says which nations besides the own may read what is written of a cell, or of all together: from now on, and these alone.
   * @throws DomainError `run_not_found`, `cell_not_found`, `nation_not_found`; `not_over` (conflict); the policy's reason.
   */
  async release(operator: Operator, runId: string, { nations, ...wanted }: ReleaseWordsDto): Promise<void> {
    requireInside(operator, runId, 'case.read');
    const place = wanted.cell ?? null;
    const at = this.clock.now();
    await this.unitOfWork.transactAsEngine(
      operator.realm,
      async (tx) => {
        const picture = await lockedPicture(tx, operator, runId);
        const cell = requireReleaser(operator, picture.cells, place);
        const known = new Set(picture.cells.map(({ nation }) => nation));
        if (!nations.every((nation) => known.has(nation))) {
          throw new DomainError('not_found', 'nation_not_found', 'No nation of that code takes part', {
            field: 'nations',
          });
        }
        const before = releasedTo(await readWordsReleases(tx.manager, runId), place);
        const next = nations.filter((nation) => nation !== cell?.nation).toSorted();
        if (before.join() === next.join()) return;
        const actor = { id: operator.id, name: operator.name };
        await tx.query(
          `INSERT INTO exercise_report_releases (run_id, realm, nation, organisation_id, cell, nations, actor, at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
          [...ofCell(picture, cell), place, next, JSON.stringify(actor), at],
        );
        const told = cell === null ? toControl(at, actor) : toCell(cell, at, actor);
        tx.record({ ...told, type: 'drill.report_released', data: { runId, cell: place, nations: next } });
        const by = byOrganisation(cell?.organisation ?? EXERCISE_CONTROL.name);
        for (const nation of new Set([...before, ...next])) {
          const theirs = picture.cells.find((one) => one.nation === nation && one.kind === 'player');
          if (!theirs) continue;
          tx.record({
            ...toCell(theirs, at, by),
            tlp: 'GREEN',
            type: 'drill.report_released',
            data: { runId, cell: place, nations: next.filter((one) => one === nation) },
            origin: null,
          } satisfies JournalDraft);
        }
      },
      operator.origin,
    );
  }
}

/** Locks the run, so that versions are numbered one after another. */
async function lockedPicture(tx: Transaction, operator: Operator, runId: string): Promise<RunPicture> {
  await tx.query('SELECT 1 FROM exercise_runs WHERE id = $1 FOR UPDATE', [runId]);
  const picture = await readRunPicture(tx.manager, runId);
  if (!picture) throw runNotFound();
  const over = picture.run.state === 'ended' || picture.run.state === 'aborted';
  if (over || seesWholeRun(operator)) return picture;
  throw new DomainError('conflict', 'not_over', 'Who plays writes of it once the exercise is over');
}

function requirePlace({ template }: RunPicture, { section, objective }: TextPlace): void {
  const field = { field: 'objective' };
  if (SECTIONS_OF_WHOLE.has(section)) {
    if (objective === null) return;
    throw new DomainError('invalid', 'objective_of_whole', 'This section is of no single objective', field);
  }
  if (objective === null) {
    throw new DomainError('invalid', 'objective_missing', 'This section is of an objective: say which', field);
  }
  if (template.objectives.some(({ code }) => code === objective)) return;
  throw new DomainError('not_found', 'objective_not_found', 'There is no such objective in this drill', field);
}

/** For whom somebody writes: for all who take part, or for their own organisation. */
function behalfOf(operator: Operator, { cells }: RunPicture): string {
  const own = cells.find(({ organisationId }) => organisationId === operator.organisationId);
  return seesWholeRun(operator) || !own ? EXERCISE_CONTROL.name : own.organisation;
}

/** The first columns of what is said of a cell, or by those who hold the run of all together. */
function ofCell({ run }: RunPicture, cell: KindedCell | null): string[] {
  const { nation, organisationId } = cell ?? run;
  return [run.id, run.realm, nation, organisationId];
}
