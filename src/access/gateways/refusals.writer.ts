import { Injectable, Logger } from '@nestjs/common';
import { Clock } from '../../common/clock.ts';
import { ACCESS_REALM } from '../../journal/access-event.ts';
import { UnitOfWork } from '../../journal/unit-of-work.service.ts';
import { NO_NATION, NO_ORGANISATION } from '../operator.ts';
import { OncePerWhile } from './once-per-while.ts';
import type { Refusal } from './refused-request.ts';

/**
 * One key or certificate gets one entry of each type in this time, however often it is refused, and all that are not
 * known get one together: attacks come in storms.
 */
export const REFUSAL_EVERY_MS = 60_000;

/** Writes into the journal of access what sensors and gateways were refused. */
@Injectable()
export class RefusalsWriter {
  private readonly log = new Logger(RefusalsWriter.name);
  private readonly written = new OncePerWhile(REFUSAL_EVERY_MS, 10_000);

  constructor(
    private readonly work: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Never throws: a refusal stands, whether it could be written down or not. */
  async write({ type, owner, actor, address, credential, data }: Refusal): Promise<void> {
    const at = this.clock.now();
    if (!this.written.passes(`${type} ${credential}`, at.getTime())) return;
    const { nation, organisationId } = owner ?? { nation: NO_NATION, organisationId: NO_ORGANISATION };
    const entry = { type, at, nation, organisationId, siteId: null, caseId: null, tlp: 'AMBER', actor, data };
    this.log.warn(`${actor.name} was refused from ${address ?? 'an unknown address'}: ${data.reason}`);
    try {
      await this.work.transactAsEngine(ACCESS_REALM, async (transaction) => transaction.recordAccess(entry), {
        address,
        credential,
      });
    } catch (error) {
      this.log.error(`A refusal could not be written into the journal: ${String(error)}`);
    }
  }
}
