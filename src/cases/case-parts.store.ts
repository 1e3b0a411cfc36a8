import { v7 as uuidv7 } from 'uuid';
import { sees } from '../access/policy/decide.ts';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp, stricter } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Json, JsonObject } from '../common/json.ts';
import { safeText } from '../intake/formats/safe-text.ts';
import type { JournalDraft, JournalType } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { CaseEntity } from './case.entity.ts';
import { caseEvent } from './case.store.ts';
import type { Marking } from './case-marks.ts';

/** Characters of a text its journal entry carries. */
const EXCERPT = 200;

/** Where parts of one kind are kept. */
export interface PartTable {
  table: 'case_tasks' | 'case_observables' | 'case_evidence';
  /** In the singular, as errors name it. */
  noun: string;
}

/** What the parts of a case need to know of it. */
export type PartCase = Pick<
  CaseEntity,
  'id' | 'number' | 'realm' | 'nation' | 'organisationId' | 'siteId' | 'tlp' | 'pap'
>;

/** The columns every part has, as a row gives them. */
export interface PartRow {
  id: string;
  case_id: string;
  tlp: Tlp;
  pap: Pap;
  author: string;
  created_at: Date;
  updated_at: Date;
  version: string;
}

/**
 * One part of the case, locked. What is not seen is not found.
 * @throws DomainError `<noun>_not_found`; `changed_meanwhile` (conflict) when it is no longer at the version given.
 */
export async function lockPart<Row extends PartRow>(
  transaction: Transaction,
  operator: Operator,
  table: string,
  noun: string,
  { caseId, id, version }: { caseId: string; id: string; version?: number | undefined },
): Promise<Row> {
  const row = await findPart<Row>(transaction, operator, table, noun, { caseId, id }, 'FOR UPDATE');
  if (version !== undefined && Number(row.version) !== version) {
    throw new DomainError(
      'conflict',
      'changed_meanwhile',
      `The ${noun} is at version ${row.version}, not ${version}; read it again and decide anew`,
      { field: 'expectedVersion' },
    );
  }
  return row;
}

/** The same, not locked. @throws DomainError `<noun>_not_found`. */
export async function findPart<Row extends PartRow>(
  transaction: Transaction,
  operator: Operator,
  table: string,
  noun: string,
  { caseId, id }: { caseId: string; id: string },
  lock: 'FOR UPDATE' | '' = '',
): Promise<Row> {
  const [row] = await transaction.query<Row>(
    `SELECT p.* FROM ${table} p
     WHERE ${seen('p')} AND p.case_id = $${AFTER_SIGHT} AND p.id = $${AFTER_SIGHT + 1} ${lock}`,
    [...sightParameters(operator), caseId, id],
  );
  if (!row) throw partNotFound(noun);
  return row;
}

/**
 * How a new part is marked: as its case where nothing is asked for.
 * @throws DomainError `marking_too_low` when it is less strict than the case; `above_clearance` when whoever adds it
 * could not see it.
 */
export function partMarking(operator: Operator, found: PartCase, wish: Partial<Marking>): Marking {
  const marking = { tlp: wish.tlp ?? found.tlp, pap: wish.pap ?? found.pap };
  for (const [field, low] of [
    ['tlp', stricter(TLP_LABELS, found.tlp, marking.tlp)],
    ['pap', stricter(PAP_LABELS, found.pap, marking.pap)],
  ] as const) {
    if (!low) continue;
    throw new DomainError(
      'invalid',
      'marking_too_low',
      `The case is marked ${found[field]}; a part of it cannot be less`,
      {
        field,
      },
    );
  }
  if (!sees(operator, { ...found, tlp: marking.tlp }).allowed) {
    throw new DomainError('forbidden', 'above_clearance', 'You could not see what you mark so', { field: 'tlp' });
  }
  return marking;
}

/**
 * Stores a new part under the marking {@link partMarking} gave it, and brings the case forward. `values` are the columns
 * of its own beside those every part has.
 */
export async function insertPart<Row extends PartRow>(
  transaction: Transaction,
  operator: Operator,
  found: PartCase,
  { table, noun }: PartTable,
  at: Date,
  { tlp, pap }: Marking,
  values: Readonly<Record<string, unknown>>,
): Promise<Row> {
  const columns = {
    id: uuidv7(),
    realm: found.realm,
    nation: found.nation,
    organisation_id: found.organisationId,
    case_id: found.id,
    tlp,
    pap,
    author: operator.id,
    created_at: at,
    updated_at: at,
    ...values,
  };
  const places = Object.keys(columns).map((_, index) => `$${index + 1}`);
  const [row] = await transaction.query<Row>(
    `INSERT INTO ${table} (${Object.keys(columns).join(', ')}) VALUES (${places.join(', ')}) RETURNING *`,
    Object.values(columns),
  );
  if (!row) throw new Error(`The ${noun} was stored without an answer`);
  await touchCase(transaction, found, row, at);
  return row;
}

/** A text as a journal entry carries it: on one line, and not all of a long one. */
export function excerpt(text: string): string {
  return safeText(text.replace(/\s+/g, ' '), EXCERPT);
}

/**
 * Brings the case to the front of the list, unless the part is stricter than the case: then the time alone would tell
 * those who do not see the part that there is one.
 */
export async function touchCase(transaction: Transaction, found: PartCase, part: Marking, at: Date): Promise<void> {
  if (part.tlp !== found.tlp) return;
  await transaction.query('UPDATE cases SET updated_at = $2 WHERE id = $1', [found.id, at]);
}

/** A journal entry about a part, as strict as the part. */
export function partEvent(
  found: CaseEntity,
  operator: Operator,
  at: Date,
  tlp: Tlp,
  type: JournalType,
  data: JsonObject,
): JournalDraft {
  return { ...caseEvent(found, operator, at, type, data), tlp };
}

/** Each field that differs, with what it was and what it is. */
export function fieldChanges(before: JsonObject, after: JsonObject): Record<string, { from: Json; to: Json }> {
  return Object.fromEntries(
    Object.keys(after)
      .filter((field) => before[field] !== after[field])
      .map((field) => [field, { from: before[field] ?? null, to: after[field] ?? null }]),
  );
}

export function partNotFound(noun: string): DomainError {
  return new DomainError('not_found', `${noun}_not_found`, `There is no such ${noun} in this case`);
}
