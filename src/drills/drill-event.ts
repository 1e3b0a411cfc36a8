import { NO_NATION, NO_ORGANISATION } from '../access/operator.ts';
import type { Actor, JournalDraft } from '../journal/journal-event.ts';
import type { RunCell } from './expectations/run-facts.ts';

/** Who acts where a drill goes on by itself. */
export const EXERCISE_CONTROL: Actor = { id: 'system:drill', name: 'EXERCISE CONTROL' };

type Told = Omit<JournalDraft, 'type' | 'data'>;

/** Of no nation: seen by those alone who see the whole realm of the run. */
export function toControl(at: Date, actor: Actor): Told {
  return { ...addressed(at, actor), nation: NO_NATION, organisationId: NO_ORGANISATION, tlp: 'RED' };
}

/** For the organisation of a cell. */
export function toCell(
  { nation, organisationId }: Pick<RunCell, 'nation' | 'organisationId'>,
  at: Date,
  actor: Actor,
): Told {
  return { ...addressed(at, actor), nation, organisationId, tlp: 'AMBER+STRICT' };
}

/** For everybody who takes part: one for each nation, and one for those who control. */
export function toEverybody(
  cells: readonly Pick<RunCell, 'nation' | 'organisationId'>[],
  at: Date,
  actor: Actor,
): Told[] {
  const perNation = new Map(cells.map(({ nation, organisationId }) => [nation, organisationId]));
  const told = [toControl(at, actor)];
  for (const [nation, organisationId] of perNation) {
    told.push({ ...addressed(at, actor), nation, organisationId, tlp: 'GREEN' });
  }
  return told;
}

function addressed(at: Date, actor: Actor): Pick<Told, 'at' | 'siteId' | 'caseId' | 'actor'> {
  return { at, siteId: null, caseId: null, actor };
}
