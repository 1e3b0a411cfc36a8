import { DomainError } from '../common/domain-error.ts';
import { acceptsJson, contentCoding, requireJson } from './media-type.ts';

function code(work: () => unknown): unknown {
  try {
    return work() ?? 'ok';
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

describe('the media type of a body', () => {
  it.each([
    ['application/json', 'ok'],
    ['Application/JSON; charset=UTF-8', 'ok'],
    ['application/json;charset="utf-8"', 'ok'],
    ['application/x-ndjson', 'ok'],
    ['application/jsonl', 'ok'],
    ['application/vnd.port.v1+json', 'ok'],
    ['application/json; charset=utf-16', 'unsupported_charset'],
    ['application/json; charset=iso-8859-1', 'unsupported_charset'],
    ['text/plain', 'unsupported_media_type'],
    ['application/xml', 'unsupported_media_type'],
    ['application/jsonx', 'unsupported_media_type'],
    ['multipart/form-data; boundary=application/json', 'unsupported_media_type'],
    ['', 'unsupported_media_type'],
    [undefined, 'unsupported_media_type'],
  ])('%s is %s', (type, expected) => {
    expect(code(() => requireJson(type))).toBe(expected);
  });

  it.each([
    [undefined, 'identity'],
    ['identity', 'identity'],
    ['GZIP', 'gzip'],
    ['x-gzip', 'gzip'],
    ['br', 'unsupported_encoding'],
    ['deflate', 'unsupported_encoding'],
    ['gzip, gzip', 'unsupported_encoding'],
  ])('the coding %s is %s', (coding, expected) => {
    expect(code(() => contentCoding(coding))).toBe(expected);
  });
});

describe('the Accept header', () => {
  it.each([
    [undefined, true],
    ['', true],
    ['*/*', true],
    ['application/*;q=0.2', true],
    ['text/html, application/json;q=0.1', true],
    ['text/html', false],
    ['application/json;q=0, */*', false],
    ['application/*;q=0, */*;q=1', false],
    ['application/json;q=nonsense', false],
  ])('%s lets JSON be the answer: %s', (accept, expected) => {
    expect(acceptsJson(accept)).toBe(expected);
  });
});
