import { isIP } from 'node:net';
import { Injectable } from '@nestjs/common';
import type { Operator } from '../access/operator.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import { Clock } from '../common/clock.ts';
import { DomainError } from '../common/domain-error.ts';
import type { JsonObject } from '../common/json.ts';
import type { Page } from '../common/page-cursor.ts';
import type { EntityRef, EntityType } from '../intake/alert.ts';
import { entityKey } from '../intake/entity.ts';
import { type Transaction, UnitOfWork } from '../journal/unit-of-work.service.ts';
import { lockCase } from './case.store.ts';
import type { Marking } from './case-marks.ts';
import type { ObservableDto } from './case-observables.dto.ts';
import { CasePartsReader, toPart } from './case-parts.reader.ts';
import {
  excerpt,
  fieldChanges,
  insertPart,
  lockPart,
  type PartCase,
  partEvent,
  partMarking,
  type PartRow,
  type PartTable,
  touchCase,
} from './case-parts.store.ts';
import type { CaseReference } from './case-reference.ts';
import type { PageRequest } from './cases.reader.ts';

const OBSERVABLES: PartTable = { table: 'case_observables', noun: 'observable' };

export interface ObservableDraft extends Partial<Marking> {
  type: EntityType;
  value: string;
  note?: string | null;
  role?: EntityRef['role'];
  isIoc?: boolean;
}

export type ObservablePatch = Partial<Pick<ObservableDraft, 'note' | 'role' | 'isIoc'>>;

interface ObservableRow extends PartRow {
  type: EntityType;
  value: string;
  note: string | null;
  role: EntityRef['role'];
  is_ioc: boolean;
}

/** What people found on a case: addresses, accounts, hashes, serial numbers. */
@Injectable()
export class CaseObservablesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly parts: CasePartsReader,
    private readonly clock: Clock,
  ) {}

  async list(operator: Operator, reference: CaseReference, page: PageRequest): Promise<Page<ObservableDto>> {
    const { items, next } = await this.parts.list<ObservableRow>(operator, reference, OBSERVABLES, page);
    return { items: items.map(toObservable), next };
  }

  /**
   * Each is in a case once, among those its adder sees: a rule of the database would tell, by refusing, that a stricter
   * one is there. So the same thing may be in a case once openly and once under a stricter marking.
   * @throws DomainError `bad_address`, `observable_exists`, `marking_too_low`, `above_clearance`.
   */
  async add(operator: Operator, reference: CaseReference, draft: ObservableDraft): Promise<ObservableDto> {
    const { type, value, note = null, role = 'subject', isIoc = false } = draft;
    if (type === 'ip' && isIP(value) === 0) {
      throw new DomainError('invalid', 'bad_address', 'value is not an IP address', { field: 'value' });
    }
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.work', reference, undefined);
      const marking = partMarking(operator, found, draft);
      const key = await keyOf(transaction, found, type, value);
      await refuseSecond(transaction, operator, found, key);
      const at = this.clock.now();
      const values = { type, value, key, note, role, is_ioc: isIoc };
      const row = await insertPart<ObservableRow>(transaction, operator, found, OBSERVABLES, at, marking, values);
      const data = { observableId: row.id, observableType: type, value, role, isIoc };
      transaction.record(partEvent(found, operator, at, row.tlp, 'observable.added', data));
      return toObservable(row);
    });
  }

  /** Changes the fields given; where nothing differs, nothing is written. @throws DomainError `observable_not_found`. */
  async change(
    operator: Operator,
    reference: CaseReference,
    id: string,
    patch: ObservablePatch,
    expectedVersion?: number,
  ): Promise<ObservableDto> {
    return this.unitOfWork.transact(operator, async (transaction) => {
      const found = await lockCase(transaction, operator, 'case.work', reference, undefined);
      const which = { caseId: found.id, id, version: expectedVersion };
      const before = await lockPart<ObservableRow>(transaction, operator, OBSERVABLES.table, OBSERVABLES.noun, which);
      const { note = before.note, role = before.role, isIoc = before.is_ioc } = patch;
      const changes = fieldChanges(told(before), told({ ...before, note, role, is_ioc: isIoc }));
      if (Object.keys(changes).length === 0 && before.note === note) return toObservable(before);
      const at = this.clock.now();
      const [row] = await transaction.query<ObservableRow>(
        `UPDATE case_observables SET note = $2, role = $3, is_ioc = $4, updated_at = $5, version = version + 1
         WHERE id = $1 RETURNING *`,
        [id, note, role, isIoc, at],
      );
      if (!row) throw new Error('An observable was changed without an answer');
      await touchCase(transaction, found, row, at);
      const data = { observableId: id, observableType: row.type, value: row.value, changes };
      transaction.record(partEvent(found, operator, at, row.tlp, 'observable.changed', data));
      return toObservable(row);
    });
  }
}

/** Private addresses, hosts and accounts mean something only within their site (design rule 6). */
async function keyOf(transaction: Transaction, found: PartCase, type: EntityType, value: string): Promise<string> {
  const [site] = await transaction.query<{ code: string }>('SELECT code FROM sites WHERE id = $1', [found.siteId]);
  return entityKey({ type, value }, site?.code ?? found.siteId);
}

/** The case is locked, so none can come between this look and what is added. */
async function refuseSecond(transaction: Transaction, operator: Operator, found: PartCase, key: string): Promise<void> {
  const known = await transaction.query(
    `SELECT 1 FROM case_observables o
     WHERE ${seen('o')} AND o.case_id = $${AFTER_SIGHT} AND o.key = $${AFTER_SIGHT + 1} LIMIT 1`,
    [...sightParameters(operator), found.id, key],
  );
  if (known.length === 0) return;
  throw new DomainError('conflict', 'observable_exists', 'This is among the observables of the case', {
    field: 'value',
  });
}

/** An observable as the journal tells it. */
function told({ note, role, is_ioc: isIoc }: ObservableRow): JsonObject {
  return { note: note === null ? null : excerpt(note), role, isIoc };
}

function toObservable(row: ObservableRow): ObservableDto {
  return {
    ...toPart(row),
    type: row.type,
    value: row.value,
    note: row.note,
    role: row.role,
    isIoc: row.is_ioc,
  };
}
