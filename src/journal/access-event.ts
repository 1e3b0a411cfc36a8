import type { JournalDraft } from './journal-event.ts';

/** The realm whose journal holds sign-ins, accounts, keys and sensitive reads; the audit trail alone reads it. */
export const ACCESS_REALM = 'access';

/** Every kind of entry in the journal of the realm `access`. Past tense. Never sent on the live feed. */
export const ACCESS_TYPES = [
  'account.invited',
  'account.created',
  'account.changed',
  'account.disabled',
  'account.enabled',
  'factor.added',
  'factor.removed',
  'session.started',
  'session.ended',
  'sign_in.failed',
  'token.issued',
  'token.revoked',
  'settings.changed',
  /** Somebody acts in the realm of an exercise run. */
  'realm.entered',
  /** An organisation agreed to play in it. */
  'realm.agreed',
  /** An organisation said who plays for it in a cell of its own: whom it named, and whom it put out. */
  'realm.people_named',
  /** An organisation moved an item that an exercise found it should improve. */
  'improvement.changed',
  /** A run was put away: nobody enters it any more. */
  'realm.archived',
  /** A run was removed with every row of its realm; `entries` says how many its journal had. */
  'realm.deleted',
  /** A nation does not keep them any longer: how many, by which policy. */
  'alerts.removed',
  /** A message left the node: by which way, about what. */
  'notification.sent',
  'notification.resent',
  'registry.changed',
  'gateway.created',
  'gateway.changed',
  'key.issued',
  'key.revoked',
  'certificate.bound',
  'certificate.revoked',
  'certificate.refused',
  /** Something sensitive was read: which objects, by whom. */
  'data.shown',
  'access.refused',
] as const;
export type AccessType = (typeof ACCESS_TYPES)[number];

export type AccessDraft = Omit<JournalDraft, 'type'> & { type: AccessType };
