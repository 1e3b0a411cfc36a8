import { strictestTlp } from '../access/policy/marking.ts';
import type { JsonObject } from '../common/json.ts';
import type { Marking } from './case-marks.ts';
import type { RaisedPart } from './marking.store.ts';

/** What the journal says of a change of marking. `from` and `to` are TLP; the entry is as strict as the stricter. */
export function markingData(from: Marking, to: Marking, reason: string): JsonObject {
  return { from: from.tlp, to: to.tlp, pap: { from: from.pap, to: to.pap }, reason };
}

export function partMarkedData(number: number, { part, id, from, to }: RaisedPart, reason: string): JsonObject {
  return { number, part, partId: id, ...markingData(from, to, reason) };
}

/** How strict an entry that tells of a change of marking is. */
export function tellingTlp(from: Marking, to: Marking): string {
  return strictestTlp(from.tlp, to.tlp);
}
