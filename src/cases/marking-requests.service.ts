import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireChange } from '../access/policy/authorise.ts';
import type { Pap, Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Actor } from '../journal/journal-event.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { Marking } from './case-marks.ts';
import { type LockedThing, lockThing, type ThingReference } from './marked-things.store.ts';
import { decideMarking, type MarkedKind } from './marking-change.ts';
import { markingData } from './marking-events.ts';
import { leastOf, refusal } from './markings.service.ts';
import { MarkingsWriter, numberOf, record } from './markings.writer.ts';

export type Verdict = 'confirmed' | 'refused';

interface RequestRow {
  id: string;
  realm: string;
  nation: string;
  case_id: string | null;
  thing: MarkedKind;
  thing_id: string;
  version: string;
  tlp: Tlp;
  pap: Pap;
  to_tlp: Tlp;
  to_pap: Pap;
  reason: string;
  actor: Actor;
  decided: boolean;
}

/** The second of two people who lower a marking (docs/access.md §5). */
@Injectable()
export class MarkingRequestsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: MarkingsWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `request_not_found`; forbidden with the policy's reason, or `same_person`; `already_decided`,
   * `request_lapsed` (conflict), the latter when the thing is no longer as it was when it was asked for.
   */
  async decide(operator: Operator, id: string, verdict: Verdict, reason: string | null): Promise<void> {
    await this.unitOfWork.transact(operator, async (transaction) => {
      const asked = await findRequest(transaction, operator, id);
      const thing = asked && (await lockThing(transaction, operator, referenceOf(asked)));
      // Once more with the thing locked: another may have decided meanwhile.
      const request = thing && (await findRequest(transaction, operator, id));
      if (!thing || !request) throw new DomainError('not_found', 'request_not_found', 'There is no such request');
      requireChange(operator, 'case.downgrade', thing);
      if (request.actor.id === operator.id) {
        throw new DomainError('forbidden', 'same_person', 'Lowering takes two: another person decides on your request');
      }
      if (request.decided) throw new DomainError('conflict', 'already_decided', 'The request was decided on before');
      if (lapsed(request, thing)) {
        const message = 'What is to be marked has changed since; ask anew';
        throw new DomainError('conflict', 'request_lapsed', message);
      }
      const at = this.clock.now();
      await transaction.query(
        `INSERT INTO marking_decisions (request_id, realm, nation, verdict, reason, actor, decided_at)
         VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7)`,
        [
          id,
          request.realm,
          request.nation,
          verdict,
          reason,
          JSON.stringify({ id: operator.id, name: operator.name }),
          at,
        ],
      );
      const to = { tlp: request.to_tlp, pap: request.to_pap };
      const told = { requestId: id, thing: thing.kind, thingId: thing.id, ...numberOf(thing) };
      const data = { ...told, ...markingData(thing, to, reason ?? '') };
      record(transaction, thing, `marking.${verdict}`, thing.tlp, data, { operator, at });
      if (verdict === 'confirmed') await this.lower(transaction, operator, thing, to, request.reason, at);
    });
  }

  private async lower(
    transaction: Transaction,
    operator: Operator,
    thing: LockedThing,
    to: Marking,
    reason: string,
    at: Date,
  ): Promise<void> {
    const change = decideMarking(operator, thing, to, leastOf(thing));
    if (change.kind === 'refused') throw refusal(change.reason);
    await this.writer.apply(transaction, thing, to, { operator, at, reason });
  }
}

async function findRequest(transaction: Transaction, operator: Operator, id: string): Promise<RequestRow | undefined> {
  const [row] = await transaction.query<RequestRow>(
    `SELECT r.id, r.realm, r.nation, r.case_id, r.thing, r.thing_id, r.version, r.tlp, r.pap, r.to_tlp, r.to_pap,
            r.reason, r.actor, EXISTS (SELECT FROM marking_decisions d WHERE d.request_id = r.id) AS decided
     FROM marking_requests r WHERE ${seen('r')} AND r.id = $${AFTER_SIGHT}`,
    [...sightParameters(operator), id],
  );
  return row;
}

function referenceOf({ thing: kind, thing_id: id, case_id: caseId }: RequestRow): ThingReference {
  if (kind === 'alert') return { kind, id };
  return kind === 'case' ? { kind, reference: { id } } : { kind, reference: { id: caseId ?? id }, id };
}

/** Whether the thing is no longer as whoever asked saw it. */
function lapsed(request: RequestRow, thing: LockedThing): boolean {
  return request.tlp !== thing.tlp || request.pap !== thing.pap || Number(request.version) !== thing.version;
}
