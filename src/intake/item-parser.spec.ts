import * as fc from 'fast-check';
import { parseItem } from './item-parser.ts';
import { scanJson } from './json-scan.ts';

function parsed(text: string | Buffer): unknown[] {
  const body = Buffer.from(text);
  return scanJson(body, { maxDepth: 8, maxItems: 1_000, maxItemBytes: 10_000 }).items.map((item) => {
    const result = parseItem(body, item);
    if ('item' in result) return result.item;
    const { code, field } = result.rejection;
    return field === undefined ? code : `${code} ${field}`;
  });
}

describe('the item parser', () => {
  it('keeps the text exactly as it was received', () => {
    const text = '{ "a" : 1.0,\t"b":"\\u00e9 é",  "big":12345678901234567890 }';
    const body = Buffer.from(`[${text}]`);
    const [item] = scanJson(body, { maxDepth: 8, maxItems: 10, maxItemBytes: 1_000 }).items;
    expect(parseItem(body, item!)).toMatchObject({ raw: text });
  });

  it('refuses keys that reach a prototype, however they are written', () => {
    expect(parsed('{"__proto__":{"admin":true}}')).toEqual(['prototype_key']);
    expect(parsed('{"a":[{"\\u005f_proto\\u005f_":1}]}')).toEqual(['prototype_key']);
    expect(parsed('{"constructor":{"prototype":{"admin":true}}}')).toEqual(['prototype_key']);
    expect(parsed('{"constructor":"Meyer Werft"}')).toEqual([{ constructor: 'Meyer Werft' }]);
  });

  it('refuses what is not an object', () => {
    expect(parsed('[1,"a",null,[],true,{}]')).toEqual([...Array<string>(5).fill('not_an_object'), {}]);
  });

  it('refuses numbers beyond a double, naming where they stand', () => {
    expect(parsed('{"a":1e308}')).toEqual([{ a: 1e308 }]);
    expect(parsed('{"a":1e999}')).toEqual(['number_out_of_range a']);
    expect(parsed('{"a":{"b":[0,-1e999]}}')).toEqual(['number_out_of_range a.b[1]']);
  });

  it('refuses a key that stands twice in one object, at any depth, however it is spelt', () => {
    expect(parsed('{"a":1,"a":2}')).toEqual(['duplicate_key']);
    expect(parsed('{"a":1,"\\u0061":2}')).toEqual(['duplicate_key']);
    expect(parsed('{"x":[{"a":1,"b":{"c":1,"c":1}}]}')).toEqual(['duplicate_key']);
    expect(parsed('{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}')).toHaveLength(1);
    expect(parsed('{"a":{"a":{"a":1}},"b":[{"a":1},{"a":1}]}')[0]).toHaveProperty('b');
  });

  it('refuses what has the shape of JSON and is none', () => {
    expect(parsed('[{"a":tru},{"a":01},{"a":"\\x"},{"a":.5},{"a":+1},{"a":NaN},{"a":1}]')).toEqual([
      ...Array<string>(6).fill('malformed_json'),
      { a: 1 },
    ]);
    expect(parsed('{"a":1\0}')).toEqual(['nul_byte']);
  });

  it('gives for every object what JSON.parse gives', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 4 })), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!/__proto__|constructor/.test(text));
        expect(parsed(text)).toEqual([JSON.parse(text)]);
      }),
    );
  });
});
