import { Bits } from './bits.ts';

/** What a vessel says of itself. Degrees, knots; absent where it says that it does not know. */
export interface AisMessage {
  type: number;
  mmsi: string;
  position?: { lat: number; lon: number };
  /** Its position is better than 10 m. */
  accurate?: boolean;
  speedKnots?: number;
  course?: number;
  heading?: number;
  status?: string;
  /** Second of the UTC minute the position is of. */
  second?: number;
  name?: string;
  callSign?: string;
  imo?: string;
  shipType?: number;
  destination?: string;
}

const STATUS = [
  'under way using engine',
  'at anchor',
  'not under command',
  'restricted manoeuvrability',
  'constrained by her draught',
  'moored',
  'aground',
  'engaged in fishing',
  'under way sailing',
] as const;

/** Types read, with the least of bits that the fields read of them take (ITU-R M.1371-5, annex 8). */
const LEAST_BITS: Readonly<Record<number, number>> = { 1: 143, 2: 143, 3: 143, 5: 232, 18: 139, 19: 271, 24: 48 };

export type MessageFault = 'unsupported_event_type' | 'bad_message';

/** Decodes types 1, 2, 3 and 18 (positions), 19 (both), 5 and 24 (what the vessel is). */
export function readMessage(payload: string, fillBits: number): AisMessage | MessageFault {
  const bits = new Bits(payload, fillBits);
  const [type, mmsi] = [bits.unsigned(0, 6), bits.unsigned(8, 30)];
  if (type === undefined || mmsi === undefined) return 'bad_message';
  const least = LEAST_BITS[type];
  if (least === undefined) return 'unsupported_event_type';
  if (bits.length < least || mmsi === 0 || mmsi > 999_999_999) return 'bad_message';
  const head = { type, mmsi: String(mmsi).padStart(9, '0') };
  switch (type) {
    case 5:
      return { ...head, ...staticData(bits) };
    case 24:
      return { ...head, ...partOf24(bits) };
    case 18:
      return { ...head, ...positionData(bits, 46) };
    case 19:
      return {
        ...head,
        ...positionData(bits, 46),
        ...known({ name: bits.text(143, 120), shipType: positive(bits.unsigned(263, 8)) }),
      };
    default: {
      const status = STATUS[bits.unsigned(38, 4) ?? 15];
      return { ...head, ...positionData(bits, 50), ...known({ status }) };
    }
  }
}

/** Speed, place, course, heading and second stand in one order from `start` on. */
function positionData(bits: Bits, start: number): Partial<AisMessage> {
  const [speed, course] = [bits.unsigned(start, 10), bits.unsigned(start + 66, 12)];
  const [lon, lat] = [bits.signed(start + 11, 28), bits.signed(start + 39, 27)];
  const [heading, second] = [bits.unsigned(start + 78, 9), bits.unsigned(start + 87, 6)];
  const place = { lat: (lat ?? 0) / 600_000, lon: (lon ?? 0) / 600_000 };
  const placed = Math.abs(place.lat) <= 90 && Math.abs(place.lon) <= 180;
  return known({
    speedKnots: speed === undefined || speed === 1_023 ? undefined : speed / 10,
    accurate: bits.unsigned(start + 10, 1) === 1,
    position: placed ? place : undefined,
    course: course === undefined || course >= 3_600 ? undefined : course / 10,
    heading: heading === undefined || heading >= 360 ? undefined : heading,
    second: second === undefined || second >= 60 ? undefined : second,
  });
}

function staticData(bits: Bits): Partial<AisMessage> {
  const imo = positive(bits.unsigned(40, 30));
  return known({
    imo: imo === undefined ? undefined : String(imo).padStart(7, '0'),
    callSign: bits.text(70, 42),
    name: bits.text(112, 120),
    shipType: positive(bits.unsigned(232, 8)),
    destination: bits.text(302, 120),
  });
}

function partOf24(bits: Bits): Partial<AisMessage> {
  if (bits.unsigned(38, 2) === 0) return known({ name: bits.text(40, 120) });
  return known({ shipType: positive(bits.unsigned(40, 8)), callSign: bits.text(90, 42) });
}

function positive(value: number | undefined): number | undefined {
  return value === undefined || value === 0 ? undefined : value;
}

function known(fields: { [Name in keyof AisMessage]?: AisMessage[Name] | undefined }): Partial<AisMessage> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
