import type { Operator } from '../access/operator.ts';
import type { Pap, Tlp } from '../access/policy/marking.ts';
import { AFTER_SIGHT, seen, sightParameters } from '../access/policy/sight.ts';
import type { Transaction } from '../journal/unit-of-work.service.ts';
import type { Marking } from './case-marks.ts';
import type { CaseReference } from './case-reference.ts';
import {
  type CaseStanding,
  factsMarking,
  STANDING_COLUMNS,
  type StandingColumns,
  standingOf,
} from './case-standing.ts';
import { lockMarkings, PART_TABLES, type PartKind } from './marking.store.ts';
import type { MarkedKind, MarkedThing } from './marking-change.ts';

/** A case with what its marking rests on, locked. */
export interface LockedCase extends MarkedThing {
  id: string;
  number: number;
  siteId: string;
  version: number;
  standing: CaseStanding;
  /** The strictest marking among the alerts the engine knows in it. */
  facts: Marking;
}

/** Anything that is to be marked, locked with the case it is in. */
export interface LockedThing extends MarkedThing {
  kind: MarkedKind;
  id: string;
  siteId: string;
  /** Rises with every change that a request for a lower marking rests on. */
  version: number;
  /** The case it is, or belongs to; an alert may be in none, or in one its viewer does not see. */
  case: LockedCase | null;
}

/** How a thing is named by whoever marks it. */
export type ThingReference =
  | { kind: 'case'; reference: CaseReference }
  | { kind: PartKind; reference: CaseReference; id: string }
  | { kind: 'alert'; id: string };

interface CaseRow extends StandingColumns {
  id: string;
  number: string;
  realm: string;
  nation: string;
  organisation_id: string;
  site_id: string;
  version: string;
  facts_tlp: string;
  facts_pap: string | null;
}

interface ThingRow {
  id: string;
  realm: string;
  nation: string;
  organisation_id: string;
  tlp: Tlp;
  pap: Pap;
  version: string;
}

/** An alert has no version: the time a person marked it last stands for one. */
export const ALERT_VERSION = `coalesce((extract(epoch FROM a.marked_at) * 1000000)::bigint, 0)`;

/** Locks the thing, and first the case it is in; null when it is not there for this operator. */
export async function lockThing(
  transaction: Transaction,
  operator: Operator,
  thing: ThingReference,
): Promise<LockedThing | null> {
  // A case's marking says which of its alerts wait in whose queue, so that raising it takes turns with moving them too.
  await lockMarkings(transaction);
  if (thing.kind === 'alert') return lockAlert(transaction, operator, thing.id);
  const found = await lockMarkedCase(transaction, operator, thing.reference);
  if (!found) return null;
  if (thing.kind === 'case') return { ...found, kind: 'case', case: found };
  const { table } = PART_TABLES[thing.kind];
  const [row] = await transaction.query<ThingRow>(
    `SELECT p.id, p.realm, p.nation, p.organisation_id, p.tlp, p.pap, p.version FROM ${table} p
     WHERE ${seen('p')} AND p.case_id = $${AFTER_SIGHT} AND p.id = $${AFTER_SIGHT + 1} FOR UPDATE`,
    [...sightParameters(operator), found.id, thing.id],
  );
  return row ? { ...thingOf(row), kind: thing.kind, siteId: found.siteId, case: found } : null;
}

/** Merged cases too: they are still read, and may need to be raised. */
async function lockMarkedCase(
  transaction: Transaction,
  operator: Operator,
  reference: CaseReference,
): Promise<LockedCase | null> {
  const [column, value] = 'id' in reference ? ['c.id', reference.id] : ['c.number', reference.number];
  const [row] = await transaction.query<CaseRow>(
    `SELECT c.id, c.number, c.realm, c.nation, c.organisation_id, c.site_id, c.version, c.facts->>'tlp' AS facts_tlp,
            c.facts->>'pap' AS facts_pap, ${STANDING_COLUMNS.map((name) => `c.${name}`).join(', ')}
     FROM cases c WHERE ${seen('c')} AND ${column} = $${AFTER_SIGHT} FOR UPDATE`,
    [...sightParameters(operator), value],
  );
  if (!row) return null;
  return {
    ...thingOf(row),
    number: Number(row.number),
    siteId: row.site_id,
    standing: standingOf(row),
    facts: factsMarking({ tlp: row.facts_tlp, pap: row.facts_pap ?? undefined }),
  };
}

async function lockAlert(transaction: Transaction, operator: Operator, id: string): Promise<LockedThing | null> {
  const [row] = await transaction.query<ThingRow & { site_id: string; group_id: string | null }>(
    `SELECT a.id, a.realm, a.nation, a.organisation_id, a.site_id, a.tlp, a.pap, ${ALERT_VERSION} AS version,
            (SELECT l.group_id FROM alert_links l WHERE l.alert_id = a.id) AS group_id
     FROM alerts a WHERE ${seen('a')} AND a.id = $${AFTER_SIGHT} FOR UPDATE`,
    [...sightParameters(operator), id],
  );
  if (!row) return null;
  const found = row.group_id === null ? null : await lockMarkedCase(transaction, operator, { id: row.group_id });
  return { ...thingOf(row), kind: 'alert', siteId: row.site_id, case: found };
}

function thingOf(row: ThingRow): Omit<LockedThing, 'kind' | 'siteId' | 'case'> {
  const { id, realm, nation, organisation_id: organisationId, tlp, pap } = row;
  return { id, realm, nation, organisationId, tlp, pap, version: Number(row.version) };
}
