/** Writes AIS messages as a receiver would log them (ITU-R M.1371-5, annex 8; IEC 61162-1), for tests. */

import { BitWriter, sentences } from '../../src/drills/template/ais-encoder.ts';

export interface PositionFields {
  mmsi: string;
  lat: number;
  lon: number;
  /** Knots; left out, the vessel does not know. */
  speed?: number;
  course?: number;
  /** 0 under way using engine, 1 at anchor, 5 moored, 15 not said. */
  status?: number;
  second?: number;
}

/** Type 1: the position of a vessel with a transponder of class A. */
export function positionSentence({ mmsi, lat, lon, speed, course, status, second }: PositionFields): string {
  const bits = new BitWriter()
    .unsigned(1, 6)
    .unsigned(0, 2)
    .unsigned(Number(mmsi), 30)
    .unsigned(status ?? 0, 4)
    .signed(-128, 8)
    .unsigned(speed === undefined ? 1_023 : Math.min(1_022, speed * 10), 10)
    .unsigned(1, 1)
    .signed(lon * 600_000, 28)
    .signed(lat * 600_000, 27)
    .unsigned(course === undefined ? 3_600 : (course * 10) % 3_600, 12)
    .unsigned(511, 9)
    .unsigned(second ?? 60, 6)
    .unsigned(0, 25);
  return sentences(bits, 'A')[0] ?? '';
}
