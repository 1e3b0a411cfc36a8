import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { LIVE_REALM, type Operator } from '../../access/operator.ts';
import { playersActions, RUN_ROLE_ACTIONS, type RunRole } from '../../access/policy/run-role.ts';
import { exerciseRealm } from '../../access/realms/realm-name.ts';
import { InjectEngine } from '../../database/engine.decorator.ts';

/**
 * Nobody enters a run that is archived, and what was learned in it is to be seen all the same: whoever was a member of it reads
 * it again from outside, as what they were in it, with no more than they may do now.
 */
@Injectable()
export class ArchivedRuns {
  constructor(@InjectEngine() private readonly engine: DataSource) {}

  /** The same operator, unless they ask outside for an archived run they were in: then as they would act inside of it. */
  async insideOf(operator: Operator, runId: string): Promise<Operator> {
    if (operator.realm !== LIVE_REALM) return operator;
    const [found] = await this.engine.query<{ role: RunRole | null }[]>(
      `SELECT member.role FROM exercise_runs run
       LEFT JOIN exercise_members member ON member.run_id = run.id AND 'person:' || member.account_id = $2
       WHERE run.id = $1 AND run.state = 'archived'`,
      [runId, operator.id],
    );
    if (!found) return operator;
    const realm = exerciseRealm(runId);
    if (operator.clearance === 'node') return { ...operator, realm };
    if (found.role === null) return operator;
    if (found.role === 'player') return { ...operator, realm, actions: playersActions(operator.actions) };
    const granted = RUN_ROLE_ACTIONS[found.role];
    const actions = new Set([...operator.actions].filter((action) => granted.has(action)));
    return {
      ...operator,
      realm,
      actions,
      clearance: actions.has('case.read') ? 'realm' : 'none',
      actsForNation: false,
    };
  }
}
