import { FieldReader, ownValue } from './field-readers.ts';

describe('FieldReader', () => {
  it('keeps the first fault, with the path as the sender wrote it', () => {
    const reader = FieldReader.over({ Analyzer: { Name: 7 }, Source: [{ IP: 'x' }, { IP: 3 }] });
    reader.requireChild('Analyzer').text('Name');
    reader.children('Source').map((source) => source.text('IP'));
    expect(reader.rejection).toEqual({
      code: 'wrong_type',
      field: 'Analyzer.Name',
      reason: 'Analyzer.Name must be text',
    });
  });

  it('names the place in a list', () => {
    const reader = FieldReader.over({ Source: [{ IP: 'x' }, { IP: 3 }] });
    for (const source of reader.children('Source')) source.text('IP');
    expect(reader.rejection?.field).toBe('Source[1].IP');
    const list = FieldReader.over({ tags: ['a', 3] });
    expect(list.texts('tags')).toEqual(['a']);
    expect(list.rejection?.field).toBe('tags[1]');
  });

  it('takes null and blank text for absent', () => {
    const reader = FieldReader.over({ a: null, b: '  ' });
    expect([reader.text('a'), reader.text('b'), reader.number('a'), reader.time('a')]).toEqual(
      Array(4).fill(undefined),
    );
    expect(reader.rejection).toBeUndefined();
    reader.requireText('b');
    expect(reader.rejection).toMatchObject({ code: 'missing_field', field: 'b' });
  });

  it.each([
    ['a number that is none', { n: '7' }, 'wrong_type'],
    ['a number without end', { n: Infinity }, 'wrong_type'],
    ['a fraction', { n: 1.5 }, 'wrong_type'],
    ['a number above the range', { n: 11 }, 'out_of_range'],
    ['a number below the range', { n: -1 }, 'out_of_range'],
    ['no number', {}, 'missing_field'],
  ])('refuses %s', (_, item, code) => {
    const reader = FieldReader.over(item);
    reader.requireNumber('n', { min: 0, max: 10, integer: true });
    expect(reader.rejection).toMatchObject({ code, field: 'n' });
  });

  it('never alters an identifier: it refuses what it cannot keep', () => {
    const faultOf = (id: string) => {
      const reader = FieldReader.over({ id });
      reader.requireIdentifier('id', 8);
      return reader.rejection?.code;
    };
    expect(['ok', 'x'.repeat(9), 'a\0', '\ud800', ' '].map(faultOf)).toEqual([
      undefined,
      'too_long',
      'bad_text',
      'bad_text',
      'missing_field',
    ]);
  });

  it('reads text times and epochs in seconds or milliseconds', () => {
    const reader = FieldReader.over({ at: '2026-11-20T03:15:00Z', s: 1795144500.25, ms: 1795144500250 });
    expect(reader.requireTime('at').getTime()).toBe(1795144500000);
    expect(reader.requireEpoch('s', 1_000)).toEqual(reader.requireEpoch('ms', 1));
    expect(reader.rejection).toBeUndefined();
  });

  it('reports its decoder’s own findings at the object where they were made', () => {
    const reader = FieldReader.over({ a: { b: {} } });
    reader.requireChild('a').requireChild('b').reject('odd', 'a.b is odd');
    expect(reader.rejection).toEqual({ code: 'odd', field: 'a.b', reason: 'a.b is odd' });
  });

  it('sees own properties only', () => {
    expect(['constructor', 'toString', '__proto__'].map((name) => ownValue({}, name))).toEqual(
      Array(3).fill(undefined),
    );
  });
});
