import type { DecodeContext, TrackRef } from '../../alert.ts';
import { type AirClass, isUav } from '../air-class.ts';
import { EntityList } from '../entity-list.ts';
import { safeText } from '../safe-text.ts';
import type { SapientAssociation, SapientDetection, SapientMessage } from './checked-messages.ts';
import { classify } from './classification.ts';
import { attributesOf, type DraftPart } from './draft-part.ts';
import { bearingOf, locate } from './place.ts';

/** What is not known to be harmless is not taken for it: an unclassified object weighs more than a bird. */
const SEVERITIES: Readonly<Partial<Record<AirClass, number>>> = {
  human: 20,
  vehicle: 20,
  'crewed aircraft': 10,
  balloon: 10,
  bird: 5,
  animal: 5,
  'static object': 5,
};
const SEVERITY_UAV = 40;
const SEVERITY_UNKNOWN = 30;
/** Classes whose `id` field cannot be an aircraft's serial number or registration. */
const NO_AIRCRAFT: ReadonlySet<string> = new Set(['human', 'animal', 'bird', 'vehicle', 'static object']);
const FASTEST = 2_000;
const MOST_DECLARED = 32;

/** One point of a node's track, whatever its class: what cannot be classified is kept all the same. */
export function detectionDraft(message: SapientMessage, report: SapientDetection, context: DecodeContext): DraftPart {
  const notes: string[] = [];
  const taken = classify(report.classification ?? []);
  const className = safeText(taken.class ?? '', 128);
  const located = report.location ? locate(report.location, context.sensor.position, notes) : {};
  const entities = new EntityList();
  if (!NO_AIRCRAFT.has(className) && /^[\x21-\x7e]{1,64}$/.test(report.id ?? '')) {
    entities.add('serial', report.id, 'subject');
  }
  return {
    id: report.report_id,
    kind: 'airspace',
    title: `Detection: ${className || 'unclassified object'} (object …${report.object_id.slice(-6)})`,
    severity: severityOf(taken.likely),
    ...(report.detection_confidence === undefined ? {} : { confidence: report.detection_confidence }),
    signature: 'sapient:detection',
    categories: taken.likely.some(isUav) ? ['airspace.unauthorised-uas'] : [],
    entities: entities.entities,
    ...(located.position ? { position: located.position } : {}),
    track: trackOf(message, report, notes, className, taken.confidence),
    attributes: attributesOf(
      {
        state: report.state,
        taskId: report.task_id,
        classification: taken.alternatives.length === 0 ? undefined : taken.alternatives,
        altitudeAboveGeoid: located.altitudeAboveGeoid,
        rangeBearing: report.range_bearing && { ...report.range_bearing },
        velocityUnit: report.enu_velocity && 'm/s assumed: the unit is stated in the registration only',
        objectName: report.id,
        colour: report.colour,
        behaviour: report.behaviour,
        signal: report.signal,
        objectInfo: report.object_info,
        trackInfo: report.track_info,
        prediction: report.prediction_location,
        files: report.associated_file,
      },
      notes,
    ),
  };
}

function severityOf(likely: readonly AirClass[]): number {
  const each = likely.map((name) => (isUav(name) ? SEVERITY_UAV : (SEVERITIES[name] ?? SEVERITY_UNKNOWN)));
  return each.length === 0 ? SEVERITY_UNKNOWN : Math.max(...each);
}

function trackOf(
  message: SapientMessage,
  report: SapientDetection,
  notes: string[],
  className: string,
  confidence: number | undefined,
): TrackRef {
  const track: TrackRef = { id: report.object_id };
  if (className !== '') track.class = className;
  if (confidence !== undefined) track.classConfidence = confidence;
  const bearing = report.range_bearing && bearingOf(report.range_bearing, notes);
  if (bearing) track.bearing = bearing;
  const velocity = report.enu_velocity && velocityOf(report.enu_velocity, notes);
  if (velocity) track.velocity = velocity;
  const associations = [...(report.associated_detection ?? []), ...(report.derived_detection ?? [])];
  const declared = declaredTracks(associations, message.node_id, report.object_id);
  if (declared.length > 0) track.declared = declared;
  return track;
}

function velocityOf(
  { east_rate: east, north_rate: north, up_rate: up }: NonNullable<SapientDetection['enu_velocity']>,
  notes: string[],
): TrackRef['velocity'] {
  if (Math.hypot(east, north, up ?? 0) > FASTEST) {
    notes.push(`a speed above ${FASTEST} m/s is impossible and was left out`);
    return undefined;
  }
  return up === undefined ? { east, north } : { east, north, up };
}

/** Tracks a node says to be the same thing: each once, not itself, and not those it says to have no relation to. */
export function declaredTracks(
  associations: readonly SapientAssociation[],
  node: string,
  object: string,
): NonNullable<TrackRef['declared']> {
  const declared = new Map<string, { sensor: string; trackId: string }>();
  for (const { node_id: sensor, object_id: trackId, association_type: type } of associations) {
    if (type === 'NO_RELATION' || (sensor === node && trackId === object)) continue;
    if (declared.size < MOST_DECLARED) declared.set(`${sensor} ${trackId}`, { sensor, trackId });
  }
  return [...declared.values()];
}
