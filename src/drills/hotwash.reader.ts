import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { HotwashDto, OwnHotwashDto } from './hotwash.dto.ts';
import { readHotwash } from './hotwash-rows.ts';
import type { Improvement } from './report/report-document.ts';
import { ReportReader } from './report.reader.ts';

/** What members say of a run, cut to its reader as the report is. */
@Injectable()
export class HotwashReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly reports: ReportReader,
  ) {}

  /** @throws DomainError as `ReportReader.of`. */
  async of(operator: Operator, runId: string): Promise<HotwashDto> {
    const { hotwash, objectives, improvements, overview } = await this.reports.of(operator, runId);
    return {
      mine: await this.mine(operator, runId),
      answers: hotwash,
      objectives: objectives.map(({ code, statement, rating, proposed }) => ({ code, statement, rating, proposed })),
      improvements,
      organisations: [...new Set(overview.participants.map(({ organisation }) => organisation))].toSorted(),
    };
  }

  private async mine(operator: Operator, runId: string): Promise<OwnHotwashDto | null> {
    const found = (await readHotwash(this.engine, runId)).find(
      ({ accountId }) => operator.id === `person:${accountId}`,
    );
    if (!found) return null;
    const { wentWell, toImprove, author, ratings } = found;
    const improvements = found.improvements.map(asWanted);
    return { wentWell, toImprove, anonymous: author === null, ratings, improvements };
  }
}

/** As it was asked for: what was not said is absent. */
function asWanted({ cell, due, ...one }: Improvement): OwnHotwashDto['improvements'][number] {
  return { ...one, ...(cell !== null && { cell }), ...(due !== null && { due }) };
}
