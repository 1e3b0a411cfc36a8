import { anything, assert, constantFrom, json, oneof, property, string, tuple, uint8Array } from 'fast-check';
import { Ajv } from 'ajv';
import { DomainError } from '../common/domain-error.ts';
import { decodeClientFrame } from './client-frame.ts';
import { clientFrameSchemas } from './frame-schemas.ts';

const decode = (text: string): unknown => decodeClientFrame(Buffer.from(text));

function refusal(bytes: Buffer): DomainError | undefined {
  try {
    decodeClientFrame(bytes);
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

describe('decodeClientFrame', () => {
  it.each(Object.entries(clientFrameSchemas))('holds %s against a schema that is one', (_, schema) => {
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

  it.each([
    { type: 'authenticate', token: 'x' },
    { type: 'subscribe', id: 'all' },
    { type: 'subscribe', id: 'a.b:c-1_2', cursor: 0 },
    {
      type: 'subscribe',
      id: 'port',
      cursor: 12,
      filter: {
        sites: ['SGSIN'],
        nations: ['SG', 'MY'],
        cases: ['0198a000-0000-7000-8000-000000000001'],
        types: ['case.opened'],
        minSeverity: 70,
      },
    },
    { type: 'unsubscribe', id: 'all' },
    { type: 'ping' },
  ])('reads %j', (frame) => {
    expect(decode(JSON.stringify(frame))).toEqual(frame);
  });

  it.each([
    ['nothing', '', 'malformed_json'],
    ['cut JSON', '{"type":"ping"', 'malformed_json'],
    ['trailing text', '{"type":"ping"} x', 'malformed_json'],
    ['a list', '[]', 'not_an_object'],
    ['null', 'null', 'not_an_object'],
    ['no type', '{}', 'unknown_type'],
    ['an unknown type', '{"type":"launch"}', 'unknown_type'],
    ['a type from the prototype', '{"type":"constructor"}', 'unknown_type'],
    ['a type that is no text', '{"type":["ping"]}', 'unknown_type'],
    ['a prototype key', '{"type":"ping","__proto__":{}}', 'prototype_key'],
    ['deep nesting', `{"type":"ping","x":${'['.repeat(5_000)}`, 'too_deep'],
    ['an unknown property', '{"type":"ping","evil":1}', 'wrong_shape'],
    ['a missing id', '{"type":"subscribe"}', 'wrong_shape'],
    ['an id with a tag', '{"type":"subscribe","id":"<script>"}', 'wrong_shape'],
    ['a negative cursor', '{"type":"subscribe","id":"a","cursor":-1}', 'wrong_shape'],
    ['a huge cursor', '{"type":"subscribe","id":"a","cursor":1e300}', 'wrong_shape'],
    ['a fraction as cursor', '{"type":"subscribe","id":"a","cursor":1.5}', 'wrong_shape'],
    ['an empty list', '{"type":"subscribe","id":"a","filter":{"sites":[]}}', 'wrong_shape'],
    ['an unknown event type', '{"type":"subscribe","id":"a","filter":{"types":["case.exploded"]}}', 'wrong_shape'],
    ['a long list', `{"type":"subscribe","id":"a","filter":{"nations":[${'"SG",'.repeat(99)}"SG"]}}`, 'wrong_shape'],
  ])('refuses %s', (_case, text, code) => {
    expect(refusal(Buffer.from(text))?.code).toBe(code);
  });

  it('refuses broken UTF-8', () => {
    expect(refusal(Buffer.from([0x22, 0xff, 0x22]))?.code).toBe('bad_utf8');
  });

  it('never throws anything else, nor repeats what it was sent', () => {
    const mark = 'qZ7';
    const hostile = oneof(
      uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
      json().map((text) => Buffer.from(text)),
      tuple(constantFrom('subscribe', 'unsubscribe', 'authenticate', 'ping', mark), string(), anything()).map(
        ([type, key, value]) =>
          Buffer.from(
            JSON.stringify(
              { type, [`${mark}${key}`]: mark, id: `${mark} `, filter: { [mark]: [mark] }, value },
              (_, v) => (typeof v === 'bigint' ? mark : (v as unknown)),
            ),
          ),
      ),
    );
    assert(
      property(hostile, (bytes) => {
        const error = refusal(bytes);
        if (error) expect(`${error.code} ${error.message}`).not.toContain(mark);
      }),
      { numRuns: 500 },
    );
  });
});
