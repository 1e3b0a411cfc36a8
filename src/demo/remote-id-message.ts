import type { GeoPosition } from '../common/geo-position.ts';
import type { JsonObject } from '../common/json.ts';

/** What a drone broadcasts about itself, in the units of ASTM F3411. */
export interface BroadcastState {
  /** Serial number (ANSI/CTA-2063-A). */
  serial: string;
  operatorId: string;
  position: GeoPosition & { alt: number };
  /** Metres above take-off. */
  height: number;
  /** Metres per second. */
  velocity: { east: number; north: number; up: number };
  pilot: GeoPosition & { alt: number };
  time: Date;
}

export interface Reception {
  receiver: string;
  mac: string;
  /** dBm. */
  rssi: number;
  channel: number;
  /** When the receiver heard it. */
  heardAt: Date;
}

/** Bytes of the struct as DroneScout sends it. */
const STRUCT_BYTES = 921;
const SERIAL_NUMBER = 1;
const MULTIROTOR = 2;
const AIRBORNE = 2;
const UNKNOWN_ALTITUDE = -1000;
const EPOCH_2019_SECONDS = Date.UTC(2019, 0, 1) / 1000;

/** A DroneScout message as its MQTT client writes it, with the broadcast as the C struct in base64. */
export function droneScoutMessage(state: BroadcastState, reception: Reception): JsonObject {
  return {
    protocol: 1.0,
    data: {
      'sensor ID': reception.receiver,
      RSSI: reception.rssi,
      channel: reception.channel,
      timestamp: reception.heardAt.getTime(),
      'MAC address': reception.mac,
      type: 'WiFi beacon',
      UASdata: packOdid(state).toString('base64'),
    },
  };
}

/**
 * `ODID_UAS_Data` of opendroneid-core-c, little-endian with natural alignment: Basic ID, Location, Self ID, System and
 * Operator ID, in the steps the messages have on air.
 */
export function packOdid({ serial, operatorId, position, height, velocity, pilot, time }: BroadcastState): Buffer {
  const bytes = Buffer.alloc(STRUCT_BYTES);
  bytes.writeInt32LE(MULTIROTOR, 0);
  bytes.writeInt32LE(SERIAL_NUMBER, 4);
  bytes.write(serial, 8, 20, 'latin1');

  const location = 64;
  const speed = Math.hypot(velocity.east, velocity.north);
  const course = ((Math.atan2(velocity.east, velocity.north) * 180) / Math.PI + 360) % 360;
  bytes.writeInt32LE(AIRBORNE, location);
  bytes.writeFloatLE(Math.round(course) % 360, location + 4);
  bytes.writeFloatLE(inSteps(speed, 0.25), location + 8);
  bytes.writeFloatLE(inSteps(velocity.up, 0.5), location + 12);
  bytes.writeDoubleLE(inSteps(position.lat, 1e-7), location + 16);
  bytes.writeDoubleLE(inSteps(position.lon, 1e-7), location + 24);
  bytes.writeFloatLE(UNKNOWN_ALTITUDE, location + 32);
  bytes.writeFloatLE(inSteps(position.alt, 0.5), location + 36);
  bytes.writeInt32LE(0, location + 40);
  bytes.writeFloatLE(inSteps(height, 0.5), location + 44);
  // Codes, not metres: 3 m horizontally, 10 m vertically, 1 m/s, 0.2 s.
  bytes.writeInt32LE(11, location + 48);
  bytes.writeInt32LE(4, location + 52);
  bytes.writeInt32LE(3, location + 60);
  bytes.writeInt32LE(2, location + 64);
  bytes.writeFloatLE(inSteps((time.getTime() / 1000) % 3600, 0.1), location + 68);

  bytes.writeInt32LE(0, 776);
  bytes.write('Survey flight', 780, 23, 'latin1');

  const system = 808;
  bytes.writeDoubleLE(inSteps(pilot.lat, 1e-7), system + 8);
  bytes.writeDoubleLE(inSteps(pilot.lon, 1e-7), system + 16);
  bytes.writeUInt16LE(1, system + 24);
  bytes.writeFloatLE(UNKNOWN_ALTITUDE, system + 28);
  bytes.writeFloatLE(UNKNOWN_ALTITUDE, system + 32);
  bytes.writeFloatLE(inSteps(pilot.alt, 0.5), system + 44);
  bytes.writeUInt32LE(Math.floor(time.getTime() / 1000) - EPOCH_2019_SECONDS, system + 48);

  bytes.write(operatorId, 868, 20, 'latin1');
  for (const valid of [892, 894, 911, 912, 913]) bytes.writeUInt8(1, valid);
  return bytes;
}

function inSteps(value: number, step: number): number {
  return Math.round(value / step) * step;
}
