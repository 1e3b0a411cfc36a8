import type { GeoPosition } from '../common/geo-position.ts';
import type { JsonObject } from '../common/json.ts';
import type { SapientNode } from '../drills/template/sapient-message.ts';
import type { CastSensor, CastSite, Cast } from './cast.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Length of the story, in seconds. */
export const STORY_SECONDS = 600;

/** Something a sensor or a person says. */
export interface StoryEvent {
  /** Seconds into the story. */
  at: number;
  /** The sensor that says it; a person where absent. */
  sensor?: CastSensor;
  /** Of the payload; `report` for what a person says. */
  format: string;
  payload: JsonObject;
}

/** What a chapter of the story is made from. */
export interface Stage {
  cast: Cast;
  random: SeededRandom;
  /** Unlike any other telling, so that what this one sends is new. */
  telling: string;
  /** The moment so many seconds into the story, as sensors' clocks have it. */
  time(at: number): Date;
  /** A port number and flow id that no other flow of this telling has. */
  flow(): { flowId: number; sourcePort: number };
  /** Offset in a log file that no other line of this telling has. */
  logOffset(): number;
}

/** How each kind of sensor speaks. */
const FORMAT_OF: Readonly<Record<string, string>> = {
  suricata: 'eve',
  wazuh: 'wazuh',
  idmefv2: 'idmefv2',
  'remote-id': 'remote-id',
  sapient: 'sapient',
};

/** An event of a site's sensor of a kind. Casting has seen to it that the sensor is there. */
export function says(site: CastSite, kind: string, at: number, payload: JsonObject): StoryEvent {
  const sensor = site.sensors.get(kind);
  if (!sensor) throw new Error(`${site.code} has no ${kind} sensor`);
  return { at, sensor, format: FORMAT_OF[kind] ?? kind, payload };
}

/** The radar of a site, as the node it is to others. */
export function radarNode(stage: Stage, site: CastSite): SapientNode & { position: GeoPosition } {
  return {
    id: stage.random.uuid(),
    name: `${site.name} radar`,
    made: { manufacturer: 'Invented Radars', model: 'IR-6' },
    position: site.sensors.get('sapient')?.position ?? site.position,
  };
}
