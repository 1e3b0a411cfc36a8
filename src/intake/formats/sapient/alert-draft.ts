import type { DecodeContext, TrackRef } from '../../alert.ts';
import { safeText } from '../safe-text.ts';
import type { SapientAlert, SapientMessage } from './checked-messages.ts';
import { declaredTracks } from './detection-draft.ts';
import { attributesOf, type DraftPart } from './draft-part.ts';
import { bearingOf, locate } from './place.ts';

/** Information, low, medium, high, critical. */
const LEVELS = [10, 25, 50, 70, 90];
const LEVEL_BY_TYPE: Readonly<Record<string, number>> = {
  MODE_CHANGE: 0,
  INFORMATION: 1,
  WARNING: 2,
  ERROR: 3,
  CRITICAL: 4,
  FATAL: 4,
};
/** An alert of no type is not thereby harmless. */
const LEVEL_UNSPECIFIED = 2;
/** Types that speak of the node itself unless they name something seen. */
const ABOUT_ITSELF: ReadonlySet<string | undefined> = new Set(['ERROR', 'FATAL', 'MODE_CHANGE']);
/** What an operator says of an alert; the ICD v5 (10.6) has no new danger in any of them. */
const OPERATOR_STATUSES: ReadonlySet<string | undefined> = new Set(['ACKNOWLEDGE', 'REJECT', 'IGNORE', 'CLEAR']);

/** A node's alert: of something seen, or of its own state. */
export function alertDraft(message: SapientMessage, alert: SapientAlert, context: DecodeContext): DraftPart {
  const notes: string[] = [];
  const located = alert.location ? locate(alert.location, context.sensor.position, notes) : {};
  const type = alert.alert_type === 'UNSPECIFIED' ? undefined : alert.alert_type;
  const answered = OPERATOR_STATUSES.has(alert.status);
  const seen =
    (alert.associated_detection ?? []).length > 0 ||
    [alert.location, alert.range_bearing, alert.region_id].some((each) => each !== undefined);
  const kind = ABOUT_ITSELF.has(type) && !seen ? 'sensor' : 'airspace';
  const track = kind === 'airspace' ? trackOf(message, alert, notes) : undefined;
  const said = alert.description === undefined ? undefined : safeText(alert.description, 8_000) || undefined;
  const words = (type ?? 'unspecified').toLowerCase().replaceAll('_', ' ');
  return {
    id: alert.alert_id,
    kind,
    title: safeText(
      `Alert (${answered ? `${words}, ${alert.status?.toLowerCase()}` : words}): ${said ?? 'no text'}`,
      256,
    ),
    ...(said === undefined ? {} : { description: said }),
    severity: answered ? 0 : severityOf(type, alert.priority),
    ...(alert.confidence === undefined ? {} : { confidence: alert.confidence }),
    signature: `sapient:alert:${(type ?? 'unspecified').toLowerCase()}${answered ? ':answered' : ''}`,
    categories: kind === 'sensor' && type !== 'MODE_CHANGE' ? ['availability.outage'] : [],
    entities: [],
    ...(located.position ? { position: located.position } : {}),
    ...(track ? { track } : {}),
    attributes: attributesOf(
      {
        status: alert.status,
        priority: alert.priority,
        ranking: alert.ranking,
        regionId: alert.region_id,
        altitudeAboveGeoid: located.altitudeAboveGeoid,
        rangeBearing: alert.range_bearing && { ...alert.range_bearing },
        detections: alert.associated_detection?.map((each) => ({ ...each })),
        files: alert.associated_file,
        additionalInformation: alert.additional_information,
      },
      notes,
    ),
  };
}

/** By type, one level up for high priority. */
function severityOf(type: string | undefined, priority: string | undefined): number {
  const level = LEVEL_BY_TYPE[type ?? ''] ?? LEVEL_UNSPECIFIED;
  return LEVELS[Math.min(level + (priority === 'HIGH' ? 1 : 0), LEVELS.length - 1)] ?? 0;
}

/**
 * An alert has no object of its own: it belongs to the track of the same node that it names, or else stands as a track
 * under its own identifier that is declared to be those of other nodes. One that shows nowhere and nothing has none.
 */
function trackOf(message: SapientMessage, alert: SapientAlert, notes: string[]): TrackRef | undefined {
  const named = alert.associated_detection ?? [];
  const bearing = alert.range_bearing && bearingOf(alert.range_bearing, notes);
  if (named.length === 0 && !bearing && !alert.location) return undefined;
  const own = named.find(
    ({ node_id: node, association_type: type }) => node === message.node_id && type !== 'NO_RELATION',
  );
  const id = own?.object_id ?? alert.alert_id;
  const declared = declaredTracks(named, message.node_id, id);
  return { id, ...(bearing ? { bearing } : {}), ...(declared.length > 0 ? { declared } : {}) };
}
