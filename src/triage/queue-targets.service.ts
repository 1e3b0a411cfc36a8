import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireAct } from '../access/policy/authorise.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Json } from '../common/json.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { SEVERITY_CLASSES, type SeverityClass } from './queue-severity.ts';
import { DEFAULT_TARGETS, type DueKind, type ResponseTargets, targetMinutes } from './queue-targets.ts';

interface Row {
  nation: string;
  class: number | null;
  acknowledge_minutes: number | null;
  resolve_minutes: number | null;
}

type Query = (sql: string, parameters: unknown[]) => Promise<Row[]>;

const KINDS: readonly DueKind[] = ['acknowledge', 'resolve'];

/** Within which time an organisation means to act on what comes in; its nation sees that, and itself decides it. */
@Injectable()
export class QueueTargetsService {
  constructor(
    private readonly database: ViewerDatabase,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainError `organisation_not_found`. */
  async get(operator: Operator, organisationId: string): Promise<ResponseTargets> {
    const rows = await find((sql, given) => this.database.query<Row>(operator, sql, given), operator, organisationId);
    return toTargets(rows);
  }

  /**
   * Holds at once, for what waits already too.
   * @throws DomainError `organisation_not_found`; `other_organisation` (forbidden).
   */
  async replace(operator: Operator, organisationId: string, wanted: ResponseTargets): Promise<ResponseTargets> {
    requireAct(operator, 'settings.write');
    return this.unitOfWork.transact(operator, async (transaction) => {
      const rows = await find((sql, given) => transaction.query<Row>(sql, given), operator, organisationId);
      if (operator.clearance !== 'node' && operator.organisationId !== organisationId) {
        throw new DomainError('forbidden', 'other_organisation', 'This belongs to another organisation');
      }
      const changes = changed(toTargets(rows), wanted);
      if (Object.keys(changes).length === 0) return toTargets(rows);
      await transaction.query(
        `INSERT INTO response_targets (organisation_id, class, acknowledge_minutes, resolve_minutes)
         SELECT $1, r.rank - 1, r.acknowledge, r.resolve
         FROM unnest($2::integer[], $3::integer[]) WITH ORDINALITY AS r (acknowledge, resolve, rank)
         ON CONFLICT (organisation_id, class) DO UPDATE SET acknowledge_minutes = excluded.acknowledge_minutes,
           resolve_minutes = excluded.resolve_minutes`,
        [organisationId, ...KINDS.map((kind) => targetMinutes(wanted, kind))],
      );
      transaction.recordAccess({
        type: 'settings.changed',
        at: this.clock.now(),
        nation: rows[0]?.nation ?? '',
        organisationId,
        siteId: null,
        caseId: null,
        tlp: 'AMBER',
        actor: { id: operator.id, name: operator.name },
        data: { organisationId, changes },
      });
      return wanted;
    });
  }
}

async function find(query: Query, operator: Operator, organisationId: string): Promise<Row[]> {
  const rows = await query(
    `SELECT o.nation, t.class, t.acknowledge_minutes, t.resolve_minutes
     FROM organisations o LEFT JOIN response_targets t ON t.organisation_id = o.id
     WHERE o.id = $1 AND ($2 OR o.nation = $3)`,
    [organisationId, operator.clearance === 'node', operator.nation],
  );
  if (rows.length === 0) throw new DomainError('not_found', 'organisation_not_found', 'There is no such organisation');
  return rows;
}

function toTargets(rows: readonly Row[]): ResponseTargets {
  const targets = (kind: DueKind): Record<SeverityClass, number | null> => {
    const minutes = { ...DEFAULT_TARGETS[kind] };
    for (const row of rows) {
      const named = row.class === null ? undefined : SEVERITY_CLASSES[row.class];
      if (named) minutes[named] = row[`${kind}_minutes`];
    }
    return minutes;
  };
  return { acknowledge: targets('acknowledge'), resolve: targets('resolve') };
}

function changed(before: ResponseTargets, after: ResponseTargets): Record<string, { from: Json; to: Json }> {
  return Object.fromEntries(
    KINDS.flatMap((kind) =>
      SEVERITY_CLASSES.filter((named) => before[kind][named] !== after[kind][named]).map((named) => [
        `${kind}.${named}`,
        { from: before[kind][named], to: after[kind][named] },
      ]),
    ),
  );
}
