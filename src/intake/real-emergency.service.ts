import { Injectable } from '@nestjs/common';
import { LIVE_REALM, type Operator } from '../access/operator.ts';
import { realmNotFound, RunEntries } from '../access/realms/run-entries.service.ts';
import { Clock } from '../common/clock.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { ReportCategory } from './report-severity.ts';
import { ReportsService } from './reports.service.ts';

/** What stands before the text of every such report, so that nobody takes it for play. */
const TITLE = 'REAL EMERGENCY, NOT AN EXERCISE';
/** Who tells the cells; which person it was is for the live realm to know. */
const CONTROL: Actor = { id: 'system:exercise-control', name: 'EXERCISE CONTROL' };

export interface RealEmergency {
  siteCode: string;
  text: string;
  clientId: string;
  category: ReportCategory;
}

/** The one way out of an exercise: what is real goes to the realm `live`, and play is told to stop. */
@Injectable()
export class RealEmergencies {
  constructor(
    private readonly runs: RunEntries,
    private readonly reports: ReportsService,
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * The report is committed before play hears of it: should the second half fail, it is sent again under the same id.
   * @throws DomainError `realm_not_found`; what {@link ReportsService.report} throws.
   */
  async declare(
    operator: Operator,
    realm: string,
    { siteCode, text, clientId, category }: RealEmergency,
  ): Promise<{ status: 'accepted' | 'duplicate'; alertId: string; at: string }> {
    if (operator.realm !== LIVE_REALM && operator.realm !== realm) throw realmNotFound();
    await this.runs.requireMember(operator, realm);
    const now = this.clock.now();
    const { status, id } = await this.reports.report(inEarnest(operator), siteCode, {
      clientId: `real-emergency:${clientId}`,
      title: TITLE,
      text,
      occurredAt: now,
      category,
      reporter: operator.name,
      reliability: 'B',
      credibility: 2,
    });
    const at = await this.work.transactAsEngine(
      realm,
      (transaction) => tellRun(transaction, operator, now, status === 'duplicate'),
      operator.origin,
    );
    return { status, alertId: id, at: at.toISOString() };
  }
}

/**
 * The same person outside. An emergency asks for no role, and whose site of the nation it is does not matter: what it makes
 * is a report and no more.
 */
function inEarnest(operator: Operator): Operator {
  const clearance = operator.clearance === 'node' ? 'node' : 'standard';
  return {
    ...operator,
    realm: LIVE_REALM,
    clearance,
    actions: new Set(['report.write']),
    actsForNation: true,
  };
}

/** Each nation that plays gets an entry of its own: nobody reads another's. It tells who said so, and nothing of what. */
async function tellRun(transaction: Transaction, operator: Operator, now: Date, again: boolean): Promise<Date> {
  const [run] = await transaction.query<{ id: string; at: Date | null }>(
    'SELECT id, real_emergency_at AS at FROM exercise_runs WHERE realm = $1 FOR UPDATE',
    [transaction.realm],
  );
  if (!run) throw realmNotFound();
  if (again && run.at) return run.at;
  await transaction.query('UPDATE exercise_runs SET real_emergency_at = $2 WHERE id = $1', [run.id, now]);
  const [organisation] = await transaction.query<{ code: string; name: string }>(
    'SELECT code, name FROM organisations WHERE id = $1',
    [operator.organisationId],
  );
  const nations = await transaction.query<{ nation: string; organisationId: string }>(
    `SELECT DISTINCT ON (nation) nation, organisation_id AS "organisationId" FROM exercise_cells
     WHERE run_id = $1 ORDER BY nation, code`,
    [run.id],
  );
  for (const { nation, organisationId } of nations) {
    transaction.record({
      type: 'drill.real_emergency',
      at: now,
      nation,
      organisationId,
      siteId: null,
      caseId: null,
      tlp: 'GREEN',
      actor: CONTROL,
      data: { runId: run.id, by: organisation ? { ...organisation } : null },
      origin: null,
    });
  }
  return now;
}
