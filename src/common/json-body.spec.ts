import * as fc from 'fast-check';
import { DomainError } from './domain-error.ts';
import { parseJsonBody } from './json-body.ts';

function verdict(text: string | Buffer, maxDepth = 4): string {
  try {
    parseJsonBody(Buffer.from(text), maxDepth);
    return 'taken';
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return error.field === undefined ? error.code : `${error.code} ${error.field}`;
  }
}

describe('the body of a command', () => {
  it.each([
    ['{"a":[{"b":1}]}', 'taken'],
    ['{"a":[{"b":{}}]}', 'taken'],
    ['{"a":[{"b":[[]]}]}', 'too_deep'],
    ['{"a":"[[[[[[{{{{"}', 'taken'],
    ['{"a":"\\\\"}', 'taken'],
    ['{"a":"\\"[[[[["}', 'taken'],
    ['[[[[[[[[[[', 'too_deep'],
    ['{"a":', 'malformed_json'],
    ['null', 'not_an_object'],
    ['"x"', 'not_an_object'],
    ['5', 'not_an_object'],
    ['{"__proto__":1}', 'prototype_key'],
    ['{"a":{"constructor":{"prototype":1}}}', 'prototype_key'],
    ['{"a":{"b":["x","y\\u0000"]}}', 'bad_text a.b.1'],
    ['{"a":"\\ud800"}', 'bad_text a'],
    ['{"a":"\\udc00\\ud800"}', 'bad_text a'],
    ['{"a":"\\ud83d\\ude00"}', 'taken'],
    ['{"a":{"b\\u0000":1}}', 'bad_text a'],
    ['{"b\\u0000":1}', 'bad_text'],
  ])('%s is %s', (text, expected) => {
    expect(verdict(text)).toBe(expected);
  });

  it('is taken as UTF-8 or not at all', () => {
    expect(verdict(Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]))).toBe('bad_utf8');
  });

  it('is bounded in size', () => {
    expect(verdict(`{"a":"${'x'.repeat(1024 * 1024)}"}`)).toBe('too_large');
  });

  it('comes out as it went in, whatever it holds that is fit to be stored', () => {
    const body = fc.dictionary(
      fc.string().filter((key) => !['__proto__', 'constructor'].includes(key) && !key.includes('\0')),
      fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0')),
    );
    fc.assert(
      fc.property(body, (value) => {
        expect(parseJsonBody(Buffer.from(JSON.stringify(value)), 4)).toEqual({ ...value });
      }),
    );
  });
});
