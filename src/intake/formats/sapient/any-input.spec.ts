import * as fc from 'fast-check';
import { decodeContext } from '../../../../test/support/decode-context.ts';
import { decodedFaults } from '../../../../test/support/draft-faults.ts';
import { checkDraft } from '../../draft-check.ts';
import type { Json, JsonObject } from '../../../common/json.ts';
import { sapientFormat } from '../sapient.ts';

const NODE = '7c0e4d39-52f1-4c6b-9a07-3d4f6b1c8e21';
const OBJECT = '01KAQZ8Q0W4V1T9R3NFC5M6B7E';
const ALERT_ID = '01KAQZ8Q0W4V1T9R3NFC5M6B7G';
const FULL_REPORT: JsonObject = {
  reportId: ALERT_ID,
  objectId: OBJECT,
  state: 'lostInView',
  location: { x: 504_557, y: 3_886_500, z: 120, coordinateSystem: 5, datum: 1, utmZone: '52S', xError: 5 },
  detectionConfidence: 0.9,
  classification: [{ type: 'Air Vehicle', confidence: 0.8, subClass: [{ type: 'Rotor UAV', level: 1 }] }],
  associatedDetection: [{ nodeId: NODE, objectId: ALERT_ID }],
  enuVelocity: { eastRate: 3, northRate: -4, upRate: 1 },
  id: 'HL-C1234',
};

type Path = (string | number)[];

/** Every place in a value, leaves and branches. */
function pathsOf(value: Json, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inner = Object.entries(value).flatMap(([key, each]: [string, Json]) => pathsOf(each, [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function replaced(item: JsonObject, path: Path, value: unknown): JsonObject {
  const copy = structuredClone(item);
  let at: Record<string | number, Json> = copy;
  for (const key of path.slice(0, -1)) at = at[key] as JsonObject;
  at[path.at(-1)!] = value as Json;
  return copy;
}

describe('whatever comes as SAPIENT', () => {
  const names = fc.constantFrom(
    ...'timestamp nodeId node_id detectionReport alert statusReport location rangeBearing x y classification'.split(
      ' ',
    ),
    ...'subClass type level coordinateSystem datum utmZone reportId objectId alertId registration task'.split(' '),
  );
  const values = fc.letrec((tie) => ({
    value: fc.oneof(
      { depthSize: 'small' },
      fc.constantFrom(null, true, 5, -1, 1e308, '52S', NODE, OBJECT, '2026-11-23T08:30:00Z', '\u0000\ud800'),
      fc.constantFrom('LOCATION_COORDINATE_SYSTEM_UTM_M', 'LOCATION_DATUM_WGS84_G', 'SYSTEM_OK', 'INFO_NEW'),
      fc.double(),
      fc.string({ unit: 'binary' }),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.oneof(names, fc.string()), tie('value'), { maxKeys: 6 }),
    ),
  })).value;

  it('a draft that can be stored or a reason comes back, never an exception', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.oneof(names, fc.string()), values, { maxKeys: 8 }), (item) => {
        expect(decodedFaults(sapientFormat.decode(item as JsonObject, decodeContext))).toEqual([]);
      }),
      { numRuns: 800 },
    );
  });

  it('a good message with one thing in it exchanged for anything is taken in or refused by path', () => {
    const good = { timestamp: '2026-11-23T08:29:59Z', nodeId: NODE, detectionReport: FULL_REPORT };
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(good)), values, (path, value) => {
        const decoded = sapientFormat.decode(replaced(good, path, value), decodeContext);
        expect(decodedFaults(decoded)).toEqual([]);
        if ('rejection' in decoded) expect(decoded.rejection.field).toBeDefined();
        else expect(checkDraft(decoded.draft)).toBeUndefined();
      }),
      { numRuns: 800 },
    );
  });

  it('any numbers in a detection give a place on Earth or none', () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.double({ min: 0, max: 1e7, noNaN: true }),
    );
    const system = fc.constantFrom(0, 1, 2, 5);
    const zone = fc.option(fc.constantFrom('52S', '48M', '30N', '1C', '60X', '?'), { nil: null });
    fc.assert(
      fc.property(number, number, number, system, zone, (x, y, z, coordinateSystem, utmZone) => {
        const location = { x, y, z, xError: z, coordinateSystem, utmZone, datum: 1 };
        const report = { reportId: ALERT_ID, objectId: OBJECT, location };
        const item = { timestamp: '2026-11-23T08:29:59Z', nodeId: NODE, detectionReport: report };
        const decoded = sapientFormat.decode(item, decodeContext);
        expect(decodedFaults(decoded)).toEqual([]);
        expect(decoded).toHaveProperty('draft.track.id', OBJECT);
        if ('draft' in decoded) expect(checkDraft(decoded.draft)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});
