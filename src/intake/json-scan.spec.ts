import * as fc from 'fast-check';
import { scanJson, type ScanLimits } from './json-scan.ts';

const limits: ScanLimits = { maxDepth: 8, maxItems: 100, maxItemBytes: 1_000 };

/** Each item as its text, or as its fault's code. */
function split(body: string | Uint8Array, changed: Partial<ScanLimits> = {}): string[] {
  const bytes = Buffer.from(body);
  return scanJson(bytes, { ...limits, ...changed }).items.map(
    (item) => item.fault?.code ?? bytes.toString('utf8', item.start, item.end),
  );
}

describe('the scan of a body', () => {
  it('takes one object, however it is printed', () => {
    expect(split('{"a":1}')).toEqual(['{"a":1}']);
    expect(split(' \r\n\t{"a":\n {"b": [1, 2]}\n}\n')).toEqual(['{"a":\n {"b": [1, 2]}\n}']);
    expect(split('\ufeff{"a":1}')).toEqual(['{"a":1}']);
  });

  it('takes the elements of an array, and none of an empty one', () => {
    expect(split('[{"a":1}, {"b":"]"},\n3]')).toEqual(['{"a":1}', '{"b":"]"}', '3']);
    expect(split('[]')).toEqual([]);
    expect(split('[ ] ')).toEqual([]);
  });

  it('takes values one after another, with lines, blanks or nothing between them', () => {
    expect(split('{"a":1}\n\n{"b":2}\r\n{"c":3}')).toEqual(['{"a":1}', '{"b":2}', '{"c":3}']);
    expect(split('{"a":1}{"b":"}{"} {"c":3}')).toEqual(['{"a":1}', '{"b":"}{"}', '{"c":3}']);
  });

  it('tells nothing at all from an array of nothing', () => {
    const found = (body: string) => scanJson(Buffer.from(body), limits);
    for (const body of ['', ' \n\t ', '\ufeff'])
      expect(found(body)).toEqual({ items: [], form: 'blank', tooMany: false });
    expect(found(' [ ] ')).toEqual({ items: [], form: 'array', tooMany: false });
    expect(found('{}').form).toBe('sequence');
  });

  it.each([
    ['garbage', 'nonsense here'],
    ['a missing closing brace', '{"x":1'],
    ['a missing closing bracket', '{"x":[1,2}'],
    ['a missing value', '{"x":}'],
    ['a missing quote', '{"x":"y}'],
    ['an escaped line end', '{"x":"y\\'],
    ['an extra closing brace', '{"x":1}}'],
    ['a stray comma', '{"x":1},'],
    ['half an object', '{"x":'],
  ])('lets a line with %s harm only itself', (_name, line) => {
    expect(split(`{"a":1}\n${line}\n{"b":2}\n{"c":3}\n`)).toEqual(['{"a":1}', 'malformed_json', '{"b":2}', '{"c":3}']);
  });

  it('gives one rejection for one broken object printed over many lines', () => {
    expect(split('{\n  "a": 1\n  "b": 2\n}\n{\n  "c": 3\n}')).toEqual(['malformed_json', '{\n  "c": 3\n}']);
  });

  it('never takes an object that stands inside a broken one', () => {
    expect(split('{"a": tru e, "b":\n  {"inner":1},\n  "c": 2}\n{"d":4}')).toEqual([
      'malformed_json',
      'malformed_json',
      'malformed_json',
      '{"d":4}',
    ]);
  });

  it('refuses a broken array element alone where its brackets balance', () => {
    expect(split('[{"a":1},{"b" 2},{"c":[1,,2]},{"d":4}]')).toEqual([
      '{"a":1}',
      'malformed_json',
      'malformed_json',
      '{"d":4}',
    ]);
  });

  it.each([
    ['is cut off inside an element', '[{"a":1},{"b":2},{"c":'],
    ['is cut off between elements', '[{"a":1},{"b":2}'],
    ['misses a comma', '[{"a":1},{"b":2} {"c":3},{"d":4}]'],
    ['ends in a comma', '[{"a":1},{"b":2},]'],
    ['is followed by more', '[{"a":1},{"b":2}] {"c":3}'],
    ['closes with the wrong bracket', '[{"a":1},{"b":2}}'],
  ])('keeps the items before the break of an array that %s, and rejects the rest once', (_name, body) => {
    expect(split(body)).toEqual(['{"a":1}', '{"b":2}', 'malformed_json']);
  });

  it('refuses an item that nests too deep, and only that', () => {
    const deep = `${'['.repeat(8)}${']'.repeat(8)}`;
    expect(split(`{"a":${deep}}\n{"b":2}`)).toEqual(['too_deep', '{"b":2}']);
    expect(split(`[{"a":${deep}},{"b":2}]`)).toEqual(['too_deep', '{"b":2}']);
    expect(split(`${'{"a":'.repeat(100_000)}\n{"b":2}`)).toEqual(['too_deep', '{"b":2}']);
    expect(split('['.repeat(100_000))).toEqual(['too_deep']);
  });

  it('allows nesting up to the limit', () => {
    const item = `${'{"a":'.repeat(8)}1${'}'.repeat(8)}`;
    expect(split(item)).toEqual([item]);
    expect(split(`[${item}]`)).toEqual([item]);
  });

  it('refuses an item that is too large, and only that', () => {
    const large = JSON.stringify({ a: 'x'.repeat(1_000) });
    expect(split(`{"a":1}\n${large}\n{"b":2}`)).toEqual(['{"a":1}', 'item_too_large', '{"b":2}']);
    expect(split(`[{"a":1},${large},{"b":2}]`)).toEqual(['{"a":1}', 'item_too_large', '{"b":2}']);
  });

  it('says when there are too many items, and stops counting', () => {
    const body = Buffer.from(`[${'{},'.repeat(100)}{}]`);
    expect(scanJson(body, limits)).toMatchObject({ tooMany: true });
    expect(scanJson(body, limits).items).toHaveLength(100);
    expect(scanJson(body, { ...limits, maxItems: 101 })).toMatchObject({ tooMany: false });
    expect(scanJson(Buffer.from('{}'.repeat(101)), limits).tooMany).toBe(true);
    expect(scanJson(Buffer.from('{}'.repeat(100)), limits).tooMany).toBe(false);
  });

  it('refuses the item that is not UTF-8, and only that', () => {
    const body = (...bytes: number[]) =>
      Buffer.concat([Buffer.from('{"a":"'), Buffer.from(bytes), Buffer.from('"}\n{"b":"é"}')]);
    expect(split(body(0xff))).toEqual(['bad_utf8', '{"b":"é"}']);
    expect(split(body(0xc0, 0xaf))).toEqual(['bad_utf8', '{"b":"é"}']);
    expect(split(body(0xed, 0xa0, 0x80))).toEqual(['bad_utf8', '{"b":"é"}']);
  });

  it('names a raw NUL as what is wrong', () => {
    expect(split('{"a":"x\0y"}\n{"b":2}')).toEqual(['nul_byte', '{"b":2}']);
    expect(split('{"a":1}\0\n{"b":2}')).toEqual(['{"a":1}', 'nul_byte', '{"b":2}']);
  });

  it('counts the members of each item as they are written', () => {
    const members = scanJson(Buffer.from('{"a":{"b":":","c":[{"d":1}]},"a":2}\n{}\n[]'), limits).items.map(
      (i) => i.members,
    );
    expect(members).toEqual([5, 0, 0]);
  });
});

