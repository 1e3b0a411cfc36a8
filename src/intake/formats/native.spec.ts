import { Ajv } from 'ajv';
import type { JsonObject } from '../../common/json.ts';
import { acceptedBy, refusedBy } from '../../../test/support/format-verdict.ts';
import { nativeSchema } from './native-schema.ts';
import { nativeFormat } from './native.ts';

const alert = (changes: JsonObject = {}): JsonObject => ({
  externalId: 'gw/1',
  kind: 'cyber',
  occurredAt: '2026-11-20T03:15:00Z',
  title: 'Login refused',
  severity: 40,
  ...changes,
});

describe('our own format', () => {
  it('is described by a schema that is one', () => {
    expect(new Ajv().validateSchema(nativeSchema)).toBe(true);
  });

  it.each<[string, JsonObject, string, string | undefined]>([
    ['an unknown field', { sevrity: 1 }, 'unknown_field', 'sevrity'],
    ['an unknown field inside', { position: { lat: 1, lon: 2, height: 3 } }, 'unknown_field', 'position.height'],
    ['a field of the wrong type', { severity: '40' }, 'wrong_type', 'severity'],
    ['half a severity', { severity: 40.5 }, 'wrong_type', 'severity'],
    ['a latitude off the Earth', { position: { lat: 91, lon: 0 } }, 'out_of_range', 'position.lat'],
    ['an unknown category', { categories: ['other.other', 'drone'] }, 'unknown_value', 'categories[1]'],
    ['an unknown label', { tlp: 'WHITE' }, 'unknown_value', 'tlp'],
    ['a title without end', { title: 'x'.repeat(513) }, 'too_long', 'title'],
    ['an entity without role', { entities: [{ type: 'ip', value: '10.0.0.1' }] }, 'missing_field', 'entities[0].role'],
    [
      'too many entities',
      { entities: Array.from({ length: 65 }, () => ({ type: 'host', value: 'h', role: 'source' })) },
      'too_many',
      'entities',
    ],
    ['half a character in a track id', { track: { id: '\ud83d' } }, 'bad_text', 'track.id'],
    [
      'a bearing without its error',
      { track: { id: '1', bearing: { azimuth: 3 } } },
      'missing_field',
      'track.bearing.azimuthError',
    ],
    ['a local time', { occurredAt: '2026-11-20T03:15:00' }, 'time_without_zone', 'occurredAt'],
    ['a negative counter', { sequence: -1 }, 'out_of_range', 'sequence'],
    ['a path with a slash', { 'a/b~c': 1 }, 'unknown_field', 'a/b~c'],
  ])('refuses %s and names it', (_, changes, code, field) => {
    expect(refusedBy(nativeFormat, alert(changes))).toMatchObject({ code, field });
  });

  it('names each field it needs', () => {
    const missing = ['externalId', 'kind', 'occurredAt', 'title', 'severity'].map((name) => {
      const { [name]: _, ...rest } = alert();
      return refusedBy(nativeFormat, rest);
    });
    expect(missing.map(({ code, field }) => `${code} ${field}`)).toEqual(
      ['externalId', 'kind', 'occurredAt', 'title', 'severity'].map((name) => `missing_field ${name}`),
    );
  });

  it('makes prose storable but leaves identifiers alone', () => {
    const draft = acceptedBy(
      nativeFormat,
      alert({ title: 'a\0b', signature: 'Own:Rule 7', attributes: { note: '\ud800' } }),
    );
    expect(draft).toMatchObject({ title: 'a\uFFFDb', signature: 'Own:Rule 7', attributes: { note: '\uFFFD' } });
  });

  it('leaves the message it was given untouched', () => {
    const item = alert({ attributes: { a: 1 }, entities: [{ type: 'ip', value: '127.0.0.1', role: 'source' }] });
    const before = structuredClone(item);
    expect(acceptedBy(nativeFormat, item).entities).toEqual([]);
    expect(item).toEqual(before);
  });
});
