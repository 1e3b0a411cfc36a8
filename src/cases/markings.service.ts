import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import type { Marking } from './case-marks.ts';
import { type LockedThing, lockThing, type ThingReference } from './marked-things.store.ts';
import { decideMarking, type MarkedKind, type MarkingChange } from './marking-change.ts';
import { markingData } from './marking-events.ts';
import { MarkingsWriter, numberOf, record } from './markings.writer.ts';

/** What became of a wish to mark a thing. */
export type MarkingOutcome =
  { status: 'unchanged' | 'marked'; marking: Marking } | { status: 'requested'; marking: Marking; requestId: string };

const REFUSALS: Readonly<Record<Extract<MarkingChange, { kind: 'refused' }>['reason'], string>> = {
  not_granted: 'None of your roles allows this',
  other_realm: 'This belongs to another realm',
  other_nation: 'This belongs to another nation',
  other_organisation: 'This belongs to another organisation',
  above_clearance: 'You could not see what you mark so',
  unknown_marking: 'This carries a marking nobody knows',
  mixed_marking: 'Raise one marking and lower the other one after the other: only the second waits for another person',
  below_case: 'A part is never less strict than its case',
};

/** Marks things: raises at once, and asks a second person where a marking is to be lowered (docs/access.md §5). */
@Injectable()
export class MarkingsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly writer: MarkingsWriter,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws DomainError `<kind>_not_found`; forbidden with the policy's reason, `above_clearance`; `below_case`,
   * `mixed_marking` (invalid); `already_requested` (conflict).
   */
  async mark(
    operator: Operator,
    named: ThingReference,
    wish: Partial<Marking>,
    reason: string,
  ): Promise<MarkingOutcome> {
    return this.unitOfWork.transact(operator, async (transaction): Promise<MarkingOutcome> => {
      const thing = await lockThing(transaction, operator, named);
      if (!thing) throw thingNotFound(named.kind);
      const change = decideMarking(operator, thing, wish, leastOf(thing));
      if (change.kind === 'refused') throw refusal(change.reason);
      if (change.kind === 'unchanged') return { status: 'unchanged', marking: { tlp: thing.tlp, pap: thing.pap } };
      const at = this.clock.now();
      if (change.kind === 'raise') {
        await this.writer.apply(transaction, thing, change.to, { operator, at, reason });
        return { status: 'marked', marking: change.to };
      }
      const requestId = await request(transaction, operator, thing, change.to, reason, at);
      return { status: 'requested', marking: { tlp: thing.tlp, pap: thing.pap }, requestId };
    });
  }
}

/** What a part may not be marked below. */
export function leastOf(thing: LockedThing): Marking | null {
  return thing.kind === 'case' || thing.kind === 'alert' ? null : thing.case;
}

export function refusal(reason: Extract<MarkingChange, { kind: 'refused' }>['reason']): DomainError {
  const kind = reason === 'mixed_marking' || reason === 'below_case' ? 'invalid' : 'forbidden';
  return new DomainError(kind, reason, REFUSALS[reason]);
}

function thingNotFound(kind: MarkedKind): DomainError {
  return new DomainError('not_found', `${kind}_not_found`, `There is no such ${kind}`);
}

/** Written down once: while one waits for the thing as it is, it is for another person to confirm it. */
async function request(
  transaction: Transaction,
  operator: Operator,
  thing: LockedThing,
  to: Marking,
  reason: string,
  at: Date,
): Promise<string> {
  const open = await transaction.query(
    `SELECT 1 FROM marking_requests r
     WHERE r.thing_id = $1 AND r.version = $2 AND r.tlp = $3 AND r.pap = $4
       AND NOT EXISTS (SELECT FROM marking_decisions d WHERE d.request_id = r.id)`,
    [thing.id, thing.version, thing.tlp, thing.pap],
  );
  if (open.length > 0) {
    const message = 'A lower marking was asked for already; it waits for another person';
    throw new DomainError('conflict', 'already_requested', message);
  }
  const id = uuidv7();
  await transaction.query(
    `INSERT INTO marking_requests (id, realm, nation, organisation_id, site_id, case_id, thing, thing_id, version, tlp, pap,
       to_tlp, to_pap, reason, actor, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::jsonb, $16)`,
    [
      id,
      thing.realm,
      thing.nation,
      thing.organisationId,
      thing.siteId,
      thing.case?.id ?? null,
      thing.kind,
      thing.id,
      thing.version,
      thing.tlp,
      thing.pap,
      to.tlp,
      to.pap,
      reason,
      JSON.stringify({ id: operator.id, name: operator.name }),
      at,
    ],
  );
  const data = {
    requestId: id,
    thing: thing.kind,
    thingId: thing.id,
    ...numberOf(thing),
    ...markingData(thing, to, reason),
  };
  record(transaction, thing, 'marking.requested', thing.tlp, data, { operator, at });
  return id;
}
