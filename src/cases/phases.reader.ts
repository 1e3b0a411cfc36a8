import { Injectable } from '@nestjs/common';
import { correlationRules } from '../../config/correlation-rules.ts';
import type { Operator } from '../access/operator.ts';
import { seen, sightParameters } from '../access/policy/sight.ts';
import { type PhasedAlert, type ToldPhases, toldPhases } from '../correlation/told-phases.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { CaseReference } from './case-reference.ts';
import { CasesReader } from './cases.reader.ts';
import type { CasePhasesDto } from './phases.dto.ts';

/** Alerts that phases are made of at most, repeats each by itself. */
const MOST = 50_000;
/** Phases told at most. */
const MOST_PHASES = 500;

/** Alerts of one group that the viewer sees, earliest first; the group is `$7`, the most of them `$8`. */
const ALERTS_OF_GROUP = `SELECT a.id, a.title, a.entities, (extract(epoch FROM a.effective_at) * 1000)::float8 AS t,
    coalesce(s.code, '') AS sensor
  FROM alert_links l CROSS JOIN LATERAL (SELECT * FROM alerts WHERE id = l.alert_id OFFSET 0) a
  LEFT JOIN sensors s ON s.id = a.sensor_id
  WHERE l.group_id = $7 AND ${seen('a')} ORDER BY a.effective_at, a.id LIMIT $8`;

/** The parts of an intrusion that a case shows, of the alerts its reader sees. */
@Injectable()
export class PhasesReader {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly cases: CasesReader,
  ) {}

  /** @throws DomainError `case_not_found`. */
  async ofCase(operator: Operator, reference: CaseReference): Promise<CasePhasesDto> {
    const caseId = await this.cases.identify(operator, reference);
    const { alerts, phases } = await this.told(operator, caseId);
    const moment = (t: number): string => new Date(t).toISOString();
    return {
      caseId,
      alerts: Math.min(alerts.length, MOST),
      truncated: alerts.length > MOST || phases.length > MOST_PHASES,
      phases: phases
        .slice(0, MOST_PHASES)
        .map((phase) => Object.assign({}, phase, { first: moment(phase.first), last: moment(phase.last) })),
    };
  }

  /** Phases, and the alerts that are of them. */
  async told(operator: Operator, caseId: string): Promise<ToldPhases & { alerts: PhasedAlert[] }> {
    const alerts = await this.database.query<PhasedAlert>(operator, ALERTS_OF_GROUP, [
      ...sightParameters(operator),
      caseId,
      MOST + 1,
    ]);
    return { alerts, ...toldPhases(alerts.slice(0, MOST), correlationRules.phase) };
  }
}
