import { acceptedBy } from '../../../test/support/format-verdict.ts';
import type { JsonObject } from '../../common/json.ts';
import type { AlertDraft } from '../alert.ts';
import { sapientFormat } from './sapient.ts';

const NODE = '7c0e4d39-52f1-4c6b-9a07-3d4f6b1c8e21';
const OTHER_NODE = '0b9d2f64-8a31-4e57-b6c8-1f2e3d4c5b6a';
const OBJECT = '01KAQZ8Q0W4V1T9R3NFC5M6B7E';
const OTHER_OBJECT = '01KAQZ8Q0W4V1T9R3NFC5M6B7F';
const ALERT_ID = '01KAQZ8Q0W4V1T9R3NFC5M6B7G';
const LOCATION: JsonObject = {
  x: 129.05,
  y: 35.12,
  z: 120,
  xError: 8,
  yError: 6,
  coordinateSystem: 'LOCATION_COORDINATE_SYSTEM_LAT_LNG_DEG_M',
  datum: 'LOCATION_DATUM_WGS84_E',
};
const BEARING: JsonObject = {
  azimuth: 45,
  azimuthError: 2,
  coordinateSystem: 'RANGE_BEARING_COORDINATE_SYSTEM_DEGREES_M',
  datum: 'RANGE_BEARING_DATUM_TRUE',
};

function accepted(content: JsonObject): AlertDraft {
  return acceptedBy(sapientFormat, { timestamp: '2026-11-23T08:29:59.123456789Z', nodeId: NODE, ...content });
}

function detection(fields: JsonObject = {}): AlertDraft {
  const report = { reportId: '01KAQZ8Q0W4V1T9R3NFC5M6B7D', objectId: OBJECT, location: LOCATION };
  return accepted({ detectionReport: { ...report, ...fields } });
}

function alert(fields: JsonObject = {}): AlertDraft {
  return accepted({ alert: { alertId: ALERT_ID, alertType: 'ALERT_TYPE_WARNING', ...fields } });
}

function status(fields: JsonObject = {}): AlertDraft {
  const report = { reportId: ALERT_ID, system: 'SYSTEM_OK', info: 'INFO_NEW', mode: 'Search' };
  return accepted({ statusReport: { ...report, ...fields } });
}

