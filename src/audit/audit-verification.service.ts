import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Operator } from '../access/operator.ts';
import { InjectEngine } from '../database/engine.decorator.ts';
import { ViewerDatabase } from '../database/viewer-database.service.ts';
import type { AuditVerificationDto } from './audit-verification.dto.ts';
import { type IntegrityFault, IntegrityChecks } from './integrity-checks.ts';
import { storedTrail } from './proof/stored-trail.ts';
import type { TrailReport } from './proof/trail-fault.ts';
import { verifyTrail } from './proof/verify-trail.ts';
import { TrailKeys } from './trail-keys.service.ts';

interface Findings {
  report: TrailReport;
  rows: IntegrityFault[];
}

/** Verifies the whole trail of the node, and tells each viewer no more of it than what is its own. */
@Injectable()
export class AuditVerification {
  private underway: Promise<Findings> | undefined;

  constructor(
    @InjectEngine() private readonly engine: DataSource,
    private readonly viewers: ViewerDatabase,
    private readonly keys: TrailKeys,
    private readonly checks: IntegrityChecks,
  ) {}

  async verify(operator: Operator): Promise<AuditVerificationDto> {
    const { report, rows } = await this.findings();
    const { fault, ...rest } = report;
    const own = rows.filter((row) => isOf(operator, row));
    return {
      ...rest,
      ok: report.ok && rows.length === 0,
      fault: fault && { ...fault, ...((await this.maySee(operator, fault.index)) ? {} : { realm: null, seq: null }) },
      rows: own.map(({ table, id, fault }) => ({ table, id, fault })),
      rowsElsewhere: rows.length - own.length,
    };
  }

  /** It reads everything, so those who ask while it runs share one run. */
  private findings(): Promise<Findings> {
    this.underway ??= this.examine().finally(() => (this.underway = undefined));
    return this.underway;
  }

  private async examine(): Promise<Findings> {
    const report = await this.engine.transaction('REPEATABLE READ', async (manager) => {
      const source = await storedTrail((sql, parameters) => manager.query(sql, parameters));
      return verifyTrail(source, this.keys.trusted);
    });
    return { report, rows: await this.checks.run() };
  }

  private async maySee(operator: Operator, index: number): Promise<boolean> {
    if (operator.clearance === 'node') return true;
    const rows = await this.viewers.query(operator, 'SELECT FROM audit_entries WHERE index = $1', [index]);
    return rows.length > 0;
  }
}

function isOf(operator: Operator, { organisationId }: IntegrityFault): boolean {
  return operator.clearance === 'node' || (organisationId !== undefined && organisationId === operator.organisationId);
}
