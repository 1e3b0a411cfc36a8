import { Injectable } from '@nestjs/common';
import { MachineCredentials } from '../access/gateways/machine-credentials.service.ts';
import type { Operator } from '../access/operator.ts';
import { OpenRealms } from '../access/realms/open-realms.service.ts';
import { RunEntries } from '../access/realms/run-entries.service.ts';
import { Clock } from '../common/clock.ts';
import { ACCESS_REALM } from '../journal/access-event.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { type OverRun, overRun, toldOutside } from './run-end.ts';
import { SimulatorKeys } from './simulator-keys.store.ts';

/** Puts runs away: nobody enters one any more, nothing speaks in it, and its rows stay as they are. */
@Injectable()
export class RunsArchive {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: SimulatorKeys,
    private readonly realms: OpenRealms,
    private readonly entries: RunEntries,
    private readonly credentials: MachineCredentials,
  ) {}

  /** The run as it then is; one that is archived already stays so. @throws DomainError as {@link overRun}. */
  async archive(operator: Operator, runId: string): Promise<OverRun> {
    const at = this.clock.now();
    const run = await this.unitOfWork.transactAsEngine(
      ACCESS_REALM,
      async (tx) => {
        const over = await overRun(tx, operator, runId);
        if (over.state === 'archived') return over;
        await tx.query(`UPDATE exercise_runs SET state = 'archived', archived_at = $2 WHERE id = $1`, [runId, at]);
        const data = { realm: over.realm, designator: over.designator };
        tx.recordAccess({ ...toldOutside(over, operator, at), type: 'realm.archived', data });
        return { ...over, state: 'archived' as const, archivedAt: at };
      },
      operator.origin,
    );
    await this.keys.revoke(run);
    this.entries.forget();
    this.credentials.forget();
    await this.realms.look();
    return run;
  }
}
