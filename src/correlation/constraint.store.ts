import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../database/engine.decorator.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { Constraint, ConstraintChange } from './constraints/constraint.ts';

export interface ConstraintRow {
  id: string;
  site_id: string;
  kind: 'never_join' | 'suppression';
  entity_key: string | null;
  signature: string | null;
  sensor_id: string | null;
  severity_at_most: number;
  expires_at: Date | null;
  owner: Actor;
  ended_by: Actor | null;
  begun_ordinal: string | null;
}

export const CONSTRAINT_COLUMNS = `id, site_id, kind, entity_key, signature, sensor_id, severity_at_most, expires_at, owner, ended_by,
  begun_ordinal`;

export interface ResolvedConstraint {
  siteId: string;
  actor: Actor;
  change: ConstraintChange;
}

/** What people told correlation of sites for a time, as the engine takes it. */
@Injectable()
export class ConstraintStore {
  constructor(@InjectEngine() private readonly dataSource: DataSource) {}

  /** Those that began to hold and have not been ended; one that has expired may still concern an alert that comes late. */
  async inForce(realm: string): Promise<{ siteId: string; constraint: Constraint }[]> {
    const rows = await this.dataSource.query<ConstraintRow[]>(
      `SELECT ${CONSTRAINT_COLUMNS} FROM correlation_constraints
       WHERE realm = $1 AND begun_ordinal IS NOT NULL AND ended_ordinal IS NULL`,
      [realm],
    );
    return rows.map((row) => ({ siteId: row.site_id, constraint: constraintOf(row) }));
  }

  /** What an input changes: each constraint has one when it is made, and one when a person ends it. */
  async resolve(tx: Transaction, id: string): Promise<ResolvedConstraint | null> {
    const [row] = await tx.query<ConstraintRow>(
      `SELECT ${CONSTRAINT_COLUMNS} FROM correlation_constraints WHERE id = $1 AND realm = $2 AND ended_ordinal IS NULL`,
      [id, tx.realm],
    );
    if (!row) return null;
    const constraint = constraintOf(row);
    if (row.begun_ordinal === null)
      return { siteId: row.site_id, actor: row.owner, change: { is: 'begun', constraint } };
    if (row.ended_by === null) return null;
    return { siteId: row.site_id, actor: row.ended_by, change: { is: 'ended', constraint } };
  }

  /** In the transaction that holds their effect. */
  async record(tx: Transaction, changes: readonly ConstraintChange[], ordinal: number): Promise<void> {
    for (const { is, constraint } of changes) {
      const column = is === 'begun' ? 'begun_ordinal' : 'ended_ordinal';
      await tx.query(`UPDATE correlation_constraints SET ${column} = $2 WHERE id = $1`, [constraint.id, ordinal]);
    }
  }
}

export function constraintOf(row: ConstraintRow): Constraint {
  const common = { id: row.id, until: row.expires_at?.getTime() ?? null };
  if (row.kind === 'never_join') return { ...common, kind: 'never-join', key: row.entity_key ?? '' };
  return {
    ...common,
    kind: 'suppression',
    signature: row.signature,
    sensorId: row.sensor_id,
    key: row.entity_key,
    severityAtMost: row.severity_at_most,
  };
}