describe('a DetectionReport', () => {
  it("becomes one point of the node's track", () => {
    const draft = detection({
      detectionConfidence: 0.9,
      classification: [{ type: 'Air Vehicle', confidence: 0.8, subClass: [{ type: 'Rotor UAV', level: 1 }] }],
      enuVelocity: { eastRate: 3, northRate: -4, upRate: 1 },
      state: 'lostInView',
    });
    expect(draft).toMatchObject({
      kind: 'airspace',
      signature: 'sapient:detection',
      title: 'Detection: rotary-wing UAV (object …5M6B7E)',
      severity: 40,
      confidence: 0.9,
      categories: ['airspace.unauthorised-uas'],
      analyzer: NODE,
      position: { lat: 35.12, lon: 129.05, alt: 120, error: 8 },
      track: { id: OBJECT, class: 'rotary-wing UAV', classConfidence: 0.8, velocity: { east: 3, north: -4, up: 1 } },
      attributes: { state: 'lostInView', classification: ['Air Vehicle / Rotor UAV (0.8)'] },
    });
    expect(draft.occurredAt.toISOString()).toBe('2026-11-23T08:29:59.123Z');
  });

  it('says that the unit of a velocity had to be assumed', () => {
    const draft = detection({ enu_velocity: { eastRate: 1, northRate: 1 } });
    expect(draft.attributes['velocityUnit']).toContain('assumed');
  });

  it.each([
    ['no class', undefined, 30],
    ['a class nobody knows', 'Zorb', 30],
    ['the class unknown', 'Unknown', 30],
    ['a bird', 'Bird', 5],
    ['a crewed aircraft', 'Helicopter', 10],
  ])('with %s is kept', (_, type, severity) => {
    const draft = detection(type === undefined ? {} : { classification: [{ type }] });
    expect([draft.kind, draft.severity, draft.track?.id]).toEqual(['airspace', severity, OBJECT]);
  });

  it('of a bird that may be a drone weighs as much as a drone', () => {
    const classification = [
      { type: 'Bird', confidence: 0.55 },
      { type: 'UAV', confidence: 0.45 },
    ];
    expect(detection({ classification })).toMatchObject({ severity: 40, track: { class: 'bird' } });
  });

  it('declares the tracks it is said to be, once each, without itself and without those unrelated', () => {
    const other = { nodeId: OTHER_NODE, objectId: OTHER_OBJECT };
    const draft = detection({
      associatedDetection: [
        other,
        { nodeId: NODE, objectId: OBJECT },
        { nodeId: OTHER_NODE, objectId: OBJECT, associationType: 'ASSOCIATION_RELATION_NO_RELATION' },
      ],
      derivedDetection: [other, { nodeId: NODE, objectId: OTHER_OBJECT }],
    });
    expect(draft.track?.declared).toEqual([
      { sensor: OTHER_NODE, trackId: OTHER_OBJECT },
      { sensor: NODE, trackId: OTHER_OBJECT },
    ]);
  });

  it('of a sensor that only knows the direction has a bearing and no position', () => {
    const draft = detection({ location: null, rangeBearing: BEARING });
    expect(draft.track?.bearing).toEqual({ azimuth: 45, azimuthError: 2 });
    expect(draft.position).toBeUndefined();
  });

  it('keeps its track where its place cannot be, with a note', () => {
    const draft = detection({ location: { ...LOCATION, x: 35.12, y: 129.05 } });
    expect([draft.position, draft.track?.id]).toEqual([undefined, OBJECT]);
    expect(draft.attributes['quality']).toEqual(['location 129.05, 35.12 is not on Earth and was left out']);
  });

  it("names an aircraft by the object's id, and nothing else by it", () => {
    expect(detection({ id: 'HL-C1234' }).entities).toEqual([{ type: 'serial', value: 'HL-C1234', role: 'subject' }]);
    expect(detection({ id: 'B 7', classification: [{ type: 'UAV' }] }).entities).toEqual([]);
    expect(detection({ id: '12가3456', classification: [{ type: 'Car' }] }).entities).toEqual([]);
    expect(detection({ id: '7', classification: [{ type: 'Human' }] }).entities).toEqual([]);
  });

  it('leaves out a speed that nothing has', () => {
    const draft = detection({ enuVelocity: { eastRate: 9e9, northRate: 0 } });
    expect(draft.track?.velocity).toBeUndefined();
    expect(draft.attributes['quality']).toHaveLength(1);
  });
});

