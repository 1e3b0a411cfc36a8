import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../../access/operator.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';
import { ScoreReader, viewerOf } from '../score.reader.ts';
import type { ImprovementListDto } from './improvement.dto.ts';
import { readImprovements, toImprovement } from './improvement-row.ts';
import { knownImprovements } from './improvement-rules.ts';

/** The plan of a run, read from inside it. */
@Injectable()
export class ImprovementsReader {
  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly scores: ScoreReader,
  ) {}

  /** @throws DomainError as `ScoreReader.of`. */
  async of(operator: Operator, runId: string): Promise<ImprovementListDto> {
    const { cells } = await this.scores.picture(operator, runId);
    const rows = await readImprovements(this.engine, runId);
    const viewer = { ...viewerOf(operator), organisationId: operator.organisationId };
    const organisations = await this.engine.query<{ code: string }[]>('SELECT code FROM organisations ORDER BY code');
    return {
      items: knownImprovements(rows, cells, viewer).map(toImprovement),
      organisations: organisations.map(({ code }) => code),
    };
  }
}
