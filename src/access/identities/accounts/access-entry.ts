import type { JsonObject } from '../../../common/json.ts';
import type { AccessDraft, AccessType } from '../../../journal/access-event.ts';
import type { Actor } from '../../../journal/journal-event.ts';
import { NO_NATION, NO_ORGANISATION } from '../../operator.ts';

/** Whose account something happened to. */
export interface Concerned {
  id: string;
  nation: string;
  organisationId: string;
  login: string;
  name: string;
}

/** An entry about one account, for the audit trail of its organisation. Nothing secret goes into `data`. */
export function accountEntry(
  type: AccessType,
  at: Date,
  actor: Actor,
  { id, login, nation, organisationId }: Concerned,
  data: JsonObject = {},
): AccessDraft {
  return {
    type,
    at,
    nation,
    organisationId,
    siteId: null,
    caseId: null,
    tlp: 'AMBER+STRICT',
    actor: { id: actor.id, name: actor.name },
    data: { accountId: id, login, ...data },
  };
}

/** The person of an account, as the one who acts. */
export function personActor({ id, name }: Pick<Concerned, 'id' | 'name'>): Actor {
  return { id: `person:${id}`, name };
}

/** A sign-in for which there is no account. What was typed is not kept: it may be a password in the wrong field. */
export function strangerEntry(at: Date, data: JsonObject): AccessDraft {
  return {
    type: 'sign_in.failed',
    at,
    nation: NO_NATION,
    organisationId: NO_ORGANISATION,
    siteId: null,
    caseId: null,
    tlp: 'AMBER+STRICT',
    actor: { id: 'system:sign-in', name: 'Nobody known' },
    data,
  };
}
