import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { Operator } from '../access/operator.ts';
import { Clock } from '../common/clock.ts';
import { UnitOfWork } from '../journal/unit-of-work.service.ts';
import { caseEvent, lockCase } from './case.store.ts';
import { partNotFound, touchCase } from './case-parts.store.ts';
import type { CaseReference } from './case-reference.ts';
import type { ObjectVerb, ObjectVerdictDto } from './object-verdict.dto.ts';

interface ObjectRow {
  identity: string | null;
  tracks: { sensor: string }[];
}

/** What people say of objects; the last word on each counts. */
@Injectable()
export class ObjectVerdictsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes down a verdict on an object of the case, with the sensors it is of.
   * @throws DomainError `case_not_found`, `case_merged`, `object_not_found`; the policy's reason (forbidden).
   */
  async judge(
    operator: Operator,
    reference: CaseReference,
    objectId: string,
    { verb, reason }: { verb: ObjectVerb; reason: string },
  ): Promise<ObjectVerdictDto> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.triage', reference, undefined);
      const [object] = await transaction.query<ObjectRow>(
        'SELECT identity, tracks FROM objects WHERE id = $1 AND group_id = $2 AND realm = $3',
        [objectId, found.id, operator.realm],
      );
      if (!object) throw partNotFound('object');
      const at = this.clock.now();
      const id = uuidv7();
      const sensors = [...new Set(object.tracks.map(({ sensor }) => sensor))].sort();
      await transaction.query(
        `INSERT INTO object_verdicts (id, realm, nation, organisation_id, site_id, case_id, object_id, tlp, verb, reason,
           actor, sensors, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [
          id,
          operator.realm,
          found.nation,
          found.organisationId,
          found.siteId,
          found.id,
          objectId,
          found.tlp,
          verb,
          reason,
          JSON.stringify({ id: operator.id, name: operator.name }),
          sensors,
          at,
        ],
      );
      await touchCase(transaction, found, { tlp: found.tlp, pap: found.pap }, at);
      const data = { number: found.number, objectId, identity: object.identity, verb, reason, sensors };
      transaction.record(caseEvent(found, operator, at, 'object.judged', data));
      return { id, objectId, verb, reason, by: operator.id, sensors, at: at.toISOString() };
    });
  }
}
