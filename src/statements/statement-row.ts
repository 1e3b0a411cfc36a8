import type { Tlp } from '../access/policy/marking.ts';
import type { Actor } from '../journal/journal-event.ts';
import type { StatementState } from './statement-state.ts';

/** A statement as it is stored; what it says is in its versions. */
export interface StatementRecord {
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
  caseId: string | null;
  tlp: Tlp;
  corrects: string | null;
  createdBy: Actor;
  createdAt: Date;
  state: StatementState;
  version: number;
  title: string;
  asked: string[];
  addressed: string[];
  changedAt: Date;
  releasedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawnBecause: string | null;
}

export const STATEMENT_COLUMNS = `s.id, s.realm, s.nation, s.organisation_id AS "organisationId", s.case_id AS "caseId", s.tlp,
  s.corrects, s.created_by AS "createdBy", s.created_at AS "createdAt", s.state, s.version, s.title, s.asked, s.addressed,
  s.changed_at AS "changedAt", s.released_at AS "releasedAt", s.withdrawn_at AS "withdrawnAt",
  s.withdrawn_because AS "withdrawnBecause"`;
