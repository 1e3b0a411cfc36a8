import type { JsonObject } from '../../../common/json.ts';
import type { Rejection } from '../../alert.ts';
import { ENUMERATIONS } from './enumerations.ts';
import { checkMessage, jsonName, MESSAGES } from './message-check.ts';
import { SCALARS } from './message-shape.ts';

const NODE = '7c0e4d39-52f1-4c6b-9a07-3d4f6b1c8e21';
const LOCATION: JsonObject = {
  x: 129.05,
  y: 35.12,
  coordinateSystem: 'LOCATION_COORDINATE_SYSTEM_LAT_LNG_DEG_M',
  datum: 'LOCATION_DATUM_WGS84_E',
};
const DETECTION: JsonObject = {
  reportId: '01KAQZ8Q0W4V1T9R3NFC5M6B7D',
  objectId: '01KAQZ8Q0W4V1T9R3NFC5M6B7E',
  location: LOCATION,
};

function envelope(content: JsonObject): JsonObject {
  return { timestamp: '2026-11-23T08:29:59.123456789Z', nodeId: NODE, ...content };
}

function message(item: JsonObject): JsonObject {
  const checked = checkMessage(item);
  if ('rejection' in checked) throw new Error(JSON.stringify(checked.rejection));
  return checked.message;
}

function rejection(item: JsonObject): Rejection {
  const checked = checkMessage(item);
  if ('message' in checked) throw new Error('taken in');
  return checked.rejection;
}

describe('the tables', () => {
  it('name only messages, enumerations and scalars that exist', () => {
    const types = Object.values(MESSAGES).flatMap((shape) => Object.values(shape).map(({ type }) => type));
    const known = new Set([...SCALARS, ...Object.keys(MESSAGES), ...Object.keys(ENUMERATIONS)]);
    expect(types.filter((type) => !known.has(type))).toEqual([]);
  });

  it('keep the numbers of the enumerations, gaps included', () => {
    expect(ENUMERATIONS['System']?.names.indexOf('GOODBYE')).toBe(5);
    expect(ENUMERATIONS['LocationCoordinateSystem']?.names.indexOf('UTM_M')).toBe(5);
    expect(ENUMERATIONS['StatusLevel']?.names.indexOf('ERROR_STATUS')).toBe(4);
    expect(ENUMERATIONS['NodeType']?.names.indexOf('CYBER')).toBe(15);
  });
});

describe('a message that is well made', () => {
  it('comes back in one spelling, however it was spelt', () => {
    const camel = message(envelope({ detectionReport: { ...DETECTION, detectionConfidence: 0.5 } }));
    const snake = message({
      timestamp: '2026-11-23T08:29:59.123456789Z',
      node_id: NODE,
      detection_report: {
        report_id: '01KAQZ8Q0W4V1T9R3NFC5M6B7D',
        object_id: '01KAQZ8Q0W4V1T9R3NFC5M6B7E',
        location: { x: '129.05', y: 35.12, coordinate_system: 1, datum: 'LOCATION_DATUM_WGS84_E' },
        detection_confidence: '0.5',
      },
    });
    expect(snake).toEqual(camel);
    expect(camel['detection_report']).toMatchObject({
      location: { x: 129.05, coordinate_system: 'LAT_LNG_DEG_M', datum: 'WGS84_E' },
      detection_confidence: 0.5,
    });
  });

  it('may hold null for what it does not hold', () => {
    expect(message(envelope({ alert: null, detectionReport: { ...DETECTION, colour: null } }))).not.toHaveProperty(
      'detection_report.colour',
    );
  });

  it('spells names as proto3 JSON does, capitals kept', () => {
    expect(['report_id', 'x', 'Dock_class_namespace'].map(jsonName)).toEqual(['reportId', 'x', 'DockClassNamespace']);
  });
});