describe('the scan, on any input', () => {
  const wide: ScanLimits = { maxDepth: 64, maxItems: 10_000, maxItemBytes: 1_000_000 };
  const items = fc.array(fc.object({ maxDepth: 4, withNullPrototype: false }), { minLength: 1, maxLength: 12 });
  const spaces = fc.constantFrom(undefined, 1, 4, '\t');

  it('finds in an array exactly what JSON.parse finds', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue({ maxDepth: 4 })), spaces, (values, indent) => {
        const body = Buffer.from(JSON.stringify(values, null, indent));
        const scan = scanJson(body, wide);
        expect(scan.items.map((item) => item.fault)).toEqual(values.map(() => undefined));
        expect(scan.items.map((item) => JSON.parse(body.toString('utf8', item.start, item.end)))).toEqual(
          JSON.parse(body.toString()),
        );
      }),
    );
  });

  it('finds in a sequence exactly the objects that were written, whatever stands between them', () => {
    fc.assert(
      fc.property(items, spaces, fc.constantFrom('', '\n', ' ', '\r\n', '\n\n\t'), (values, indent, between) => {
        const texts = values.map((value) => JSON.stringify(value, null, indent));
        const body = Buffer.from(texts.join(between));
        const found = scanJson(body, wide).items.map(
          (item) => item.fault ?? body.toString('utf8', item.start, item.end),
        );
        expect(found).toEqual(texts);
      }),
    );
  });

  it('keeps every whole line around a broken one', () => {
    fc.assert(
      fc.property(items, items, fc.nat(), (before, after, at) => {
        const lines = (values: object[]) => values.map((value) => JSON.stringify(value));
        const whole = JSON.stringify({ title: 'broken', at: [1, { b: 'x' }] });
        const broken = whole.slice(0, 1 + (at % (whole.length - 1)));
        const body = Buffer.from([...lines(before), broken, ...lines(after)].join('\n'));
        const found = scanJson(body, wide).items.map((item) =>
          item.fault ? 'broken' : body.toString('utf8', item.start, item.end),
        );
        expect(found).toEqual([...lines(before), 'broken', ...lines(after)]);
      }),
    );
  });

  it('never throws, and puts every byte but the punctuation between items into one item', () => {
    const structure = fc.stringMatching(/^[[\]{}",:\\\s0-9a-z\0]*$/);
    const torn = fc.tuple(items, fc.nat(), fc.nat()).map(([values, from, to]) => {
      const text = JSON.stringify(values);
      return text.slice(from % text.length, to % text.length || undefined);
    });
    const encode = (text: string) => Buffer.from(text);
    const bytes = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(fc.oneof(structure.map(encode), torn.map(encode), bytes), (input) => {
        const body = Buffer.from(input);
        const scan = scanJson(body, { ...limits, maxItems: 1_000 });
        let position = 0;
        for (const item of scan.items) {
          expect(item.start).toBeGreaterThanOrEqual(position);
          expect(item.end).toBeGreaterThanOrEqual(item.start);
          expect(body.toString('latin1', position, item.start)).toMatch(/^[\s[\],\xef\xbb\xbf]*$/);
          position = item.end;
        }
        expect(body.toString('latin1', position)).toMatch(/^[\s[\]\xef\xbb\xbf]*$/);
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads a body made of unclosed lines in bounded time', () => {
    const body = Buffer.from(`{"a":["${'x'.repeat(50_000)}",\n`.repeat(600));
    const started = performance.now();
    scanJson(body, wide);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});
