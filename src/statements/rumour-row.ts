import type { Tlp } from '../access/policy/marking.ts';
import type { Actor } from '../journal/journal-event.ts';

/** What is held to be so of a rumour. `unknown` until somebody says. */
export const RUMOUR_VERDICTS = ['true', 'false', 'unknown'] as const;
export type RumourVerdict = (typeof RUMOUR_VERDICTS)[number];

/** What is said somewhere of an incident, as it was written down here. */
export interface RumourRecord {
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
  caseId: string | null;
  tlp: Tlp;
  text: string;
  where: string;
  url: string | null;
  reach: number | null;
  heardAt: Date;
  loggedBy: Actor;
  loggedAt: Date;
  verdict: RumourVerdict;
  judgedBy: Actor | null;
  judgedAt: Date | null;
  why: string | null;
  answeredBy: string | null;
  answeredAt: Date | null;
}

export const RUMOUR_COLUMNS = `r.id, r.realm, r.nation, r.organisation_id AS "organisationId", r.case_id AS "caseId", r.tlp,
  r.body AS text, r.heard_where AS "where", r.url, r.reach, r.heard_at AS "heardAt", r.logged_by AS "loggedBy",
  r.logged_at AS "loggedAt", r.verdict, r.judged_by AS "judgedBy", r.judged_at AS "judgedAt", r.why,
  r.answered_by AS "answeredBy", r.answered_at AS "answeredAt"`;
