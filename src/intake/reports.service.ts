import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { SensorReader, type SpokenForSensor } from '../registry/sensor.reader.ts';
import { alertRow } from './alert-row.ts';
import { AlertWriter } from './alert.writer.ts';
import { checkDraft } from './draft-check.ts';
import { type Report, reportDraft } from './report-draft.ts';

export type Verification = 'confirmed' | 'refuted';

interface ReportOwner {
  nation: string;
  organisation_id: string;
  site_id: string;
  tlp: string;
  verification: string;
  case_id: string | null;
}

/** Takes what people say as alerts of kind `human`, and what others find out about it. */
@Injectable()
export class ReportsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly sensors: SensorReader,
    private readonly alerts: AlertWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * Stores a report, unverified, with its alert in one statement.
   * @throws DomainError `site_not_found`, `other_organisation` (forbidden), `bad_address`, `queue_full`;
   * DatabaseUnavailable.
   */
  async report(
    operator: Operator,
    siteCode: string,
    report: Report,
  ): Promise<{ status: 'accepted' | 'duplicate'; id: string }> {
    const draft = reportDraft(report, operator.id);
    const fault = checkDraft(draft);
    if (fault) throw refusal(fault);
    const sensor = await this.peopleAt(operator, siteCode);
    requireChange(operator, 'report.write', sensor);
    const { reporter, reliability, credibility } = report;
    const row = alertRow(draft, {
      id: uuidv7(),
      sensor,
      format: 'report',
      receivedAt: this.clock.now(),
      raw: JSON.stringify({ siteCode, ...report }),
      report: { reporter, reliability, credibility },
    });
    const [outcome] = await this.alerts.submit([row]);
    if (!outcome) throw new Error('A report was stored without an outcome');
    if (outcome.status === 'refused') throw refusal(outcome.rejection);
    return outcome;
  }

  /**
   * Says that a report was confirmed or refuted. The same verdict again changes nothing; another one replaces it, and
   * the journal keeps both.
   * @throws DomainError `report_not_found`.
   */
  async verify(operator: Operator, alertId: string, verification: Verification, reason: string): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const owner = await lockReport(transaction, operator, alertId);
      if (owner.verification === verification) return;
      const at = this.clock.now();
      await transaction.query(
        `UPDATE reports SET verification = $2, verified_by = $3, verified_at = $4, verification_reason = $5
         WHERE alert_id = $1`,
        [alertId, verification, operator.id, at, reason],
      );
      transaction.record({
        type: 'report.verified',
        at,
        nation: owner.nation,
        organisationId: owner.organisation_id,
        siteId: owner.site_id,
        caseId: owner.case_id,
        tlp: owner.tlp,
        actor: { id: operator.id, name: operator.name },
        data: { alertId, verification, by: operator.id, reason },
      });
    });
  }

  /** The sensor that stands for the people at a site; made when the first of them speaks. */
  private async peopleAt(operator: Operator, siteCode: string): Promise<SpokenForSensor> {
    const found = await this.sensors.atSite(operator, siteCode, 'human');
    if (found) return found;
    await this.unitOfWork.transact(operator, (transaction) =>
      transaction.query(
        `INSERT INTO sensors (id, code, site_id, kind, name)
         SELECT $1, code || '-people', id, 'human', 'People at ' || name FROM sites
         WHERE code = $2 AND ($3::boolean OR nation = $4)
         ON CONFLICT (code) DO NOTHING`,
        [uuidv7(), siteCode, operator.clearance === 'node', operator.nation ?? ''],
      ),
    );
    const made = await this.sensors.atSite(operator, siteCode, 'human');
    if (made) return made;
    throw new DomainError('not_found', 'site_not_found', 'There is no such site, or its reports are disabled', {
      field: 'siteCode',
    });
  }
}

async function lockReport(transaction: Transaction, operator: Operator, alertId: string): Promise<ReportOwner> {
  const [owner] = await transaction.query<ReportOwner>(
    `SELECT r.nation, r.organisation_id, a.site_id, a.tlp, r.verification,
       (SELECT c.id FROM alert_links l JOIN cases c ON c.id = l.group_id WHERE l.alert_id = a.id) AS case_id
     FROM reports r JOIN alerts a ON a.id = r.alert_id
     WHERE ${seen('a')} AND r.alert_id = $${AFTER_SIGHT}
     FOR UPDATE OF r`,
    [...sightParameters(operator), alertId],
  );
  if (!owner) throw new DomainError('not_found', 'report_not_found', 'There is no such report');
  const { nation, organisation_id: organisationId } = owner;
  requireChange(operator, 'report.write', { realm: operator.realm, nation, organisationId });
  return owner;
}

function refusal({ code, field, reason }: { code: string; field?: string; reason: string }): DomainError {
  return new DomainError('invalid', code, reason, field === undefined ? {} : { field });
}
