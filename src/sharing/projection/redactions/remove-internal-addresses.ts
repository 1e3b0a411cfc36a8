import type { Package } from '../package.ts';
import { mapTexts } from '../deep-texts.ts';
import { namesInternalAddress, withoutInternalAddresses } from './internal-addresses.ts';
import { counting, type Redaction } from './redaction.ts';

/** Entities and observables that name an internal address go; in every text it is replaced. */
export const removeInternalAddresses: Redaction = (draft) => {
  let values = 0;
  const keep = ({ value }: { value: string }): boolean => {
    const kept = !namesInternalAddress(value);
    if (!kept) values += 1;
    return kept;
  };
  const without: Package = {
    ...draft,
    alerts: draft.alerts.map((alert) => (alert.entities ? { ...alert, entities: alert.entities.filter(keep) } : alert)),
    observables: draft.observables.filter(keep),
  };
  const { change, count } = counting(withoutInternalAddresses);
  return { draft: mapTexts(without, change), values: values + count() };
};
