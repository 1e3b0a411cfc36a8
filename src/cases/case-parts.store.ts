import { requireChange } from '../access/policy/authorise.ts';
import type { Action } from '../access/policy/action.ts';
import { sees } from '../access/policy/decide.ts';
import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import type { Operator } from '../access/operator.ts';
import { DomainError } from '../common/domain-error.ts';
import type { Json, JsonObject } from '../common/json.ts';
import type { JournalDraft, JournalType } from '../journal/journal-event.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { caseMerged, caseNotFound } from './case.store.ts';
import { type Marking, stricter } from './case-marks.ts';
import type { CaseReference } from './case-reference.ts';

/** What the parts of a case need to know of it. */
export interface PartCase extends Marking {
  id: string;
  number: number;
  realm: string;
  nation: string;
  organisationId: string;
  siteId: string;
}

interface CaseRow extends Marking {
  id: string;
  number: string;
  realm: string;
  nation: string;
  organisation_id: string;
  site_id: string;
  status: string;
}

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
 * The case somebody works on, locked until the transaction ends, so that a part is never added below a marking that
 * rises meanwhile.
 * @throws DomainError `case_not_found`, `case_merged`; forbidden with the policy's reason.
 */
export async function lockPartCase(
  transaction: Transaction,
  operator: Operator,
  reference: CaseReference,
  action: Action,
): Promise<PartCase> {
  const [column, value] = 'id' in reference ? ['c.id', reference.id] : ['c.number', reference.number];
  const [row] = await transaction.query<CaseRow>(
    `SELECT c.id, c.number, c.realm, c.nation, c.organisation_id, c.site_id, c.status, c.tlp, c.pap
     FROM cases c WHERE ${seen('c')} AND ${column} = $${AFTER_SIGHT} FOR UPDATE`,
    [...sightParameters(operator), value],
  );
  if (!row) throw caseNotFound();
  const { organisation_id: organisationId, site_id: siteId, status, ...same } = row;
  const found = { ...same, number: Number(row.number), organisationId, siteId };
  requireChange(operator, action, found);
  if (status === 'merged') throw caseMerged();
  return found;
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
  const [row] = await transaction.query<Row>(
    `SELECT p.* FROM ${table} p WHERE ${seen('p')} AND p.case_id = $${AFTER_SIGHT} AND p.id = $${AFTER_SIGHT + 1}
     FOR UPDATE`,
    [...sightParameters(operator), caseId, id],
  );
  if (!row) throw partNotFound(noun);
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
 * Brings the case to the front of the list, unless the part is stricter than the case: then the time alone would tell
 * those who do not see the part that there is one.
 */
export async function touchCase(transaction: Transaction, found: PartCase, part: Marking, at: Date): Promise<void> {
  if (part.tlp !== found.tlp) return;
  await transaction.query('UPDATE cases SET updated_at = $2 WHERE id = $1', [found.id, at]);
}

/** A journal entry about a part, as strict as the part. */
export function partEvent(
  found: PartCase,
  operator: Operator,
  at: Date,
  tlp: Tlp,
  type: JournalType,
  data: JsonObject,
): JournalDraft {
  return {
    type,
    at,
    nation: found.nation,
    organisationId: found.organisationId,
    siteId: found.siteId,
    caseId: found.id,
    tlp,
    actor: { id: operator.id, name: operator.name },
    data: { number: found.number, ...data },
  };
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
