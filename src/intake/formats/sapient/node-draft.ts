import type { JsonObject } from '../../../common/json.ts';
import type { DecodeContext } from '../../alert.ts';
import { safeText } from '../safe-text.ts';
import type { SapientRegistration, SapientStatusReport } from './checked-messages.ts';
import { attributesOf, type DraftPart } from './draft-part.ts';
import { locate } from './place.ts';

const STATUS_SEVERITIES: Readonly<Record<string, number>> = { OK: 0, GOODBYE: 20, WARNING: 30, ERROR: 50 };
const SECONDS: Readonly<Record<string, number>> = {
  NANOSECONDS: 1e-9,
  MICROSECONDS: 1e-6,
  MILLISECONDS: 1e-3,
  SECONDS: 1,
  MINUTES: 60,
  HOURS: 3600,
  DAYS: 86_400,
};

/** A node's heartbeat: its own health, and where it stands. */
export function statusDraft(node: string, report: SapientStatusReport, context: DecodeContext): DraftPart {
  const notes: string[] = [];
  const located = report.node_location ? locate(report.node_location, context.sensor.position, notes) : {};
  const system = report.system;
  const details = (report.status ?? []).map(({ status_type: type, status_level: level, status_value: value }) =>
    [words(type), level && ` (${words(level.replace('_STATUS', ''))})`, value && `: ${value}`].join(''),
  );
  const failing = system === 'ERROR' || system === 'GOODBYE';
  return {
    id: report.report_id,
    kind: 'sensor',
    title: `Node ${node.slice(0, 8)} reports ${system === 'GOODBYE' ? 'that it leaves' : words(system)}`,
    ...(details.length === 0 ? {} : { description: safeText(details.join('; '), 8_000) }),
    severity: STATUS_SEVERITIES[system] ?? 0,
    signature: `sapient:status:${system.toLowerCase()}`,
    categories: failing ? ['availability.outage'] : [],
    entities: [],
    ...(located.position ? { position: located.position } : {}),
    attributes: attributesOf(
      {
        system,
        info: report.info,
        mode: report.mode,
        activeTaskId: report.active_task_id,
        power: report.power,
        status: report.status?.map((each) => ({ ...each })),
        altitudeAboveGeoid: located.altitudeAboveGeoid,
      },
      notes,
    ),
  };
}

/** What a node says it is and can do. */
export function registrationDraft(node: string, registration: SapientRegistration): DraftPart {
  const types = registration.node_definition.map(({ node_type: type }) => words(type));
  const name = registration.name ?? registration.short_name ?? node.slice(0, 8);
  const { units, value } = registration.status_definition.status_interval;
  const velocityUnits = registration.mode_definition
    .flatMap((mode) => mode.detection_definition ?? [])
    .flatMap((detection) => detection.velocity_type?.enu_velocity_units?.east_north_rate_units ?? []);
  return {
    kind: 'sensor',
    title: safeText(`Node ${name} registers as ${types.join(', ')}`, 256),
    severity: 0,
    signature: 'sapient:registration',
    categories: [],
    entities: [],
    attributes: attributesOf({
      name: registration.name,
      shortName: registration.short_name,
      nodeTypes: types,
      version: registration.icd_version,
      statusIntervalSeconds: Math.min(value * (SECONDS[units] ?? 1), Number.MAX_SAFE_INTEGER),
      modes: registration.mode_definition.map((mode) => mode.mode_name),
      trackingTypes: registration.mode_definition.flatMap((mode) => mode.tracking_type ?? []),
      velocityUnits: [...new Set(velocityUnits)],
      dependentNodes: registration.dependent_nodes,
      configuration: registration.config_data,
    }),
  };
}

/** Talk between nodes (tasks, acknowledgements, errors): kept, and worth no more than that. */
export function talkDraft(node: string, about: string, body: JsonObject): DraftPart {
  const id = [body['task_id'], body['alert_id']].find((each) => typeof each === 'string');
  return {
    ...(typeof id === 'string' ? { id } : {}),
    kind: 'sensor',
    title: `Node ${node.slice(0, 8)} sends ${words(about)}`,
    severity: 0,
    signature: `sapient:${about.replaceAll('_', '-')}`,
    categories: [],
    entities: [],
    attributes: attributesOf({ [about]: body }),
  };
}

function words(name: string): string {
  return name.toLowerCase().replaceAll('_', ' ');
}
