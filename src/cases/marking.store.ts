import { PAP_LABELS, type Pap, TLP_LABELS, type Tlp } from '../access/policy/marking.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import { type Marking, strictestMarking } from './case-marks.ts';
import type { MarkedKind } from './marking-change.ts';

/** Tables of what belongs to a case and has a marking of its own; of a note nothing but that changes. */
export const PART_TABLES = {
  note: { table: 'notes', dated: false },
  task: { table: 'case_tasks', dated: true },
  observable: { table: 'case_observables', dated: true },
  evidence: { table: 'case_evidence', dated: true },
} as const satisfies Partial<Record<MarkedKind, { table: string; dated: boolean }>>;

export type PartKind = keyof typeof PART_TABLES;
export const PART_KINDS = Object.keys(PART_TABLES) as PartKind[];

/** A part that was raised because its case was. */
export interface RaisedPart {
  part: PartKind;
  id: string;
  from: Marking;
  to: Marking;
}

/** An alert that a person marked, and where it is. */
export interface MarkedAlert extends Marking {
  headId: string;
  groupId: string;
}

interface RaisedRow {
  id: string;
  tlp: Tlp;
  pap: Pap;
  from_tlp: Tlp;
  from_pap: Pap;
}

const LOCK = `SELECT pg_advisory_xact_lock(hashtext('breakwater.markings'), hashtext($1))`;
const SHARED_LOCK = `SELECT pg_advisory_xact_lock_shared(hashtext('breakwater.markings'), hashtext($1))`;

/**
 * Makes what changes markings, what people do with waiting alerts, and what moves alerts between cases follow each other
 * within a realm until the transaction ends: otherwise an alert could be raised and moved at once, and the case it came to
 * never hear of it.
 * To be taken before any row of a case is locked.
 */
export async function lockMarkings(transaction: Pick<Transaction, 'realm' | 'query'>): Promise<void> {
  await transaction.query(LOCK, [transaction.realm]);
}

/**
 * The same for a step of correlation, ahead of the statements that follow: it waits for people and people for it. Steps do not wait
 * for each other: processes that share a realm have different sites, and no marking, alert or case is of two.
 */
export function sendMarkingsLockForStep(transaction: Pick<Transaction, 'realm' | 'send'>): void {
  transaction.send(SHARED_LOCK, [transaction.realm]);
}

/** Those of the groups' alerts that a person marked; few, whatever the groups hold. The groups are of these sites. */
export async function markedAlerts(
  transaction: Transaction,
  siteIds: readonly string[],
  groupIds: readonly string[],
): Promise<MarkedAlert[]> {
  if (groupIds.length === 0) return [];
  const rows = await transaction.query<{ head_id: string; group_id: string; tlp: Tlp; pap: Pap }>(
    `WITH marked AS MATERIALIZED (
       SELECT id, tlp, pap FROM alerts WHERE realm = $1 AND site_id = ANY($2::uuid[]) AND marked_at IS NOT NULL
     )
     SELECT l.head_id, l.group_id, marked.tlp, marked.pap FROM marked JOIN alert_links l ON l.alert_id = marked.id
     WHERE l.group_id = ANY($3::uuid[])`,
    [transaction.realm, siteIds, groupIds],
  );
  return rows.map(({ head_id: headId, group_id: groupId, tlp, pap }) => ({ headId, groupId, tlp, pap }));
}

/** A part is never less strict than its case: raises those that are. */
export async function raiseParts(
  transaction: Transaction,
  caseId: string,
  to: Marking,
  at: Date,
): Promise<RaisedPart[]> {
  const raised: RaisedPart[] = [];
  for (const part of PART_KINDS) {
    const { table, dated } = PART_TABLES[part];
    const rows = await transaction.query<RaisedRow>(
      `WITH lower AS (
         SELECT id, tlp, pap FROM ${table}
         WHERE case_id = $1 AND realm = $2 AND (tlp = ANY($3::text[]) OR pap = ANY($5::text[])) ORDER BY id FOR UPDATE
       )
       UPDATE ${table} part SET tlp = CASE WHEN part.tlp = ANY($3::text[]) THEN $4 ELSE part.tlp END,
         pap = CASE WHEN part.pap = ANY($5::text[]) THEN $6 ELSE part.pap END, version = part.version + 1
         ${dated ? ', updated_at = $7' : ''}
       FROM lower WHERE part.id = lower.id
       RETURNING part.id, part.tlp, part.pap, lower.tlp AS from_tlp, lower.pap AS from_pap`,
      [
        caseId,
        transaction.realm,
        below(TLP_LABELS, to.tlp),
        to.tlp,
        below(PAP_LABELS, to.pap),
        to.pap,
        ...(dated ? [at] : []),
      ],
    );
    for (const row of rows) {
      const from = { tlp: row.from_tlp, pap: row.from_pap };
      raised.push({ part, id: row.id, from, to: { tlp: row.tlp, pap: row.pap } });
    }
  }
  return raised;
}

/** The strictest of them all, with what is known without them. */
export function withMarked(known: Marking, marked: readonly Marking[]): Marking {
  return marked.reduce(strictestMarking, known);
}

function below<Label extends string>(order: readonly Label[], label: Label): Label[] {
  return order.slice(0, order.indexOf(label));
}
