import type { JsonObject } from '../common/json.ts';
import type { CastSite } from './cast.ts';
import { Flight, type FlightState } from './flight.ts';
import { displaced, reach, towards } from './geodesy.ts';
import { droneScoutMessage } from './remote-id-message.ts';
import { detectionReport, registration, statusReport } from '../drills/template/sapient-message.ts';
import { radarNode, says, type Stage, STORY_SECONDS, type StoryEvent } from './stage.ts';
import { eveAlert, type Rule } from './suricata-record.ts';

/** Degrees from north, seen from the site: where the drone comes from, and where it goes. */
const FROM_BEARING = 205;
const AWAY_BEARING = 262;
/** Metres above the ellipsoid of the ground, near enough for a coast. */
const GROUND_M = 30;
/** Standard deviation of the radar's positions, in metres. */
const RADAR_ERROR_M = 12;
/** The broadcast is not heard in this part of the story, while the radar still sees the drone. */
const SILENT = { from: 292, to: 328 };

const NEW_DEVICE: Rule = {
  sid: 1_000_501,
  rev: 1,
  name: 'LOCAL OT New hardware address speaks Modbus to a bay control unit',
  category: 'Potentially Bad Traffic',
  severity: 2,
};

/**
 * The second chapter. A drone comes in from the sea, circles over a transformer and leaves; Remote ID and radar follow
 * it, a guard sees it, and while it is near a device nobody knows appears on the control network.
 */
export function droneApproach(stage: Stage): StoryEvent[] {
  const { power } = stage.cast;
  const flight = flightTo(power);
  return [
    ...broadcasts(stage, power, flight),
    ...radarTrack(stage, power, flight),
    ...strangeDevice(stage, power),
    sighting(stage, power, flight),
  ];
}

/** Speeds stay those of a multirotor: 12 to 22 m/s for zones of three kilometres. */
export function flightTo(power: CastSite): Flight {
  const [warning = [], critical = []] = [power.zones.get('warning'), power.zones.get('critical')];
  const point = (at: number, bearing: number, metres: number, up: number) => ({ at, ...towards(bearing, metres), up });
  const [warningIn, criticalIn] = [warning, critical].map((ring) => reach(power.position, ring, FROM_BEARING));
  const [warningOut, criticalOut] = [warning, critical].map((ring) => reach(power.position, ring, AWAY_BEARING));
  return new Flight([
    point(85, FROM_BEARING, (warningIn ?? 0) + 1_200, 60),
    point(175, FROM_BEARING, warningIn ?? 0, 110),
    point(335, FROM_BEARING, criticalIn ?? 0, 90),
    point(385, FROM_BEARING, 120, 70),
    point(405, 300, 110, 65),
    point(425, 30, 110, 65),
    point(445, 120, 110, 65),
    point(490, AWAY_BEARING, criticalOut ?? 0, 90),
    point(585, AWAY_BEARING, (warningOut ?? 0) - 40, 120),
    point(STORY_SECONDS, AWAY_BEARING, (warningOut ?? 0) + 260, 120),
  ]);
}

function broadcasts(stage: Stage, power: CastSite, flight: Flight): StoryEvent[] {
  const { random } = stage;
  const serial = `ZZBWA${random.digits(10, '0123456789ABCDEFGHJKLMNPQRSTUVWXYZ')}`;
  const operatorId = `KOR${random.digits(12, '0123456789abcdefghijklmnopqrstuvwxyz')}`;
  const mac = ['9C', '5A', '44', ...Array.from({ length: 3 }, () => random.digits(2, '0123456789ABCDEF'))].join(':');
  const receiver = power.sensors.get('remote-id')?.code ?? '';
  const pilot = { ...displaced(power.position, towards(FROM_BEARING, 4_600)), alt: 5 };
  const events: StoryEvent[] = [];
  for (let at = flight.begins + 12; at < flight.ends; at += 2) {
    if (at > SILENT.from && at < SILENT.to) continue;
    const state = flight.at(at);
    const age = random.between(0.25, 0.9);
    const heardAt = stage.time(at + age);
    const broadcast = {
      serial,
      operatorId,
      position: place(power, state, random.normal(1.5), random.normal(1.5)),
      height: state.up,
      velocity: state.velocity,
      pilot,
      time: stage.time(at),
    };
    const reception = { receiver, mac, rssi: -random.whole(58, 84), channel: 6, heardAt };
    events.push(says(power, 'remote-id', at + age, droneScoutMessage(broadcast, reception)));
  }
  return events;
}

function radarTrack(stage: Stage, power: CastSite, flight: Flight): StoryEvent[] {
  const { random } = stage;
  const node = radarNode(stage, power);
  const events = [says(power, 'sapient', 0.5, registration(node, stage.time(0.5)))];
  for (let at = 1; at < STORY_SECONDS; at += 30) {
    events.push(says(power, 'sapient', at, statusReport(node, random.ulid(stage.time(at)), at === 1, stage.time(at))));
  }
  const objectId = random.ulid(stage.time(flight.begins));
  for (let at = flight.begins; at < flight.ends; at += 2) {
    const state = flight.at(at);
    const seen = Math.min(1, (at - flight.begins) / 80);
    const detection = {
      reportId: random.ulid(stage.time(at)),
      objectId,
      position: place(power, state, random.normal(RADAR_ERROR_M), random.normal(RADAR_ERROR_M)),
      error: RADAR_ERROR_M,
      velocity: {
        east: state.velocity.east + random.normal(0.6),
        north: state.velocity.north + random.normal(0.6),
        up: state.velocity.up + random.normal(0.3),
      },
      confidence: 0.6 + 0.35 * seen,
      classification: airVehicle(0.55 + 0.35 * seen),
    };
    events.push(says(power, 'sapient', at + 0.4, detectionReport(node, detection, stage.time(at))));
  }
  return events;
}

/** The same address at each attempt, so that the second and later ones are repeats. */
function strangeDevice(stage: Stage, power: CastSite): StoryEvent[] {
  const source = `10.30.0.${stage.random.whole(150, 250)}`;
  const target = [...power.assets.values()].find(({ address }) => address !== undefined)?.address ?? '10.30.0.11';
  return [225, 231, 244, 268, 310].map((at) => {
    const route = { ...stage.flow(), source, target, targetPort: 502 };
    return says(power, 'suricata', at, eveAlert(NEW_DEVICE, route, stage.time(at)));
  });
}

function sighting(stage: Stage, power: CastSite, flight: Flight): StoryEvent {
  const at = 262;
  const { lat, lon } = place(power, flight.at(at), 80, -60);
  return {
    at,
    format: 'report',
    payload: {
      siteCode: power.code,
      clientId: `guard-${stage.telling}`,
      title: 'Drone seen from the south gate',
      text: 'A dark four-armed drone without lights, coming in from the sea and flying slowly towards the transformers.',
      occurredAt: stage.time(at - 6).toISOString(),
      category: 'sighting',
      position: { lat, lon, errorM: 300 },
      reporter: 'Guard, south gate',
      reliability: 'B',
      credibility: 2,
    },
  };
}

function place(power: CastSite, state: FlightState, east: number, north: number) {
  const { lat, lon } = displaced(power.position, { east: state.east + east, north: state.north + north });
  return { lat, lon, alt: GROUND_M + state.up };
}

function airVehicle(confidence: number): JsonObject[] {
  const sure = Math.round(confidence * 100) / 100;
  return [
    {
      type: 'Air Vehicle',
      confidence: sure,
      subClass: [{ type: 'UAV Rotary Wing', confidence: sure, level: 1 }],
    },
  ];
}
