import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { InjectEngine } from '../../database/engine.decorator.ts';
import type { ViewedCell } from '../operator.ts';
import type { RunRole } from '../policy/run-role.ts';

/** An account in the realm of a run. */
export interface RunMember {
  accountId: string;
  realm: string;
}

/** A run that somebody may enter, and as what. */
export interface EnterableRun {
  realm: string;
  designator: string;
  banner: string;
  state: string;
  /** Null for the node's operator, who is in no cell. */
  role: RunRole | null;
  cell: string | null;
  /** Nations that play, by code. */
  nations: string[];
  realEmergencyAt: Date | null;
}

/** Whoever is a member of a run may enter it until it is archived. */
const OPEN = "run.state <> 'archived'";

const RUN = `run.realm, run.designator, run.banner, run.state, run.real_emergency_at AS "realEmergencyAt",
  ARRAY(SELECT DISTINCT cell.nation FROM exercise_cells cell WHERE cell.run_id = run.id ORDER BY 1) AS nations`;

/** Who is in which run. Asked on behalf of nobody: it decides on whose behalf a request acts. */
@Injectable()
export class MembershipsReader {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** Of these those that stand. */
  async standing(asked: readonly RunMember[]): Promise<(RunMember & { role: RunRole })[]> {
    if (asked.length === 0) return [];
    return this.engine.query<(RunMember & { role: RunRole })[]>(
      `SELECT member.account_id AS "accountId", run.realm, member.role
       FROM unnest($1::uuid[], $2::text[]) AS asked (account_id, realm)
       JOIN exercise_runs run ON run.realm = asked.realm AND ${OPEN}
       JOIN exercise_members member ON member.run_id = run.id AND member.account_id = asked.account_id`,
      [asked.map(({ accountId }) => accountId), asked.map(({ realm }) => realm)],
    );
  }

  /**
   * A cell that plays, as its people see the run: of its players those of the cell's own organisation count. A cell in which
   * nobody plays yet sees what an observer of its organisation would.
   */
  async playingCell(realm: string, code: string): Promise<ViewedCell | undefined> {
    const [cell] = await this.engine.query<ViewedCell[]>(
      `SELECT cell.code, cell.nation, cell.organisation_id AS "organisationId", team.code AS organisation,
         team.kind = 'national_cert' AS "isNationalCert",
         coalesce(nullif(ARRAY(SELECT DISTINCT unnest(account.roles) FROM exercise_members member
           JOIN accounts account ON account.id = member.account_id AND account.state = 'active'
           WHERE member.run_id = run.id AND member.cell = cell.code AND member.role = 'player'
             AND account.organisation_id = cell.organisation_id ORDER BY 1), '{}'), '{observer}') AS roles
       FROM exercise_runs run JOIN exercise_cells cell ON cell.run_id = run.id AND cell.code = $2
       JOIN organisations team ON team.id = cell.organisation_id
       WHERE run.realm = $1 AND ${OPEN} AND cell.kind NOT IN ('control', 'evaluator', 'observer')`,
      [realm, code],
    );
    return cell;
  }

  async isOpen(realm: string): Promise<boolean> {
    const rows = await this.engine.query<unknown[]>(
      `SELECT 1 FROM exercise_runs run WHERE run.realm = $1 AND ${OPEN}`,
      [realm],
    );
    return rows.length > 0;
  }

  /** Newest first. */
  runsOf(accountId: string): Promise<EnterableRun[]> {
    return this.engine.query<EnterableRun[]>(
      `SELECT ${RUN}, member.role, member.cell
       FROM exercise_members member JOIN exercise_runs run ON run.id = member.run_id AND ${OPEN}
       WHERE member.account_id = $1 ORDER BY run.created_at DESC, run.id`,
      [accountId],
    );
  }

  /** All there are, for the node's operator. */
  runs(): Promise<EnterableRun[]> {
    return this.engine.query<EnterableRun[]>(
      `SELECT ${RUN}, NULL AS role, NULL AS cell FROM exercise_runs run WHERE ${OPEN}
       ORDER BY run.created_at DESC, run.id`,
    );
  }
}