describe('an Alert', () => {
  it.each([
    ['ALERT_TYPE_MODE_CHANGE', undefined, 10],
    ['ALERT_TYPE_INFORMATION', 'DISCRETE_PRIORITY_LOW', 25],
    ['ALERT_TYPE_INFORMATION', 'DISCRETE_PRIORITY_HIGH', 50],
    ['ALERT_TYPE_WARNING', 'DISCRETE_PRIORITY_MEDIUM', 50],
    ['ALERT_TYPE_WARNING', 'DISCRETE_PRIORITY_HIGH', 70],
    ['ALERT_TYPE_ERROR', undefined, 70],
    ['ALERT_TYPE_CRITICAL', 'DISCRETE_PRIORITY_HIGH', 90],
    ['ALERT_TYPE_FATAL', undefined, 90],
    ['ALERT_TYPE_UNSPECIFIED', undefined, 50],
  ])('of type %s and priority %s has severity %i', (alertType, priority, severity) => {
    expect(alert({ alertType, priority: priority ?? null }).severity).toBe(severity);
  });

  it('of a failure is about the node itself, unless it names something seen', () => {
    const failure = alert({ alertType: 'ALERT_TYPE_FATAL', description: 'Antenna stuck' });
    expect(failure).toMatchObject({
      kind: 'sensor',
      title: 'Alert (fatal): Antenna stuck',
      signature: 'sapient:alert:fatal',
      categories: ['availability.outage'],
    });
    expect(failure.track).toBeUndefined();
    expect(alert({ alertType: 'ALERT_TYPE_FATAL', location: LOCATION }).kind).toBe('airspace');
    expect(alert({ alertType: 'ALERT_TYPE_CRITICAL' }).kind).toBe('airspace');
  });

  it("belongs to the node's own track that it names, and declares those of others", () => {
    const draft = alert({
      associatedDetection: [
        { nodeId: OTHER_NODE, objectId: OTHER_OBJECT },
        { nodeId: NODE, objectId: OBJECT },
      ],
    });
    expect(draft.track).toEqual({ id: OBJECT, declared: [{ sensor: OTHER_NODE, trackId: OTHER_OBJECT }] });
  });

  it('of a fusion node stands as a track of its own that is declared to be those of others', () => {
    const draft = alert({ rangeBearing: BEARING, associatedDetection: [{ nodeId: OTHER_NODE, objectId: OBJECT }] });
    expect(draft.track).toEqual({
      id: ALERT_ID,
      bearing: { azimuth: 45, azimuthError: 2 },
      declared: [{ sensor: OTHER_NODE, trackId: OBJECT }],
    });
  });

  it('that an operator answered is another message of no severity, and not a resend', () => {
    const first = alert();
    const cleared = alert({ status: 'ALERT_STATUS_CLEAR' });
    expect([cleared.severity, cleared.signature]).toEqual([0, 'sapient:alert:warning:answered']);
    expect(cleared.externalId).not.toBe(first.externalId);
    expect(first.externalId.startsWith(`${ALERT_ID}:`)).toBe(true);
    expect(alert().externalId).toBe(first.externalId);
  });
});

describe('a StatusReport', () => {
  it.each([
    ['SYSTEM_OK', 0, 'Node 7c0e4d39 reports ok', []],
    ['SYSTEM_WARNING', 30, 'Node 7c0e4d39 reports warning', []],
    ['SYSTEM_ERROR', 50, 'Node 7c0e4d39 reports error', ['availability.outage']],
    ['SYSTEM_GOODBYE', 20, 'Node 7c0e4d39 reports that it leaves', ['availability.outage']],
  ])('%s has severity %i', (system, severity, title, categories) => {
    expect(status({ system })).toMatchObject({ kind: 'sensor', severity, title, categories });
  });

  it('tells where the node stands and what ails it', () => {
    const draft = status({
      nodeLocation: LOCATION,
      status: [
        { statusLevel: 'STATUS_LEVEL_WARNING_STATUS', statusType: 'STATUS_TYPE_WEATHER', statusValue: 'Rain' },
        { statusType: 'STATUS_TYPE_CLUTTER' },
      ],
    });
    expect(draft).toMatchObject({
      position: { lat: 35.12, lon: 129.05 },
      description: 'weather (warning): Rain; clutter',
      signature: 'sapient:status:ok',
      attributes: { system: 'OK', info: 'NEW', mode: 'Search' },
    });
  });
});

describe('messages between nodes', () => {
  it.each<[string, JsonObject, string]>([
    ['taskAck', { taskId: ALERT_ID, taskStatus: 'TASK_STATUS_ACCEPTED' }, 'sapient:task-ack'],
    ['alertAck', { alertId: ALERT_ID, alertAckStatus: 'ALERT_ACK_STATUS_REJECTED' }, 'sapient:alert-ack'],
    ['registrationAck', { acceptance: true }, 'sapient:registration-ack'],
    ['error', { packet: 'AAEC' }, 'sapient:error'],
    ['task', { taskId: ALERT_ID, control: 'CONTROL_START' }, 'sapient:task'],
  ])('%s is kept as telemetry', (name, body, signature) => {
    expect(accepted({ [name]: body })).toMatchObject({ kind: 'sensor', severity: 0, signature, analyzer: NODE });
  });

  it('that have no identifier are told apart by their time', () => {
    const first = accepted({ registrationAck: { acceptance: true } });
    const later = accepted({ registrationAck: { acceptance: true }, timestamp: '2026-11-23T08:30:00Z' });
    expect(first.externalId).toMatch(/^[0-9a-f]{32}$/);
    expect(later.externalId).not.toBe(first.externalId);
  });
});
