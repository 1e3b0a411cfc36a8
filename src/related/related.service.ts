import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { requireAct, requireChange } from '../access/policy/authorise.ts';
import { mayChange } from '../access/policy/decide.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { pairEvents, type PairState } from './related-events.ts';
import { AFTER_RELATED_SIGHT, PAIR_SEEN, PAIR_TABLES, REASON_SEEN, relatedSight } from './related-sight.ts';
import type { RelatedDto } from './related.dto.ts';
import { relatedNotFound, RelatedReader } from './related.reader.ts';

interface PairRow extends PairState {
  realm: string;
  one_organisation_id: string;
  other_organisation_id: string | null;
}

/** Decisions of people on what was proposed. They say that two have to do with each other or not, and merge nothing. */
@Injectable()
export class RelatedService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly reader: RelatedReader,
  ) {}

  /** @throws DomainError `related_not_found`; the policy's reasons (forbidden); `already_decided` (conflict). */
  accept(operator: Operator, id: string, reason: string | undefined): Promise<RelatedDto> {
    return this.decide(operator, id, 'accepted', reason ?? null);
  }

  /** It is not proposed again. @throws DomainError as {@link accept}. */
  dismiss(operator: Operator, id: string, reason: string): Promise<RelatedDto> {
    return this.decide(operator, id, 'dismissed', reason);
  }

  private async decide(
    operator: Operator,
    id: string,
    decision: 'accepted' | 'dismissed',
    reason: string | null,
  ): Promise<RelatedDto> {
    requireAct(operator, 'case.decide');
    await this.unitOfWork.transact(operator, async (transaction) => {
      const pair = await lockPair(transaction, operator, id);
      requireOneSide(operator, pair);
      if (pair.decision === decision) {
        throw new DomainError('conflict', 'already_decided', `Somebody has ${decision} it already`);
      }
      const at = this.clock.now();
      const by = { id: operator.id, name: operator.name };
      await transaction.query(
        'UPDATE related_pairs SET decision = $2, decided_by = $3, decided_at = $4, decision_reason = $5 WHERE id = $1',
        [id, decision, JSON.stringify(by), at, reason],
      );
      const data: JsonObject = reason === null ? {} : { reason };
      for (const event of pairEvents(pair, `related.${decision}`, at, by, data)) transaction.record(event);
    });
    return this.reader.one(operator, id);
  }
}

async function lockPair(transaction: Transaction, operator: Operator, id: string): Promise<PairRow> {
  const [found] = await transaction.query<PairRow>(
    `SELECT p.id, p.realm, p.nation, p.case_id, p.other_case_id, p.share_id, p.organisation_id, p.tlp, p.addressee, p.standing,
       p.decision, one.site_id, other.site_id AS other_site_id, one.tlp AS case_tlp,
       one.organisation_id AS one_organisation_id, other.organisation_id AS other_organisation_id
     FROM ${PAIR_TABLES} WHERE ${PAIR_SEEN} AND p.id = $${AFTER_RELATED_SIGHT}::uuid
       AND EXISTS (SELECT FROM related_reasons r WHERE r.pair_id = p.id AND ${REASON_SEEN})
     FOR UPDATE OF p`,
    [...relatedSight(operator), id],
  );
  if (!found) throw relatedNotFound();
  return found;
}

/** Who may change either case may say that the two have to do with each other: neither is changed by it. */
function requireOneSide(operator: Operator, pair: PairRow): void {
  const { realm, nation } = pair;
  const owners = [pair.one_organisation_id, pair.other_organisation_id].filter((owner) => owner !== null);
  const sides = owners.map((organisationId) => ({ realm, nation, organisationId }));
  if (sides.some((side) => mayChange(operator, 'case.decide', side).allowed)) return;
  for (const side of sides) requireChange(operator, 'case.decide', side);
}
