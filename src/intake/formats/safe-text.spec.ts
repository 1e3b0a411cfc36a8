import { assert, integer, jsonValue, property, string } from 'fast-check';
import type { Json } from '../../common/json.ts';
import { isStorable, safeJson, safeText } from './safe-text.ts';

describe('safeText', () => {
  it('keeps whole characters and replaces what PostgreSQL refuses', () => {
    expect(safeText(' 드론 \u{1F681} ', 20)).toBe('드론 \u{1F681}');
    expect(safeText('a\0b\ud800c\udc00d', 20)).toBe('a\uFFFDb\uFFFDc\uFFFDd');
  });

  it('never cuts a character in half', () => {
    expect(safeText('ab\u{1F681}cd', 4)).toBe('ab…');
    expect(safeText('ab\u{1F681}cd', 5)).toBe('ab\u{1F681}…');
  });

  it('is storable and no longer than asked, whatever comes', () => {
    assert(
      property(string({ unit: 'binary' }), integer({ min: 1, max: 40 }), (text, most) => {
        const safe = safeText(text, most);
        expect(safe.length).toBeLessThanOrEqual(most);
        expect(isStorable(safe)).toBe(true);
      }),
    );
  });
});

describe('safeJson', () => {
  it('reaches keys and values at any depth', () => {
    expect(safeJson({ 'a\0': [{ b: '\udfff' }] })).toEqual({ 'a\uFFFD': [{ b: '\uFFFD' }] });
  });

  it('leaves storable JSON as it is', () => {
    assert(property(jsonValue({ stringUnit: 'grapheme' }), (value) => expect(safeJson(value as Json)).toEqual(value)));
  });
});
