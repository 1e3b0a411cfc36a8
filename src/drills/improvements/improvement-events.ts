import type { Operator } from '../../access/operator.ts';
import type { JsonObject } from '../../common/json.ts';
import type { Actor, JournalDraft, JournalType } from '../../journal/journal-event.ts';
import { toCell } from '../drill-event.ts';

interface Owner {
  nation: string;
  organisationId: string;
}

/** The item as far as its journal entries need it. */
export interface ToldImprovement extends Owner {
  id: string;
  runId: string;
  cell: string;
  ownerNation: string;
  ownerOrganisationId: string;
  handedOver: boolean;
}

/** Somebody of another organisation: that one learns which, and neither who nor from where. */
export function byOrganisation(code: string): Actor {
  return { id: 'system:improvements', name: code };
}

/**
 * One entry for the organisation of the cell, and one for the owner where that is another and was handed the item. Who acted is
 * named to the own organisation alone.
 */
export function improvementEvents(
  item: ToldImprovement,
  acting: { operator: Operator; actor: Actor; organisation: string },
  at: Date,
  type: JournalType,
  data: JsonObject,
): JournalDraft[] {
  const { operator, actor, organisation } = acting;
  const about: Owner = item;
  const owner: Owner = { nation: item.ownerNation, organisationId: item.ownerOrganisationId };
  const apart = owner.organisationId !== about.organisationId;
  return [about, ...(apart && item.handedOver ? [owner] : [])].map((to): JournalDraft => {
    const own = to.organisationId === operator.organisationId;
    return Object.assign(
      toCell(to, at, own ? actor : byOrganisation(organisation)),
      { type, data: Object.assign({ runId: item.runId, improvementId: item.id, cell: item.cell }, data) },
      own ? {} : { origin: null },
    );
  });
}
