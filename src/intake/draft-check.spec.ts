import * as fc from 'fast-check';
import type { JsonObject } from '../common/json.ts';
import type { AlertDraft, EntityRef } from './alert.ts';
import { checkDraft } from './draft-check.ts';

const good: AlertDraft = {
  externalId: 'a-1',
  kind: 'airspace',
  occurredAt: new Date('2026-03-02T10:00:00Z'),
  title: 'Drone near the quay',
  description: 'Seen by radar',
  severity: 60,
  confidence: 0.7,
  signature: 'radar:track',
  categories: ['airspace.unauthorised-uas'],
  entities: [{ type: 'serial', value: '1581F4X', role: 'subject' }],
  position: { lat: 1.26, lon: 103.84, alt: 120, error: 15 },
  track: { id: '17', bearing: { azimuth: 12, azimuthError: 3 }, velocity: { east: 1, north: -2 } },
  eventKey: 'k',
  sequence: 5,
  analyzer: 'node-1',
  tlp: 'AMBER+STRICT',
  pap: 'GREEN',
  attributes: { flow: { id: 1 } },
};

function verdict(change: object): string {
  const rejection = checkDraft({ ...good, ...change });
  return rejection ? `${rejection.code} ${rejection.field}` : 'ok';
}

const entity = (value: string, more: object = {}): EntityRef[] => [{ type: 'ip', value, role: 'source', ...more }];

describe('the check of a draft', () => {
  it('lets a full draft and a bare one pass', () => {
    expect(verdict({})).toBe('ok');
    const { externalId, kind, occurredAt, title, severity, signature } = good;
    const bare = {
      externalId,
      kind,
      occurredAt,
      title,
      severity,
      signature,
      categories: [],
      entities: [],
      attributes: {},
    };
    expect(checkDraft(bare)).toBeUndefined();
  });

  it.each([
    ['bad_text title', { title: 'a\0b' }],
    ['bad_text externalId', { externalId: '\ud800' }],
    ['bad_text description', { description: 'x\udc00' }],
    ['bad_text entities[0].value', { entities: entity('a\0') }],
    ['bad_text attributes.a.b[1]', { attributes: { a: { b: ['x', '\0'] } } }],
    ['bad_text attributes.a', { attributes: { a: { '\0': 1 } } }],
    ['bad_text track.class', { track: { id: '1', class: '\udfff' } }],
    ['missing_field externalId', { externalId: '' }],
    ['missing_field title', { title: '' }],
    ['missing_field position.lon', { position: { lat: 1 } }],
    ['missing_field track.id', { track: { id: '' } }],
    ['too_long externalId', { externalId: 'x'.repeat(513) }],
    ['too_long entities[0].value', { entities: entity('x'.repeat(513)) }],
    ['out_of_range severity', { severity: 101 }],
    ['out_of_range severity', { severity: NaN }],
    ['out_of_range confidence', { confidence: -0.01 }],
    ['out_of_range occurredAt', { occurredAt: new Date(NaN) }],
    ['out_of_range occurredAt', { occurredAt: new Date(8.64e15) }],
    ['out_of_range position.lat', { position: { lat: 91, lon: 0 } }],
    ['out_of_range position.error', { position: { lat: 1, lon: 0, error: Infinity } }],
    ['out_of_range track.bearing.azimuth', { track: { id: '1', bearing: { azimuth: 400, azimuthError: 1 } } }],
    ['out_of_range track.velocity.east', { track: { id: '1', velocity: { east: Infinity, north: 0 } } }],
    ['out_of_range attributes.n', { attributes: { n: Infinity } }],
    ['out_of_range tlp', { tlp: 'WHITE' }],
    ['out_of_range pap', { pap: 'AMBER+STRICT' }],
    ['out_of_range kind', { kind: 'radio' }],
    ['out_of_range entities[0].type', { entities: entity('x', { type: 'colour' }) }],
    ['out_of_range entities[0].role', { entities: entity('x', { role: 'victim' }) }],
    ['out_of_range sequence', { sequence: 2 ** 53 }],
    ['wrong_type sequence', { sequence: 1.5 }],
    ['wrong_type title', { title: 5 }],
    ['too_many entities', { entities: Array.from({ length: 65 }, () => entity('x')[0]) }],
    ['too_many categories', { categories: Array.from({ length: 33 }, () => 'x') }],
    ['too_many attributes', { attributes: { list: Array.from({ length: 6_000 }, () => 1) } }],
    ['too_many attributes', { attributes: { text: 'x'.repeat(300_000) } }],
  ])('says %s', (expected, change) => {
    expect(verdict(change)).toBe(expected);
  });

  it('refuses attributes that nest too deep', () => {
    let deep: JsonObject = {};
    for (let level = 0; level < 100; level += 1) deep = { deep };
    expect(verdict({ attributes: deep })).toBe('too_many attributes');
  });

  it('never throws, and refuses exactly the attributes that the database would refuse', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '\0', '\ud83d', '\ude80', '🚀', 'é') });
    fc.assert(
      fc.property(fc.dictionary(texts, fc.oneof(texts, fc.array(texts), fc.double())), (attributes) => {
        const flat = JSON.stringify(attributes);
        const numbers = Object.values(attributes).filter((value) => typeof value === 'number');
        // JSON.stringify escapes exactly NUL and lone halves; the escapes themselves cannot be spelt with these letters.
        const storable = !/\\u0000|\\ud[89a-f]/.test(flat) && numbers.every(Number.isFinite);
        expect(verdict({ attributes })).toMatch(storable ? /^ok$/ : /^(bad_text|out_of_range) /);
      }),
    );
  });
});
