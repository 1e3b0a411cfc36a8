import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../src/common/json.ts';
import type { AlertFact } from '../src/correlation/alert-fact.ts';
import { remoteIdFormat } from '../src/intake/formats/remote-id.ts';
import { sharedData } from '../test/support/shared-data.ts';
import { type BenchSensor, factOf, run, siteAround } from './air-world.ts';

export interface CaptureScore {
  frames: number;
  alerts: number;
  refused: number;
  objects: number;
  cases: number;
}

const RECEIVER: BenchSensor = { id: 'receiver', code: 'receiver', kind: 'remote-id', position: null };
const RECEIVED = new Date('2026-11-23T08:30:05Z');

/** The 28 messages of one drone that a DroneScout receiver heard over four transports, decoded and correlated. */
export function golden(): CaptureScore {
  const folder = join(sharedData, 'remote-id', 'dronescout-mqtt');
  const messages = ['BLE-legacy', 'BLE-long_range', 'WiFi-NaN', 'WiFi-beacon'].flatMap((name) =>
    objectsIn(readFileSync(join(folder, `${name}.json`), 'utf8')),
  );
  return decodeAll(messages);
}

/** The Bluetooth 5 capture, each frame as a receiver would pass it on, with or without what it says of the checksum. */
export function bluetooth(withChecksum: boolean): CaptureScore {
  const bytes = readFileSync(join(sharedData, 'remote-id', 'pcap', 'odid_bt5_lr_sample.pcapng'));
  const lines = packetsIn(bytes).map((packet) => lineOf(packet, withChecksum));
  return decodeAll(lines.filter((line): line is JsonObject => line !== undefined));
}

interface Packet {
  /** Seconds since 1970. */
  at: number;
  bytes: Buffer;
}

const ENHANCED_PACKET = 6;

/** The packets of a pcapng file with one interface and its default clock of microseconds. */
function packetsIn(file: Buffer): Packet[] {
  const packets: Packet[] = [];
  for (let at = 0; at + 12 <= file.length; at += file.readUInt32LE(at + 4)) {
    if (file.readUInt32LE(at) !== ENHANCED_PACKET) continue;
    const micros = file.readUInt32LE(at + 12) * 2 ** 32 + file.readUInt32LE(at + 16);
    packets.push({ at: micros / 1e6, bytes: file.subarray(at + 28, at + 28 + file.readUInt32LE(at + 20)) });
  }
  return packets;
}

const NORDIC_FLAGS = 8;
const NORDIC_STRENGTH = 10;
const ADVERTISER = 26;
/** Service data of the Open Drone ID UUID, application code 0x0d. */
const OPEN_DRONE_ID = Buffer.from([0x16, 0xfa, 0xff, 0x0d]);
const MESSAGE = 25;

/** One flat line, as dronecot's UDP feed has it; undefined for a frame without a drone's identity or place. */
function lineOf({ at, bytes }: Packet, withChecksum: boolean): JsonObject | undefined {
  const found = bytes.indexOf(OPEN_DRONE_ID);
  if (found < 0) return undefined;
  const body = bytes.subarray(found + OPEN_DRONE_ID.length + 1);
  const messages = (body[0] ?? 0) >> 4 === 0xf ? pack(body) : [body.subarray(0, MESSAGE)];
  const line: JsonObject = {
    t: at,
    mac: Buffer.from(bytes.subarray(ADVERTISER, ADVERTISER + 6))
      .reverse()
      .toString('hex'),
    radio: 'BT5',
    rssi: -(bytes[NORDIC_STRENGTH] ?? 0),
  };
  let said = false;
  for (const message of messages.filter(({ length }) => length === MESSAGE)) {
    const type = (message[0] ?? 0) >> 4;
    if (type === 0) line['id'] = message.toString('latin1', 2, 22).replace(/\0+$/, '') || null;
    if (type === 1) {
      line['lat'] = message.readInt32LE(5) / 1e7;
      line['lon'] = message.readInt32LE(9) / 1e7;
      line['alt'] = message.readUInt16LE(15) / 2 - 1000;
    }
    said ||= type <= 1;
  }
  if (!said) return undefined;
  // The sniffer's own verdict on the frame's checksum.
  if (withChecksum) line['crc_ok'] = ((bytes[NORDIC_FLAGS] ?? 0) & 1) === 1;
  return line;
}

function pack(body: Buffer): Buffer[] {
  const count = Math.min(9, body[2] ?? 0);
  return Array.from({ length: count }, (_, index) => body.subarray(3 + index * MESSAGE, 3 + (index + 1) * MESSAGE));
}

function decodeAll(messages: readonly JsonObject[]): CaptureScore {
  const site = siteAround({ lat: 52.5, lon: 5 });
  const facts: AlertFact[] = [];
  let refused = 0;
  const seen = new Set<string>();
  for (const message of messages) {
    const sensor = { ...RECEIVER, siteCode: site.code, position: { lat: 52.5, lon: 5 } };
    const decoded = remoteIdFormat.decode(message, { sensor, receivedAt: RECEIVED });
    if ('rejection' in decoded) refused += 1;
    else if (!seen.has(decoded.draft.externalId)) {
      seen.add(decoded.draft.externalId);
      facts.push(factOf(decoded.draft, RECEIVER, site, 'remote-id'));
    }
  }
  const outcome = run(facts, site);
  const { length: objects } = outcome.objects;
  return { frames: messages.length, alerts: facts.length, refused, objects, cases: outcome.cases };
}

/** Several objects may stand in one file without anything between them. */
function objectsIn(text: string): JsonObject[] {
  const parts = text.replace(/\}\s*\{/g, '}\u0000{').split('\u0000');
  return parts.flatMap((part) => {
    const value = JSON.parse(part) as Json;
    return (Array.isArray(value) ? value : [value]).filter((item): item is JsonObject => isJsonObject(item));
  });
}
