import type { CorrelationRules } from '../../config/correlation-rules.ts';
import type { AlertNode, Slot } from './alert-node.ts';
import type { Objection } from './air-objects.ts';
import type { Reason } from './reason.ts';

/** The slot of a track too brief to be compared with one other, which was held against whole objects. */
export const BRIEF_TIE = 'object';
/** Slots of ties between two tracks begin with this. */
export const TRACK_TIE = 'track:';

/** What says that two tracks, or a track and a sighting, belong together. */
export type TrackRule = 'declared-track' | 'sighting-on-track' | 'same-path' | 'crossing-bearings' | 'continued-track';

const WEIGHTS: Readonly<Record<TrackRule, number>> = {
  'declared-track': 0.9,
  'sighting-on-track': 0.8,
  'same-path': 0.8,
  'crossing-bearings': 0.5,
  'continued-track': 0.5,
};

/** A tie of two tracks, with why. */
export function trackTie(rule: TrackRule, partner: AlertNode, rules: CorrelationRules['track']): Slot {
  const text = {
    'declared-track': `Its sensor itself declares it to be track ${label(partner)}`,
    'sighting-on-track': `The place and time reported lie on track ${label(partner)}, within the error of both`,
    'same-path': `Flies the same path as track ${label(partner)}: their positions agree within the errors stated`,
    'crossing-bearings': `Its bearings and those of track ${label(partner)} cross at a place that moves as a drone may, and neither sensor hears another`,
    'continued-track': `Takes up where its sensor lost track ${label(partner)} shortly before, and heads where that was heading`,
  }[rule];
  const facts = { slot: slotOf(partner), alertId: partner.headId };
  const reason: Reason = { rule, version: rules.version, text, facts, weight: WEIGHTS[rule] };
  return { partner, joins: true, sameObject: rule !== 'sighting-on-track', reason };
}

/** The same tie where the tracks are not one object after all: it joins nothing, and says why. */
export function outvotedTie(tie: Slot, objection: Objection, rules: CorrelationRules['track']): Slot {
  const { partner, reason } = tie;
  if (!partner) return tie;
  const agrees = agreesBy(tie) ?? 'same-path';
  const { kind, of, by } = objection;
  const why = {
    'seen-apart': `${of.sensorCode} sees both at once, as tracks ${of.track?.id ?? ''} and ${by.track?.id ?? ''}`,
    'other-identity': `tracks ${label(of)} and ${label(by)} carry different serial numbers`,
    disagrees: `track ${label(of)} does not fit with track ${label(by)}`,
  }[kind];
  return {
    partner,
    joins: false,
    sameObject: false,
    outvoted: true,
    reason: {
      rule: 'other-object',
      version: rules.version,
      text: `Agrees with track ${label(partner)}, but is another object: ${why}`,
      facts: { slot: reason.facts.slot, alertId: partner.headId, agrees, kind },
      weight: 0,
    },
  };
}

/** The tie of a track of a few reports to the object it fits. */
export function briefTie(partner: AlertNode, rules: CorrelationRules['track']): Slot {
  return {
    partner,
    joins: true,
    sameObject: true,
    reason: {
      rule: 'brief-track',
      version: rules.version,
      text: `Has few reports, and they agree with where its sensors together see the object of track ${label(partner)}`,
      facts: { slot: BRIEF_TIE, alertId: partner.headId },
      weight: 0.6,
    },
  };
}

/** What a tie rests on, outvoted or not. */
export function agreesBy({ reason }: Slot): TrackRule | undefined {
  const rule = reason.facts['agrees'] ?? reason.rule;
  return typeof rule === 'string' && rule in WEIGHTS ? (rule as TrackRule) : undefined;
}

export function slotOf(partner: AlertNode): string {
  return `${TRACK_TIE}${label(partner)}`;
}

/** `track-id of sensor`, as an analyst reads it. */
export function label(node: AlertNode): string {
  return node.track ? `${node.track.id} of ${node.sensorCode}` : `report “${node.title}”`;
}
