import { entityKey } from '../../../intake/entity.ts';
import type { EntityRef } from '../../../intake/alert.ts';
import type { Package } from '../package.ts';
import { defined, mapTexts } from '../deep-texts.ts';
import { scrubber } from '../scrub.ts';
import { counting, type Redaction } from './redaction.ts';
import { withoutCoordinates } from './round-positions.ts';
import { withholdPeople } from './withhold-people.ts';
import { withholdSensors } from './withhold-sensors.ts';

/**
 * Whose it is goes: nation, organisation, site, sensors and people, and what they follow from: every position, what is
 * only named inside a site (accounts, hosts, hardware and private addresses), and the targets, which are the owner's own.
 */
export const withholdAttribution: Redaction = (draft, snapshot) => {
  const { organisation, site } = snapshot;
  let values = 0;
  const foreign = (entity: { type: string; value: string; role?: string }): boolean => {
    const kept = entity.role !== 'target' && !entityKey(entity as EntityRef, site.code).endsWith(`@${site.code}`);
    if (!kept) values += 1;
    return kept;
  };
  const placeless = <Part extends { position?: unknown }>({ position, ...part }: Part): Omit<Part, 'position'> => {
    if (position !== undefined) values += 1;
    return part;
  };
  const without: Package = defined({
    ...draft,
    from: undefined,
    site: undefined,
    alerts: draft.alerts.map((alert) => defined({ ...placeless(alert), entities: alert.entities?.filter(foreign) })),
    objects: draft.objects.map((object) => ({
      ...placeless(object),
      crossings: object.crossings.map(({ kind, direction, at }) => ({ kind, direction, at })),
    })),
    observables: draft.observables.filter(foreign),
  });
  const scrub = scrubber([
    organisation.code,
    organisation.name,
    organisation.nation,
    organisation.nationName,
    site.code,
    site.name,
    ...snapshot.zones,
  ]);
  const { change, count } = counting((text) => scrub(withoutCoordinates(text)));
  const named = { draft: mapTexts(without, change), values: values + count() };
  return [withholdSensors, withholdPeople].reduce((before, redaction) => {
    const after = redaction(before.draft, snapshot);
    return { draft: after.draft, values: before.values + after.values };
  }, named);
};
