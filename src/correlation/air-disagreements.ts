import { concurrent, sameSource } from './air-objects.ts';
import { bearingOnly } from './air-ties.ts';
import type { AlertNode } from './alert-node.ts';
import { compareTracks, farApart } from './tracks/track-gate.ts';

/** Which tracks were found to be of two things. Kept, since to find it out costs most of all; found out anew after a start. */
export class Disagreements {
  private readonly known = new WeakMap<AlertNode, WeakMap<AlertNode, boolean>>();

  between(a: AlertNode, b: AlertNode): boolean {
    const found = this.known.get(a)?.get(b) ?? this.known.get(b)?.get(a);
    return found ?? this.note(a, b, disagree(a, b));
  }

  note(a: AlertNode, b: AlertNode, refuted: boolean): boolean {
    this.known.get(b)?.delete(a);
    let others = this.known.get(a);
    if (!others) this.known.set(a, (others = new WeakMap<AlertNode, boolean>()));
    others.set(b, refuted);
    return refuted;
  }
}

/** Whether two tracks were seen at the same time and do not fit each other, so far as both are still remembered. */
function disagree(a: AlertNode, b: AlertNode): boolean {
  if (!a.track || !b.track || a.track.context || b.track.context || sameSource(a, b)) return false;
  if (bearingOnly(a) && bearingOnly(b)) return false;
  if (!concurrent(a, b, 0)) return false;
  return farApart(a.samples, b.samples) || compareTracks(a.samples, b.samples).refuted;
}
