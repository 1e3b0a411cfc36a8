import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { HotwashDto, OwnHotwashDto } from './hotwash.dto.ts';
import { readHotwash } from './hotwash-rows.ts';
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
    const { hotwash, objectives } = await this.reports.of(operator, runId);
    return {
      mine: await this.mine(operator, runId),
      answers: hotwash,
      objectives: objectives.map(({ code, statement, rating, proposed }) => ({ code, statement, rating, proposed })),
    };
  }

  private async mine(operator: Operator, runId: string): Promise<OwnHotwashDto | null> {
    const found = (await readHotwash(this.engine, runId)).find(
      ({ accountId }) => operator.id === `person:${accountId}`,
    );
    if (!found) return null;
    const { wentWell, toImprove, author, ratings } = found;
    return { wentWell, toImprove, anonymous: author === null, ratings };
  }
}
