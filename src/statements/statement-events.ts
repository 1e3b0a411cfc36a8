import { NO_NATION, NO_ORGANISATION, type Operator } from '../access/operator.ts';
import type { Tlp } from '../access/policy/marking.ts';
import type { JsonObject } from '../common/json.ts';
import type { Actor, JournalDraft, JournalType } from '../journal/journal-event.ts';

/** Who speaks in entries that cross a border. */
const STATEMENTS: Actor = { id: 'system:statements', name: 'Statements' };

/** Entries in the journal of a nation that was asked, or told. */
export type AddressedType = Extract<
  JournalType,
  'statement.approval_asked' | 'statement.received' | 'statement.taken_back'
>;
/** Entries in the owner's own journal. */
export type OwnersType = Exclude<
  Extract<JournalType, `statement.${string}` | `rumour.${string}`>,
  AddressedType | 'statement.answered'
>;

interface Owned {
  nation: string;
  organisationId: string;
  caseId: string | null;
  tlp: Tlp;
}

/** An entry in the owner's own journal. */
export function ownersEvent(of: Owned, actor: Actor, at: Date, type: OwnersType, data: JsonObject): JournalDraft {
  const { nation, organisationId, caseId, tlp } = of;
  return { type, at, nation, organisationId, siteId: null, caseId, tlp, actor, data };
}

/**
 * An entry for a nation: with an organisation of it, which is its CERT, for that one alone; without, for all of the nation.
 * It tells that there is something to read and none of its content.
 */
export function addressedEvent(
  to: { nation: string; organisationId?: string },
  at: Date,
  type: AddressedType,
  data: JsonObject,
): JournalDraft {
  return {
    type,
    at,
    nation: to.nation,
    organisationId: to.organisationId ?? NO_ORGANISATION,
    siteId: null,
    caseId: null,
    tlp: to.organisationId === undefined ? 'GREEN' : 'AMBER+STRICT',
    actor: STATEMENTS,
    data,
    origin: null,
  };
}

/** An entry in the journal of a nation that was asked, about what one of its people answered, for its auditors. */
export function answeredEvent(
  operator: Pick<Operator, 'id' | 'name' | 'nation' | 'organisationId'>,
  at: Date,
  data: JsonObject,
): JournalDraft {
  return {
    type: 'statement.answered',
    at,
    nation: operator.nation ?? NO_NATION,
    organisationId: operator.organisationId ?? NO_ORGANISATION,
    siteId: null,
    caseId: null,
    tlp: 'AMBER+STRICT',
    actor: { id: operator.id, name: operator.name },
    data,
  };
}
