import type { SubjectKind } from './occurrence.ts';

export const DELIVERY_STATES = ['pending', 'delivered', 'retrying', 'failed', 'suppressed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What a message tells of, by its number in the journal of its realm. */
export interface EventReference {
  seq: number;
  type: string;
  at: string;
}

/** A message on its way to one receiver, as the process that sends it holds it. */
export interface Delivery {
  id: string;
  realm: string;
  nation: string;
  organisationId: string;
  /** One of the two. */
  channelId: string | null;
  accountId: string | null;
  subjectKind: SubjectKind | 'test';
  subjectId: string;
  caseId: string | null;
  events: readonly EventReference[];
  severity: number | null;
  /** Of an escalation; 1 is the first. */
  step: number | null;
  attempts: number;
}

/** Columns by the names above. */
export const DELIVERY_COLUMNS = `id, realm, nation, organisation_id AS "organisationId", channel_id AS "channelId",
  account_id AS "accountId", subject_kind AS "subjectKind", subject_id AS "subjectId", case_id AS "caseId", events, severity,
  step, attempts`;