describe('a message that is not is refused by path', () => {
  const detection = (fields: JsonObject) => envelope({ detectionReport: { ...DETECTION, ...fields } });

  it.each<[string, JsonObject, Partial<Rejection>]>([
    ['a missing field', detection({ reportId: null }), { code: 'missing_field', field: 'detectionReport.reportId' }],
    ['a field nobody knows', detection({ detectionLocation: {} }), { code: 'unknown_field' }],
    ['no content', envelope({}), { code: 'missing_field', field: 'registration' }],
    [
      'two contents',
      envelope({ detectionReport: DETECTION, alert: {} }),
      { code: 'conflicting_fields', field: 'alert' },
    ],
    [
      'the same field twice',
      detection({ report_id: '01KAQZ8Q0W4V1T9R3NFC5M6B7D' }),
      { code: 'duplicate_field', field: 'detectionReport.report_id' },
    ],
    ['neither location nor bearing', detection({ location: null }), { code: 'missing_field' }],
    [
      'a location and a bearing',
      detection({ rangeBearing: {} }),
      { code: 'conflicting_fields', field: 'detectionReport.location' },
    ],
    ['a ULID in lower case', detection({ objectId: '01kaqz8q0w4v1t9r3nfc5m6b7e' }), { code: 'bad_ulid' }],
    ['a ULID beyond its range', detection({ objectId: '81KAQZ8Q0W4V1T9R3NFC5M6B7E' }), { code: 'bad_ulid' }],
    [
      'a UUID of another version',
      { ...detection({}), nodeId: '7c0e4d39-52f1-1c6b-9a07-3d4f6b1c8e21' },
      { code: 'bad_uuid', field: 'nodeId' },
    ],
    [
      'a confidence above one',
      detection({ classification: [{ type: 'UAV' }, { type: 'Bird', confidence: 1.2 }] }),
      { code: 'out_of_range', field: 'detectionReport.classification[1].confidence' },
    ],
    [
      'a value of an enumeration that does not exist',
      detection({ location: { ...LOCATION, datum: 'LOCATION_DATUM_OSGB36' } }),
      { code: 'unknown_value', field: 'detectionReport.location.datum' },
    ],
    ['a reserved number', detection({ location: { ...LOCATION, coordinateSystem: 3 } }), { code: 'unknown_value' }],
    ['an infinite number', detection({ location: { ...LOCATION, x: 'Infinity' } }), { code: 'wrong_type' }],
    ['text for a number', detection({ location: { ...LOCATION, y: 'north' } }), { code: 'wrong_type' }],
    ['an object for a list', detection({ signal: {} }), { code: 'wrong_type', field: 'detectionReport.signal' }],
    ['a list for an object', envelope({ detectionReport: [] }), { code: 'wrong_type', field: 'detectionReport' }],
    ['a time without zone', { ...detection({}), timestamp: '2026-11-23T08:29:59' }, { code: 'time_without_zone' }],
    [
      'a version that is not understood',
      envelope({
        registration: { nodeDefinition: [{ nodeType: 'NODE_TYPE_RADAR' }], icdVersion: 'BSI Flex 335 v1.0' },
      }),
      { code: 'unsupported_version', field: 'registration.icdVersion' },
    ],
    ['an empty list that must not be', envelope({ registration: { nodeDefinition: [] } }), { code: 'missing_field' }],
  ])('%s', (_, item, expected) => {
    expect(rejection(item)).toMatchObject(expected);
  });

  it('a class tree without end', () => {
    let tree: JsonObject = { type: 'UAV', level: 1 };
    for (let depth = 0; depth < 40; depth += 1) tree = { type: 'UAV', level: 1, subClass: [tree] };
    expect(rejection(detection({ classification: [{ type: 'UAV', subClass: [tree] }] })).code).toBe('too_deep');
  });

  it('names that objects inherit', () => {
    const item = JSON.parse('{"__proto__":{"alert":{}},"constructor":1}') as JsonObject;
    expect(rejection(item)).toMatchObject({ code: 'unknown_field', field: '__proto__' });
  });
});
