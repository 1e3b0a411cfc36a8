import { Injectable } from '@nestjs/common';
import { correlationRules } from '../../config/correlation-rules.ts';
import type { Operator } from '../access/operator.ts';
import { sightParameters } from '../access/policy/sight.ts';
import { explainCase, type StepRange } from '../correlation/explanation/explain-case.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { CaseReference } from './case-reference.ts';
import { CasesReader } from './cases.reader.ts';
import { EXPLAINED_OF_GROUP, type ExplainedRow, toExplained } from './explained-alerts.ts';
import type { CaseExplanationDto } from './explanation.dto.ts';

/** Alerts one explanation takes, repeats folded into them. */
const MOST = 5_000;

/** Explains a case out of the ties and reasons stored with its alerts, of those its reader sees (docs/access.md §3). */
@Injectable()
export class ExplanationReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /** @throws DomainError `case_not_found`. */
  async ofCase(operator: Operator, reference: CaseReference, range: StepRange): Promise<CaseExplanationDto> {
    const caseId = await this.cases.identify(operator, reference);
    const rows = await this.database.query<ExplainedRow>(operator, EXPLAINED_OF_GROUP, [
      ...sightParameters(operator),
      caseId,
      MOST + 1,
    ]);
    const alerts = rows.slice(0, MOST).map(toExplained);
    const { steps, ...explanation } = explainCase(alerts, correlationRules.case, range);
    return {
      caseId,
      alerts: alerts.length,
      truncated: rows.length > MOST,
      ...explanation,
      steps: steps.map((step) => Object.assign(step, { at: new Date(step.at).toISOString() })),
    };
  }
}
