import { NO_NATION, NO_ORGANISATION, type Operator } from '../access/operator.ts';
import type { JsonObject } from '../common/json.ts';
import type { Actor, JournalDraft, JournalType } from '../journal/journal-event.ts';
import type { Recipient } from './projection/recipient.ts';
import type { ReleaseRecord } from './release-record.ts';

/** Who speaks in entries that cross a border: never a person, who would tell whose release it is. */
export const SHARING: Actor = { id: 'system:sharing', name: 'Sharing' };

type Owned = Pick<ReleaseRecord, 'id' | 'nation' | 'organisationId' | 'siteId' | 'caseId' | 'tlp'>;

/** An entry in the owner's own journal; it carries ids and hashes alone. */
export function ownerEvent(
  release: Owned,
  actor: Actor,
  at: Date,
  type: Extract<JournalType, `release.${string}`>,
  data: JsonObject = {},
): JournalDraft {
  return {
    type,
    at,
    nation: release.nation,
    organisationId: release.organisationId,
    siteId: release.siteId,
    caseId: release.caseId,
    tlp: release.tlp,
    actor,
    data: { releaseId: release.id, ...data },
  };
}

/**
 * An entry addressed to a recipient: with its marking it is seen by the recipient and by nobody else of its nation. One
 * for a person names the account besides, because RED alone would show it to every lead of the organisation.
 */
export function addressedEvent(
  recipient: Recipient,
  at: Date,
  type: Extract<JournalType, `share.${string}` | 'release.approval_asked'>,
  data: JsonObject,
): JournalDraft {
  return {
    type,
    at,
    nation: recipient.nation,
    organisationId: recipient.kind === 'nation' ? NO_ORGANISATION : recipient.organisationId,
    siteId: null,
    caseId: null,
    tlp: recipient.kind === 'nation' ? 'GREEN' : recipient.kind === 'organisation' ? 'AMBER+STRICT' : 'RED',
    actor: SHARING,
    data: recipient.kind === 'person' ? { ...data, to: recipient.accountId } : data,
    origin: null,
  };
}

/**
 * An entry in a recipient's own journal about what one of its people did, for its auditors: the owner's journal does not
 * tell the person, and this one is not told to the owner.
 */
export function recipientEvent(
  operator: Pick<Operator, 'id' | 'name' | 'nation' | 'organisationId'>,
  to: Recipient | null,
  at: Date,
  type: Extract<JournalType, 'share.acknowledged' | 'share.forwarded' | 'share.approval_given'>,
  data: JsonObject,
): JournalDraft {
  const personal = to?.kind === 'person';
  return {
    type,
    at,
    nation: operator.nation ?? NO_NATION,
    organisationId: operator.organisationId ?? NO_ORGANISATION,
    siteId: null,
    caseId: null,
    tlp: personal ? 'RED' : 'AMBER+STRICT',
    actor: { id: operator.id, name: operator.name },
    data: personal ? { ...data, to: to.accountId } : data,
  };
}
