import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { OwnedSlot } from './air-membership.ts';
import { concurrent, sameSource } from './air-objects.ts';
import { slotOf, trackTie } from './air-reasons.ts';
import { bearingOnly, seenAbout } from './air-ties.ts';
import { type AlertNode, startsBefore } from './alert-node.ts';
import { OBJECT_KEYS } from './entity-ties.ts';
import { continuation } from './tracks/continuation.ts';

/** Of two tracks that one could go on with, the better must fit this many times better. */
const CLEARLY = 2;
/** A direction finder that hears something else about the time does not say which of the two it found again. */
const ALONE_MS = 10_000;

/**
 * A sensor's new track that takes up where it lost another. Which of several it is bears on all that begin or end about
 * then, so they are looked at together.
 */
export function* continuations(
  node: AlertNode,
  t: number | null,
  tracked: ReadonlySet<AlertNode>,
  rules: CorrelationRules['track'],
): Generator<OwnedSlot> {
  if (!mayContinue(node)) return;
  const own = [...tracked].filter((other) => mayContinue(other) && sameSource(other, node));
  const near = own.filter((other) => other === node || t === null || seenAbout(other, t));
  for (const [index, one] of near.entries()) {
    for (const other of near.slice(index + 1)) {
      const [lost, found] = startsBefore(one, other) ? [one, other] : [other, one];
      if (isForgotten(found)) continue;
      const name = slotOf(lost);
      const goesOn = continues(lost, found, own, rules);
      if (goesOn) yield { node: found, name, slot: trackTie('continued-track', lost, rules) };
      else if (found.slots.has(name)) yield { node: found, name, slot: null };
      if (lost.slots.has(slotOf(found))) yield { node: lost, name: slotOf(found), slot: null };
    }
  }
}

/** What says who it is needs no place to be known again, and is not taken for another by its place. */
function mayContinue(node: AlertNode): boolean {
  if (!node.track || node.track.context || node.track.transmitter !== null || node.group.sealed) return false;
  for (const key of node.keys.keys()) if (OBJECT_KEYS.test(key)) return false;
  return true;
}

function continues(
  lost: AlertNode,
  found: AlertNode,
  own: readonly AlertNode[],
  rules: CorrelationRules['track'],
): boolean {
  const fit = fitOf(lost, found, rules);
  if (fit === undefined) return false;
  if (bearingOnly(lost)) {
    const others = own.filter((other) => other !== lost && other !== found);
    return !others.some(({ first, last }) => last >= lost.last - ALONE_MS && first <= found.first + ALONE_MS);
  }
  const rivals = own.flatMap((other) => [
    other === found ? undefined : fitOf(lost, other, rules),
    other === lost ? undefined : fitOf(other, found, rules),
  ]);
  return rivals.every((rival) => rival === undefined || fit * CLEARLY <= rival);
}

function fitOf(lost: AlertNode, found: AlertNode, rules: CorrelationRules['track']): number | undefined {
  if (lost === found || concurrent(lost, found, 0) || lost.last > found.first) return undefined;
  if (found.first - lost.last > rules.continueSeconds * 1000) return undefined;
  return continuation(lost.samples, found.samples);
}

/** How the track began is no longer kept. */
function isForgotten({ samples, first }: AlertNode): boolean {
  return (samples[0]?.t ?? first) > first;
}
