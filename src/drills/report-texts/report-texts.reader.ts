import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../../access/operator.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { isOwn, latestTexts, placeName, releasedTo, type WrittenText, wordsSeenBy } from '../report/written-words.ts';
import { ScoreReader, viewerOf } from '../score.reader.ts';
import { allowed, requireReleaser, requireWriter } from './report-parts.ts';
import type { ReportTextListDto, ReportTextVersionDto } from './report-text.dto.ts';
import { readReportTexts, readWordsReleases } from './report-text-rows.ts';

/** What people wrote in the report of a run, cut to its reader. */
@Injectable()
export class ReportTextsReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly scores: ScoreReader,
  ) {}

  /** @throws DomainError as `ScoreReader.of`. */
  async of(operator: Operator, runId: string): Promise<ReportTextListDto> {
    const { cells } = await this.scores.picture(operator, runId);
    const texts = await readReportTexts(this.engine, runId);
    const releases = await readWordsReleases(this.engine, runId);
    const viewer = viewerOf(operator);
    const shown = wordsSeenBy(latestTexts(texts), releases, cells, viewer);
    const places = [null, ...cells.flatMap(({ code, kind }) => (kind === 'player' ? [code] : []))];
    return {
      items: shown.map((text) =>
        Object.assign(versionOf(text), {
          cell: text.cell,
          section: text.section,
          objective: text.objective,
          area: text.area,
          earlier: isOwn(cells, text.cell, viewer) ? earlierThan(texts, text) : [],
        }),
      ),
      parts: places
        .filter((cell) => isOwn(cells, cell, viewer))
        .map((cell) => ({
          cell,
          nations: [...releasedTo(releases, cell)],
          mayWrite: allowed(() => requireWriter(operator, cells, cell)),
          mayRelease: allowed(() => requireReleaser(operator, cells, cell)),
        })),
      nations: [...new Set(cells.map(({ nation }) => nation))].toSorted(),
    };
  }
}

function earlierThan(texts: readonly WrittenText[], latest: WrittenText): ReportTextVersionDto[] {
  return texts
    .filter((text) => placeName(text) === placeName(latest) && text.version < latest.version)
    .map(versionOf)
    .toReversed();
}

function versionOf({ version, text, author, atWall }: WrittenText): ReportTextVersionDto {
  return { version, text, author, at: new Date(atWall).toISOString() };
}
